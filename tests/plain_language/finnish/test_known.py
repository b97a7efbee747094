"""The rules of Finnish grammar on the sentences they were written with."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from portal.plain_language.report import Weight
from portal.plain_language.rules.finnish import KINDS, grammar
from portal.plain_language.tokens import line_of

KNOWN = Path(__file__).parents[1] / "sentences" / "known_fi.yaml"
ENTRIES = yaml.safe_load(KNOWN.read_text(encoding="utf-8"))
GOOD_ENOUGH = 0.9
CLEAN_BUT_MARKED = 0.03


def test_there_are_enough_sentences_and_half_are_clean():
    assert len(ENTRIES) >= 160
    assert abs(sum(not entry["marks"] for entry in ENTRIES) / len(ENTRIES) - 0.5) <= 0.05
    assert len({entry["text"] for entry in ENTRIES}) == len(ENTRIES)
    assert [entry for entry in ENTRIES for mark in entry["marks"] if mark["words"] not in entry["text"]] == []


@pytest.mark.usefixtures("analyser")
@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"long_word"}))
def test_a_kind_is_found_where_it_is_marked_and_nowhere_else(kind):
    outcomes = sum((_outcomes(entry, kind) for entry in ENTRIES), Counter())
    assert outcomes["right"] >= 5
    assert (
        2 * outcomes["right"] / (2 * outcomes["right"] + outcomes["wrong"] + outcomes["missed"])
        >= GOOD_ENOUGH
    )


@pytest.mark.usefixtures("analyser")
def test_clean_sentences_are_left_in_peace():
    clean = [entry["text"] for entry in ENTRIES if not entry["marks"]]
    marked = [
        text for text in clean if any(each.weight is not Weight.HINT for each in grammar(line_of(text)))
    ]
    assert len(marked) <= CLEAN_BUT_MARKED * len(clean), marked


def _outcomes(entry, kind):
    text = entry["text"]
    places = [_place(text, mark["words"]) for mark in entry["marks"] if mark["kind"] == kind]
    found = [(each.start, each.end) for each in grammar(line_of(text)) if each.kind == kind]
    right = [place for place in places if any(place[0] < end and start < place[1] for start, end in found)]
    return Counter(right=len(right), wrong=max(0, len(found) - len(right)), missed=len(places) - len(right))


def _place(text, words):
    return text.index(words), text.index(words) + len(words)
