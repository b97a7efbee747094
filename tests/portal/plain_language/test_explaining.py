"""Explained words in the HTML of a page: found in any form, marked once, nothing else touched."""

import pytest

from portal.plain_language.explaining import Finder, Term, marked, places

TERMS = [
    Term("kuntouttava-tyotoiminta", ("kuntouttava työtoiminta",)),
    Term("tyotoiminta", ("työtoiminta",)),
    Term("tyokokeilu", ("työkokeilu",)),
    Term("te-toimisto", ("TE-toimisto",)),
    Term("typ", ("TYP",)),
    Term("ohjaamo", ("Ohjaamo",)),
    Term("kela", ("Kela",)),
]


@pytest.fixture(scope="module")
def finder():
    return Finder(TERMS, "fi")


def shown_in(html, finder):
    return marked(html, places(html, finder), lambda key, words: f"[{key}:{words}]")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "Olin kuntouttavassa työtoiminnassa.",
            "Olin [kuntouttava-tyotoiminta:kuntouttavassa työtoiminnassa].",
        ),
        ("Kävin TE-toimistossa.", "Kävin [te-toimisto:TE-toimistossa]."),
        ("TYP:n kautta", "[typ:TYP:n] kautta"),
        ("Työkokeiluun, heti!", "[tyokokeilu:Työkokeiluun], heti!"),
        ("Ohjaamoissa ja laivan ohjaamossa", "[ohjaamo:Ohjaamoissa] ja laivan ohjaamossa"),
        ("Kelasta ja kelalla", "[kela:Kelasta] ja kelalla"),
        ("typpi ja TYPERÄ", "typpi ja TYPERÄ"),
        ("5 &lt; 7 &amp; työkokeilu", "5 &lt; 7 &amp; [tyokokeilu:työkokeilu]"),
    ],
)
def test_a_word_is_found_in_any_form_and_a_name_only_as_a_name(finder, text, shown):
    assert shown_in(f"<p>{text}</p>", finder) == f"<p>{shown}</p>"


def test_only_the_first_occurrence_on_the_page_is_marked(finder):
    html = "<p>Työkokeilu <strong>työkokeilussa</strong></p><ul><li>työkokeilun</li></ul>"
    assert shown_in(html, finder).count("[tyokokeilu:") == 1


def test_the_longer_term_goes_before_the_shorter_one(finder):
    shown = shown_in("<p>kuntouttavaa työtoimintaa, työtoimintaa</p>", finder)
    assert shown == ("<p>[kuntouttava-tyotoiminta:kuntouttavaa työtoimintaa], [tyotoiminta:työtoimintaa]</p>")


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Työkokeilu</h2>",
        '<p><a href="/x/">Työkokeilu</a></p>',
        "<p><button>Työkokeilu</button></p>",
        "<p><code>työkokeilu</code></p>",
        "<details><summary>Työkokeilu</summary></details>",
        '<p lang="sv">Työkokeilu</p>',
        '<p class="visually-hidden">Työkokeilu</p>',
        '<p title="työkokeilu">Muuta</p>',
        "<p><svg><text>työkokeilu</text></svg></p>",
        "<nav><ul><li>työkokeilu</li></ul></nav>",
        "<div>työkokeilu</div>",
        "<script>let p = '<p>työkokeilu</p>';</script>",
        "<!-- <p>työkokeilu</p> -->",
    ],
)
def test_headings_links_buttons_code_and_other_languages_are_left_alone(finder, html):
    assert shown_in(html, finder) == html


@pytest.mark.parametrize(
    "html",
    [
        "<p>työkokeilu",
        "<p>työkokeilu</b></p></p>",
        '<p>a<br>b<br/>työkokeilu<img src="x" alt="työkokeilu"></p>',
        '<svg viewBox="0 0 1 1"><path d="M0"/></svg>\r\n<p>työkokeilu\n  </p>',
        "<p>&nbsp;&#x27;työkokeilu&#x27; & <</p>",
        "",
    ],
)
def test_every_other_byte_stays_as_it_was(finder, html):
    shown = shown_in(html, finder)
    assert shown.replace("[tyokokeilu:", "").replace("]", "") == html
    assert "[" in shown or not html


def test_swedish_and_english_words_are_found_too():
    swedish = Finder([Term("stod", ("erfarenhetsexpert",))], "sv")
    assert "[stod:erfarenhetsexperten]" in shown_in("<p>Fråga erfarenhetsexperten.</p>", swedish)
    english = Finder([Term("coach", ("job coaching", "peer support"))], "en")
    assert "[coach:Peer support]" in shown_in("<p>Peer support helps.</p>", english)
