"""Every kind of finding has its kind words, in each language of the interface, and an example that helps."""

import pytest

from portal.plain_language.advice import advice_on, kinds
from portal.plain_language.checking import check
from portal.plain_language.lists import read
from portal.plain_language.report import Profile
from portal.plain_language.rules import finnish
from portal.plain_language.splitting import sentences

INTERFACES = ("fi", "sv", "en")
MOST_WORDS = 12
SWEDISH = {"participle", "s_passive", "s_genitive_chain", "compound"}
ENGLISH = {"participle_clause", "phrasal_idiom"}
FINNISH = set(finnish.KINDS) - {"clauses", "noun_chain", "passive", "negation", "compound", "long_word"}
EXAMPLES = [(kind, language) for kind in kinds() for language in read("advice")[kind]["examples"]]


def languages_of(kind):
    if kind in ENGLISH:
        return {"en"}
    found = {"fi"} if kind in FINNISH else set()
    found |= {"sv"} if kind in SWEDISH else set()
    found |= {"fi"} if kind == "compound" else set()
    return found or set(INTERFACES)


def test_every_kind_that_can_be_found_is_known():
    shape = {
        "sentence",
        "paragraph",
        "no_heading",
        "list",
        "link_text",
        "rare_word",
        "abbreviation",
        "symbol",
    }
    shape |= {"big_number", "roman_numeral", "clauses", "noun_chain", "passive", "negation", "long_word"}
    assert set(kinds()) == shape | SWEDISH | ENGLISH | set(finnish.KINDS)


@pytest.mark.parametrize("kind", kinds())
def test_a_kind_has_its_words_and_an_example_in_each_language_where_it_occurs(kind):
    for interface in INTERFACES:
        advice = advice_on(kind, interface, interface)
        assert advice.name
        assert advice.why.endswith(".")
        assert advice.what.endswith((".", "?"))
    assert set(read("advice")[kind]["examples"]) == languages_of(kind)


@pytest.mark.parametrize("kind", kinds())
def test_what_is_said_is_easy_itself(kind):
    for interface in INTERFACES:
        advice = advice_on(kind, interface, interface)
        said = f"{advice.why} {advice.what}"
        lengths = [len(said[start:end].split()) for start, end in sentences(said, interface)]
        assert max(lengths) <= MOST_WORDS
        assert len(advice.name.split()) <= 6


@pytest.mark.parametrize(("kind", "language"), EXAMPLES)
def test_the_example_shows_the_kind_and_then_is_easy(kind, language):
    advice = advice_on(kind, "fi", language)
    if kind != "no_heading":  # that takes a hundred words
        assert kind in {each.kind for each in check(advice.before, language).findings}
    after = check(advice.after, language)
    assert kind not in {each.kind for each in after.findings}
    assert after.profile is Profile.EASY


def test_an_easier_or_unknown_interface_speaks_finnish():
    assert advice_on("sentence", "fi-simple", "fi") == advice_on("sentence", "fi", "fi")
    assert advice_on("sentence", "xx", "fi") == advice_on("sentence", "fi", "fi")
    assert advice_on("sentence", "en", "xx").before == ""


def test_a_kind_that_is_not_there_is_refused():
    with pytest.raises(KeyError):
        advice_on("unheard", "fi", "fi")
