"""What looks like a finding and is none, what is one although it hides; halves, figures, three words."""

import pytest

from portal.plain_language.blocks import from_text
from portal.plain_language.checking import check
from portal.plain_language.figures import Counts, figures_of
from portal.plain_language.pages import from_html
from portal.plain_language.profile import profile_of
from portal.plain_language.report import Profile, Weight

TRAPS = [
    ("fi", "Retki on 5.6.2026 kello 9.30.", "big_number", []),
    ("fi", "Katso https://example.org/uutiset/testiuutinen-wordista/.", "compound", []),
    ("fi", "Katso www.example.org/testiuutinen-wordista.", "compound", []),
    ("fi", "Katso testiuutinen-wordista.", "compound", ["testiuutinen-wordista"]),
    ("fi", "Soita numeroon 050 123 4567.", "big_number", []),
    ("fi", "Osoite on Katu 1, 00100 Helsinki.", "big_number", []),
    ("fi", "Hinta on 3,50 euroa.", "big_number", []),
    ("fi", "Keskiarvo on 2,5.", "big_number", ["2,5"]),
    ("fi", "Siellä oli 10 250 ihmistä.", "big_number", ["10 250"]),
    ("fi", "Minulla on CV ja DVD.", "roman_numeral", []),
    ("fi", "Kaarle XII eli silloin.", "roman_numeral", ["XII"]),
    ("sv", "I dag regnar det. I kapitel tre finns svaret.", "roman_numeral", []),
    ("en", "I think so. So do I.", "roman_numeral", []),
    ("fi", "Lähetä posti: oma@oma.fi tai www.oma.fi/a/b.", "symbol", []),
    ("fi", "Tule ja/tai soita.", "symbol", ["/"]),
    ("fi", "Hän tuli ma ja ti.", "abbreviation", []),
    ("fi", "Menen ulos to. 5.6. asti.", "abbreviation", ["to."]),
    ("fi", "Työ- ja elinkeinoministeriö (TEM) auttaa.", "abbreviation", []),
    ("sv", "Det gäller alla, och jag rör på mig.", "rare_word", []),
    ("sv", "Vi skriver gällande ditt möte.", "rare_word", ["gällande"]),
    ("sv", "Jag hoppas att du trivs och andas lugnt.", "s_passive", []),
    ("sv", "Hon blir trött och glad.", "passive", []),
    ("en", "I am tired, interested and born in May.", "passive", []),
    ("en", "I like reading, drawing and singing.", "participle_clause", []),
    ("fi", "Katso lisää: www.oma.fi.", "link_text", ["www.oma.fi"]),
    ("fi", "Ota takki, hattu, eväät, vettä ja pallo.", "list", ["takki, hattu, eväät, vettä ja pallo"]),
    ("fi", "Ota takki, hattu ja pallo.", "list", []),
]


@pytest.mark.parametrize(("language", "text", "kind", "expected"), TRAPS)
def test_a_kind_is_found_only_where_it_is(language, text, kind, expected):
    found = [text[each.start : each.end] for each in check(text, language).findings if each.kind == kind]
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text", "halves"),
    [
        (
            "sv",
            "Du fyller i blanketten hemma vid bordet och du skickar den sedan till oss före den sista mars.",
            (
                "Du fyller i blanketten hemma vid bordet.",
                "Du skickar den sedan till oss före den sista mars.",
            ),
        ),
        (
            "en",
            "You can come to the office on Monday morning but you should call us a few days before that.",
            (
                "You can come to the office on Monday morning.",
                "But you should call us a few days before that.",
            ),
        ),
    ],
)
def test_a_long_sentence_is_shown_as_two(language, text, halves):
    (long,) = [each for each in check(text, language).findings if each.kind == "sentence"]
    assert [(each.kind, each.texts) for each in long.suggestions] == [("split", halves)]


