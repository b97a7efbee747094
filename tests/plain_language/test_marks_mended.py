"""Sentences that readers found marked wrongly, or not at all: each with what is said of it now."""

import pytest

from portal.plain_language.advice import advice_on
from portal.plain_language.checking import check
from portal.plain_language.report import Weight

APART = [
    ("fi", "En halua mennä, koska en jaksa."),
    ("fi", "Ei haittaa, vaikka et tule."),
    ("fi", "En ole nukkunut enkä syönyt."),
    ("fi", "Jos et tule, en tule minäkään."),
    ("fi", "Sinun ei tarvitse tulla, jos et halua."),
    ("fi", "En tiedä, enkä halua tietää."),
    ("fi", "Minulla ei ole rahaa, eikä minulla ole autoa."),
    ("fi", "Ilman lippua ei pääse sisään."),
    ("fi", "Ilman sinua en pärjää."),
    ("fi", "Sinne ei pääse ilman lupaa."),
    ("fi", "En tule, siksi että en jaksa."),
    ("fi", "Ei sada, ei tuule, ei ole kuuma eikä kylmä."),
    ("sv", "Jag vill inte gå, för jag orkar inte."),
    ("sv", "Om du inte svarar kan vi inte hjälpa dig."),
    ("sv", "Jag går inte, därför att jag inte orkar."),
    ("sv", "Du kommer inte in utan biljett."),
    ("en", "I do not want to go because I cannot cope."),
    ("en", "If you do not call, we cannot help you."),
    ("en", "You cannot enter without a ticket."),
]
TOGETHER = [
    ("fi", "En voi olla tulematta."),
    ("fi", "En tiennyt, ettei minulla ole aikaa."),
    ("fi", "En sano, ettei se ole mahdotonta, koska en tiedä."),
    ("fi", "Tämä ei ole mahdotonta."),
    ("fi", "Ei ilman lupaa."),
    ("sv", "Ingen har aldrig sett honom."),
    ("sv", "Ingen säger att du aldrig får vila."),
    ("sv", "Det är inte omöjligt."),
    ("en", "Nobody said that it was not true."),
    ("en", "I can't see nobody here."),
    ("en", "We go, but it is not unusual, so do not wait."),
    ("en", "Not without reason."),
]


def of_kind(text, language, kind):
    return [each for each in check(text, language).findings if each.kind == kind]


def words_of(text, language, kind):
    return [text[each.start : each.end] for each in of_kind(text, language, kind)]


@pytest.mark.parametrize(("language", "text"), APART)
def test_negations_in_clauses_of_their_own_are_only_hinted_at(language, text):
    assert [each.weight for each in of_kind(text, language, "negation")] == [Weight.HINT]


@pytest.mark.parametrize(("language", "text"), TOGETHER)
def test_negations_that_turn_each_other_round_are_named(language, text):
    assert [each.weight for each in of_kind(text, language, "negation")] == [Weight.WARN]


@pytest.mark.parametrize("kind", ["passive", "s_passive"])
@pytest.mark.parametrize(
    ("interface", "says"), [("fi", "puuttuu tai"), ("sv", "saknas eller"), ("en", "missing or")]
)
def test_what_is_said_of_a_passive_holds_where_its_doer_is_named(kind, interface, says):
    assert says in advice_on(kind, interface, interface).why


@pytest.mark.parametrize(
    ("language", "text", "weight"),
    [
        ("fi", "Se maksaa 15 000 euroa.", Weight.HINT),
        ("fi", "Kunta sai 1 200 000 euroa.", Weight.HINT),
        ("fi", "Siihen kuluu 5,5 miljoonaa.", Weight.HINT),
        ("sv", "Det kostar 5,5 miljoner.", Weight.HINT),
        ("en", "It cost 5.5 million.", Weight.HINT),
        ("fi", "Siellä oli 10 250 ihmistä.", Weight.WARN),
        ("fi", "Keskiarvo on 2,5.", Weight.WARN),
    ],
)
def test_a_number_that_is_round_already_is_only_hinted_at(language, text, weight):
    assert [each.weight for each in of_kind(text, language, "big_number")] == [weight]


