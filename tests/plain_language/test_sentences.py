"""The held-back sentences are well formed: every mark points at words that are there."""

from collections import Counter
from pathlib import Path

import pytest

from portal.kit.yaml_files import read_yaml

SENTENCES = Path(__file__).parent / "sentences"
SHARED = {
    "sentence",
    "clauses",
    "passive",
    "noun_chain",
    "rare_word",
    "abbreviation",
    "symbol",
    "big_number",
    "roman_numeral",
    "negation",
}
OWN = {
    "fi": {
        "compound",
        "temporal",
        "final",
        "referative",
        "agent",
        "manner",
        "abessive",
        "participle",
        "rare_case",
        "potential",
    },
    "sv": {"compound", "s_passive", "participle", "s_genitive_chain"},
    "en": {"participle_clause", "phrasal_idiom"},
}
ENTRIES = {"fi": 160, "sv": 80, "en": 80}
EACH_KIND = {"fi": 4, "sv": 3, "en": 3}
ROUND_HALF = 0.05


@pytest.fixture(params=sorted(OWN))
def language(request):
    return request.param


@pytest.fixture
def entries(language):
    return read_yaml(SENTENCES / f"held_back_{language}.yaml")


def test_there_are_enough_sentences(language, entries):
    assert len(entries) >= ENTRIES[language]


def test_no_sentence_comes_twice(entries):
    assert [text for text, times in Counter(entry["text"] for entry in entries).items() if times > 1] == []


def test_an_entry_has_its_fields_and_no_others(entries):
    assert [entry for entry in entries if set(entry) != {"text", "marks"}] == []
    marks = [mark for entry in entries for mark in entry["marks"]]
    assert [mark for mark in marks if set(mark) - {"nth"} != {"kind", "words"}] == []


def test_half_of_the_sentences_are_clean(entries):
    clean = sum(not entry["marks"] for entry in entries) / len(entries)
    assert abs(clean - 0.5) <= ROUND_HALF


def test_the_words_of_a_mark_are_in_its_text(entries):
    astray = [
        (entry["text"], mark["words"])
        for entry in entries
        for mark in entry["marks"]
        if not mark["words"] or entry["text"].count(mark["words"]) < mark.get("nth", 1)
    ]
    assert astray == []


def test_words_that_come_more_than_once_say_which(entries):
    unclear = [
        (entry["text"], mark["words"])
        for entry in entries
        for mark in entry["marks"]
        if entry["text"].count(mark["words"]) > 1 and "nth" not in mark
    ]
    assert unclear == []


def test_every_kind_is_known_and_comes_often_enough(language, entries):
    times = Counter(mark["kind"] for entry in entries for mark in entry["marks"])
    known = SHARED | OWN[language]
    assert set(times) - known == set()
    assert {kind: times[kind] for kind in known if times[kind] < EACH_KIND[language]} == {}