def test_a_sentence_that_cannot_be_cut_safely_is_left_whole():
    text = "We bought bread and butter and milk and cheese and some apples for the long way home on Friday."
    (long,) = [each for each in check(text, "en").findings if each.kind == "sentence"]
    assert long.suggestions == ()


@pytest.mark.parametrize(
    ("words", "weight"), [(12, None), (13, Weight.HINT), (16, Weight.WARN), (21, Weight.STRONG)]
)
def test_a_sentence_weighs_by_its_words(words, weight):
    found = [each for each in check("Kala " + "ui " * (words - 1), "fi").findings if each.kind == "sentence"]
    assert [(each.weight, each.number) for each in found] == ([(weight, words)] if weight else [])


def test_links_of_a_page_are_told_by_their_words():
    page = from_html('<p>Ohje: <a href="/a">Lue lisää</a> ja <a href="/b">retken kuvat</a>.</p>')
    found = [each for each in check(page, "fi").findings if each.kind == "link_text"]
    assert [page.text[each.start : each.end] for each in found] == ["Lue lisää"]


def test_long_paragraphs_and_long_ways_without_a_heading_are_named():
    text = "Tulen kotiin. Syön puuroa. Luen kirjaa. Menen ulos.\n\n" + "Kissa nukkuu.\n" * 50
    kinds = [each.kind for each in check(from_text(text), "fi").findings]
    assert (kinds.count("paragraph"), kinds.count("no_heading")) == (1, 1)


def counts(**changed):
    usual = {"words": 100, "lengths": [7] * 14, "constructions": 0, "rare_words": 5, "minen_nouns": 0}
    return Counts(**{**usual, "long_words": 4, "passives": 9, **changed})


@pytest.mark.parametrize(
    ("changed", "weights", "expected"),
    [
        ({}, [], Profile.EASY),
        ({}, [Weight.HINT] * 20, Profile.EASY),
        ({}, [Weight.WARN] * 2, Profile.EASY),
        ({}, [Weight.WARN] * 3, Profile.NEARLY_EASY),
        ({}, [Weight.STRONG], Profile.NEARLY_EASY),
        ({}, [Weight.STRONG] * 2, Profile.HARD_IN_PLACES),
        ({"lengths": [9] * 11}, [], Profile.NEARLY_EASY),
        ({"lengths": [12] * 8}, [], Profile.HARD_IN_PLACES),
        ({"lengths": [5] * 7 + [13] * 3}, [], Profile.NEARLY_EASY),
        ({"constructions": 1}, [], Profile.EASY),
        ({"constructions": 2}, [], Profile.NEARLY_EASY),
        ({"rare_words": 11}, [], Profile.NEARLY_EASY),
        ({"minen_nouns": 6}, [], Profile.HARD_IN_PLACES),
        ({"words": 0}, [], None),
    ],
)
def test_three_words_come_from_everything_together(changed, weights, expected):
    assert profile_of(counts(**changed), weights, "fi") is expected


def test_what_was_looked_at_in_part_is_never_called_easy():
    assert profile_of(counts(), [], "fi", is_partial=True) is Profile.NEARLY_EASY
    assert profile_of(counts(lengths=[12] * 8), [], "fi", is_partial=True) is Profile.HARD_IN_PLACES
    names = {each.name for each in figures_of(counts(), "fi", is_partial=True)}
    assert names.isdisjoint({"constructions", "passives"})
    assert "words_per_sentence" in names


def test_figures_stand_beside_easy_news_in_finnish_only():
    finnish = {each.name: each for each in figures_of(counts(), "fi")}
    assert (finnish["words_per_sentence"].value, finnish["words_per_sentence"].median) == (7.0, 6.4)
    assert finnish["rare_words"].most == 9.7
    swedish = figures_of(counts(), "sv")
    assert all(each.median is None and each.most is None for each in swedish)
    assert "minen_nouns" not in {each.name for each in swedish}
    assert figures_of(counts(words=0), "fi") == ()