@pytest.mark.parametrize(
    ("language", "text", "kind", "tries"),
    [
        ("fi", "Vastaava hoitaja auttaa.", "rare_word", []),
        ("fi", "Teemme vastaavasti.", "rare_word", [("samalla tavalla",)]),
        ("fi", "Olet velvollinen maksamaan.", "rare_word", [("täytyy", "on pakko")]),
        ("fi", "Maksat sen vähin erin.", "rare_word", [("vähän kerrallaan",)]),
        ("fi", "Maksat sen vähin erin.", "rare_case", []),
        ("fi", "Tein sen omin käsin.", "rare_word", [("itse",)]),
        ("fi", "Työ on tekemäisillään.", "rare_case", [("tekemäisillään → tehdä pian",)]),
        ("fi", "II maailmansota oli pitkä.", "roman_numeral", [("toinen",)]),
        ("fi", "Kaarle XII eli silloin.", "roman_numeral", [("kahdestoista",)]),
        ("fi", "Lue luku IV.", "roman_numeral", [("4",)]),
        ("fi", "Luvussa III kerrotaan siitä.", "roman_numeral", [("3",)]),
        ("sv", "Läs den II delen.", "roman_numeral", [("andra",)]),
        ("sv", "Kung Karl XII dog.", "roman_numeral", [("den tolfte",)]),
        ("sv", "Läs kapitel III.", "roman_numeral", [("3",)]),
        ("en", "Queen Elizabeth II smiled.", "roman_numeral", [("the second",)]),
        ("en", "World War II was long.", "roman_numeral", [("2",)]),
        ("sv", "Vederbörande myndighet svarar.", "rare_word", [("myndigheten",)]),
    ],
)
def test_what_is_suggested_fits(language, text, kind, tries):
    found = [each.suggestions for each in of_kind(text, language, kind)]
    assert [one.texts for suggestions in found for one in suggestions] == tries


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("fi", "Ennen kokousta jaettu paperi on tässä.", "participle", ["Ennen kokousta jaettu"]),
        ("fi", "Paperi on jaettu ennen kokousta.", "participle", []),
        ("fi", "Hän katseli lasten leikkivän.", "referative", ["katseli lasten leikkivän"]),
        ("fi", "Hän katseli lasten leikkejä.", "referative", []),
        ("fi", "Maahan muuttaneet opiskelevat kieltä.", "participle", ["Maahan muuttaneet"]),
        ("fi", "He ovat muuttaneet maahan.", "participle", []),
        ("sv", "Beslut fattas i maj.", "s_passive", ["fattas"]),
        ("sv", "Det fattas pengar.", "s_passive", []),
        ("sv", "Handläggares besluts följder är stora.", "s_passive", []),
        (
            "sv",
            "Handläggares besluts följder är stora.",
            "s_genitive_chain",
            ["Handläggares besluts följder"],
        ),
        ("en", "Given the weather, the trip is off.", "participle_clause", ["Given the weather"]),
        ("en", "She was given the key, and she left.", "participle_clause", []),
    ],
)
def test_what_hid_is_found_and_its_neighbour_is_not(language, text, kind, expected):
    assert words_of(text, language, kind) == expected


@pytest.mark.parametrize("text", ["Kontakta Yhdessä hyvä OTE i Oulu.", "Yhdessä hyvä OTE hjälper."])
def test_a_name_of_another_language_is_no_rare_word(text):
    assert words_of(text, "sv", "rare_word") == []
    assert words_of(text, "sv", "abbreviation") == []


def test_a_short_form_that_stands_alone_is_still_named():
    assert words_of("Fråga av OTE i dag.", "sv", "abbreviation") == ["OTE"]
