"""Where long Finnish words of headings and facts may break."""

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


def test_only_the_words_of_headings_are_touched():
    html = '<h2 id="kuntoutuspsykoterapia"><a href="/kuntoutuspsykoterapia/">Kuntoutuspsykoterapia</a></h2>'
    shown = with_hyphens(f"{html}<p>Kuntoutuspsykoterapia</p><h3>Lyhyt &amp; hyvä</h3>")
    assert 'id="kuntoutuspsykoterapia"' in shown
    assert 'href="/kuntoutuspsykoterapia/"' in shown
    assert "<p>Kuntoutuspsykoterapia</p><h3>Lyhyt &amp; hyvä</h3>" in shown
    assert shown.replace(SOFT, "") == f"{html}<p>Kuntoutuspsykoterapia</p><h3>Lyhyt &amp; hyvä</h3>"
    assert shown.count(SOFT) == softened("Kuntoutuspsykoterapia").count(SOFT)


def test_the_words_of_facts_may_break_too_and_their_addresses_stay():
    fact = '<dd><a href="/terveysministerio/">Sosiaali- ja terveysministeriö</a></dd>'
    shown = with_hyphens(f'<dl class="facts">{fact}</dl><dl class="others">{fact}</dl>')
    assert f'<a href="/terveysministerio/">Sosiaali- ja {softened("terveysministeriö")}</a>' in shown
    assert shown.endswith(f'<dl class="others">{fact}</dl>')
    assert softened("kuntoutukseen") in with_hyphens('<dl class="facts"><dd>kuntoutukseen</dd></dl>')
    assert with_hyphens("<h2>kuntoutukseen</h2>") == "<h2>kuntoutukseen</h2>"
