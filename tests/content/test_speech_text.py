"""Which sentences of a page are read aloud, in which language: those that the browser finds too."""

from pathlib import Path

import pytest

from content import speech_text
from content.speech_text import sentences_of

SCRIPT = Path(__file__).resolve().parents[2] / "static/js/reading/sentences.js"
PAGE = """<html lang="fi"><body><p>Ei tätä.</p><main id="m"><h1>Pajalla</h1>
<p>Ensimmäinen lause. Toinen&nbsp;lause<br>Kolmas <span lang="en">peer support</span> loppu.</p>
<nav><p>Ei tätä.</p></nav><p hidden>Eikä tätä.</p><div class="a buttons"><a>Eikä tätä</a></div>
<p>Kuva <img src="x" alt="Ei tätä"> on, esim. tässä.<span class="visually-hidden">Ei tätä</span></p>
<ul><li>Lista <b>on</b></li><li>—</li></ul></main><p>Ei tätä.</p></body></html>"""


def texts(html, language="fi"):
    return ["".join(chunk.text for chunk in chunks) for chunks in sentences_of(html, language)]


def test_what_a_reader_meets_is_read_sentence_by_sentence():
    assert texts(PAGE) == [
        "Pajalla",
        "Ensimmäinen lause.",
        "Toinen lause",
        "Kolmas peer support loppu.",
        "Kuva on, esim. tässä.",
        "Lista on",
    ]


def test_each_language_is_a_piece_of_its_own():
    third = sentences_of(PAGE, "fi-simple")[3]
    assert [chunk.language for chunk in third] == ["fi", "en", "fi"]
    assert third[1].text == "peer support"


@pytest.mark.parametrize("html", ["", "<main>", "<main></p></div>Sana", "<p>Sana</p>", "<main>&#0;<br><"])
def test_html_that_is_not_whole_breaks_nothing(html):
    assert texts(html) in ([], ["Sana"])


def test_the_meaning_of_a_word_is_read_on_its_own_page_and_not_where_it_opens():
    kinds = ("meaning", "meaning meaning--open")
    html = "".join(f'<article class="{kind}"><p>{kind[-4:]}</p></article>' for kind in kinds)
    assert texts(f"<main>{html}</main>") == ["ning"]


def test_the_script_leaves_out_the_same():
    script = SCRIPT.read_text()
    assert f'BLOCKS = "{speech_text.BLOCKS}"' in script
    assert f'SKIPPED = "{speech_text.SKIPPED}"' in script
