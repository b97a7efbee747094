"""Where long Finnish words of headings, lists, labels and buttons may break."""

import pytest

from portal.plain_language import words
from portal.plain_language.hyphens import SOFT, softened, with_hyphens


@pytest.fixture(params=["libvoikko", "simplemma"], autouse=True)
def analyser(request):
    words.choose(request.param)
    if words.finnish() != request.param:
        pytest.skip("not installed here")
    yield request.param
    words.choose()


@pytest.mark.parametrize("word", ["Kuntoutuspsykoterapia", "Työkykykoordinaattori", "Saavutettavuusseloste"])
def test_a_long_word_breaks_between_syllables_and_stays_the_same_word(word):
    broken = softened(word)
    assert broken.replace(SOFT, "") == word
    assert broken.count(SOFT) >= 5
    assert min(len(end) for end in (broken.split(SOFT)[0], broken.split(SOFT)[-1])) >= 3


def test_the_parts_of_a_compound_are_known_to_voikko(analyser):
    expected = "Kun|tou|tus|psy|ko|te|ra|pia" if analyser == "libvoikko" else "Kun|tou|tusp|sy|ko|te|ra|pia"
    assert softened("Kuntoutuspsykoterapia") == expected.replace("|", SOFT)


def test_only_words_are_touched_and_those_of_paragraphs_when_they_are_very_long():
    html = '<h2 id="kuntoutuspsykoterapia"><a href="/kuntoutuspsykoterapia/">Kuntoutuspsykoterapia</a></h2>'
    shown = with_hyphens(f"{html}<p>Kuntoutuspsykoterapia, kuntoutukseen</p><h3>Lyhyt &amp; hyvä</h3>")
    assert 'id="kuntoutuspsykoterapia"' in shown
    assert 'href="/kuntoutuspsykoterapia/"' in shown
    assert f"<p>{softened('Kuntoutuspsykoterapia')}, kuntoutukseen</p><h3>Lyhyt &amp; hyvä</h3>" in shown
    assert (
        shown.replace(SOFT, "")
        == f"{html}<p>Kuntoutuspsykoterapia, kuntoutukseen</p><h3>Lyhyt &amp; hyvä</h3>"
    )


WORD = "Työvalmentaja"


@pytest.mark.parametrize(
    "html",
    [
        "<li>{}</li>",
        "<li><p><strong>{}</strong> auttaa</p></li>",
        '<dl class="others"><dt>{}</dt><dd>Auttaa<br>{}</dd></dl>',
        "<table><tr><th>{}</th><td>{}</td></tr></table>",
        "<label for=x>{}</label>",
        "<button type=submit>{}</button>",
        '<a class="button button--plain" href="/a/"><svg><path d="M1"></path></svg>{}</a>',
        '<p class="lead">{}</p>',
        '<div class="card__text"><p>{}, <!-- <li> -->{}.</p></div>',
    ],
)
def test_the_words_of_lists_facts_labels_buttons_and_cards_may_break(html):
    assert with_hyphens(html.replace("{}", WORD)) == html.replace("{}", softened(WORD))


@pytest.mark.parametrize(
    "html",
    [
        "<p>{}</p>",
        "<div>{}{}</div>",
        "<li>Ohi</li>{}",
        "<li><ul><li>Ohi</li></ul></li><p>{}</p>",
        "<li><textarea>{}</textarea></li>",
        "<li><select><option>{}</option></select></li>",
        "<li><code>{}</code><template><b>{}</b></template></li>",
        '<div class="card__textual buttons"><p>{}</p></div>',
        '<li><img alt="{}" src="/{}.png"></li>',
        "<li>{}@example.org tai tieto-{}@example.org</li>",
        "<li>https://example.org/{} tai www.{}.fi tai /{}/</li>",
        '<li title="a > {}">1 < 2 & 3</li>',
        "<script>const li = '<li>{}</li>';</script><p>{}</p>",
    ],
)
def test_other_words_and_what_is_written_or_copied_stay(html):
    shown = html.replace("{}", WORD)
    assert with_hyphens(shown) == shown


def test_what_was_left_open_ends_with_what_holds_it():
    shown = with_hyphens(f"<ul><li>Yksi<li><p>{WORD}</ul><p>{WORD}</p></div>{WORD}")
    assert shown == f"<ul><li>Yksi<li><p>{softened(WORD)}</ul><p>{WORD}</p></div>{WORD}"


def test_the_words_of_facts_may_break_too_and_their_addresses_stay():
    fact = '<dd><a href="/terveysministerio/">Sosiaali- ja terveysministeriö</a></dd>'
    shown = with_hyphens(f'<dl class="facts">{fact}</dl>')
    assert f'<a href="/terveysministerio/">Sosiaali- ja {softened("terveysministeriö")}</a>' in shown
    assert softened("kuntoutukseen") in with_hyphens('<dl class="facts"><dd>kuntoutukseen</dd></dl>')
    assert with_hyphens("<h2>kuntoutukseen</h2>") == "<h2>kuntoutukseen</h2>"


@pytest.mark.parametrize("sign", ["ä", "😀", "kissa", "a-", "’"])
@pytest.mark.parametrize("length", [99, 100, 101, 255, 40_000])
def test_a_row_of_signs_of_any_length_is_still_the_same_word(sign, length):
    written = (sign * length)[:length]
    assert "".join(words.syllables(written)) == written
