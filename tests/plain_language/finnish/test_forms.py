"""Readings of Finnish words, alike with both of Voikko's packages."""

import pytest

from portal.plain_language import forms, voikko, words
from portal.plain_language.forms import parts

FORMS = [
    ("tullessaan", {"root": "tulla", "infinitive": "E", "case": "inessive", "possessive": "3"}),
    ("Tullessaan", {"root": "tulla", "infinitive": "E", "case": "inessive"}),
    ("täytettäessä", {"infinitive": "E", "case": "inessive", "passive": True}),
    ("puhuen", {"infinitive": "E", "case": "instructive"}),
    ("hakeakseen", {"root": "hakea", "infinitive": "A", "case": "translative", "possessive": "3"}),
    ("hakea", {"infinitive": "A", "case": ""}),
    ("kysymättä", {"infinitive": "MA", "case": "abessive"}),
    ("hakemisen", {"root": "hakea", "infinitive": "MINEN", "kind": "noun", "case": "genitive"}),
    ("lähteneen", {"root": "lähteä", "participle": "past_active", "kind": "participle", "case": "genitive"}),
    ("arvioivien", {"participle": "present_active", "case": "genitive", "number": "plural"}),
    ("leipoma", {"root": "leipoa", "participle": "agent", "case": "nominative"}),
    ("mahtavin", {"comparison": "superlative"}),
    ("perheineen", {"kind": "noun", "case": "comitative"}),
    ("lienee", {"mood": "potential", "person": "3"}),
    ("tehdään", {"person": "4", "passive": True, "connegative": False}),
    ("tehdä", {"person": "4", "connegative": True}),
    ("enkä", {"kind": "negative", "person": "1"}),
    ("onko", {"root": "olla", "clitic": "ko"}),
    ("TE-toimiston", {"base": "toimisto", "case": "genitive"}),
    ("Kela:n", {"kind": "abbreviation", "case": "genitive"}),
    ("HÄNEN", {"kind": "pronoun", "case": "genitive"}),
]
PARTS = [
    ("työkykyneuvolassa", ("työ", "kyky", "neuvola")),
    ("kuntoutumissuunnitelmaa", ("kuntoutumis", "suunnitelma")),
    ("mielenterveyskuntoutujien", ("mielen", "terveys", "kuntoutuja")),
    ("talossa", ()),
    ("riippumatta", ()),
    ("qwertyuiop", ()),
]


@pytest.mark.usefixtures("analyser")
@pytest.mark.parametrize(("word", "features"), FORMS)
def test_a_form_says_what_it_is(word, features):
    found = [{name: getattr(form, name) for name in features} for form in forms.forms(word)]
    assert features in found


@pytest.mark.usefixtures("analyser")
@pytest.mark.parametrize(("word", "expected"), PARTS)
def test_a_compound_shows_its_parts(word, expected):
    assert parts(word) == expected


def test_both_packages_read_alike():
    if not (voikko.native() and voikko.pure()):
        pytest.skip("needs both of Voikko's packages")
    try:
        read = []
        for name in ("libvoikko", "pyvoikko"):
            words.choose(name)
            read.append([forms.forms(word) for word, _features in FORMS])
    finally:
        words.choose()
    assert read[0] == read[1]


@pytest.mark.usefixtures("without_voikko")
def test_without_voikko_there_are_none():
    assert forms.forms("tullessaan") == ()
    assert forms.parts("työkykyneuvola") == ()


def test_a_row_of_letters_that_is_no_word_is_not_looked_up():
    assert forms.forms("a" * 10_000) == ()
    assert forms.parts("a" * 10_000) == ()
