"""The rules of Swedish and English on the sentences they were written with, and all rules on clean ones."""

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from portal.plain_language.checking import check
from portal.plain_language.report import Weight

SENTENCES = Path(__file__).parent / "sentences"
KINDS = {
    "sv": "sentence clauses passive s_passive noun_chain compound rare_word abbreviation symbol big_number "
    "roman_numeral negation participle s_genitive_chain",
    "en": "sentence clauses passive noun_chain rare_word abbreviation symbol big_number roman_numeral "
    "negation participle_clause phrasal_idiom",
}
PAIRS = [(language, kind) for language, kinds in KINDS.items() for kind in kinds.split()]
GOOD_ENOUGH = 0.9
CLEAN_BUT_MARKED = 0.03


@cache
def entries(language):
    return yaml.safe_load((SENTENCES / f"known_{language}.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", KINDS)
def test_there_are_enough_sentences_half_of_them_clean(language):
    texts = [entry["text"] for entry in entries(language)]
    assert len(texts) >= 80
    assert len(set(texts)) == len(texts)
    assert abs(sum(not entry["marks"] for entry in entries(language)) / len(texts) - 0.5) <= 0.05


@pytest.mark.parametrize(("language", "kind"), PAIRS)
def test_a_kind_is_found_where_it_is_marked_and_nowhere_else(language, kind):
    told = sum((outcomes(entry, language, kind) for entry in entries(language)), Counter())
    assert told["right"] >= 3
    assert 2 * told["right"] / (2 * told["right"] + told["wrong"] + told["missed"]) >= GOOD_ENOUGH


@pytest.mark.parametrize("language", ["fi", *KINDS])
def test_clean_sentences_are_left_in_peace_by_all_rules(language):
    clean = [entry["text"] for entry in entries(language) if not entry["marks"]]
    marked = [
        (text, found.kind)
        for text in clean
        for found in check(text, language).findings
        if found.weight is not Weight.HINT
    ]
    assert len({text for text, _kind in marked}) <= CLEAN_BUT_MARKED * len(clean), marked


def outcomes(entry, language, kind):
    text = entry["text"]
    marks = [mark["words"] for mark in entry["marks"] if mark["kind"] == kind]
    places = [(text.index(words), text.index(words) + len(words)) for words in marks]
    found = [(each.start, each.end) for each in check(text, language).findings if counts(each, kind)]
    right = [place for place in places if any(place[0] < end and start < place[1] for start, end in found)]
    return Counter(right=len(right), wrong=max(0, len(found) - len(right)), missed=len(places) - len(right))


def counts(finding, kind):
    """A sentence of 13 to 15 words is no mark, only a hint."""
    return finding.kind == kind and (kind != "sentence" or finding.number > 15)
