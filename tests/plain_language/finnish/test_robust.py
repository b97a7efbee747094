"""Any text gives findings inside it, the same twice, with work that grows as the text does."""

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.plain_language.forms import forms
from portal.plain_language.rules.finnish import grammar, halves
from portal.plain_language.tokens import line_of

pytestmark = pytest.mark.usefixtures("analyser")
WORDS = [
    *(
        "Äidin",
        "tullessa",
        "kotiin",
        "hän",
        "sanoi",
        "lähteneensä",
        ",",
        "että",
        "joka",
        "jossa",
        "ei",
        "ilman",
    ),
    *(
        "kunnan",
        "järjestämän",
        "palvelun",
        "hakemisen",
        "aloittaminen",
        "on",
        "tehty",
        "kuntoutukseen",
        "osallistuva",
    ),
    *(
        "uusien",
        "omin",
        "silmin",
        "lienee",
        "saadakseen",
        "itkien",
        "ja",
        "kun",
        "jos",
        "mitä",
        "onko",
        "mutta",
        "😀",
    ),
    *("مرحبا", "שלום", "TE-toimiston", "Kela:n", "2026", "-", ".", "(", "”", "työkykyneuvolapalvelussa"),
]
LONG = {
    "constructions": "Äidin tullessa kotiin hän sanoi kunnan järjestämän palvelun alkavan ",
    "commas": "omena, päärynä, ",
    "clauses": "joka tietää, että kun hän tulee, ",
    "denials": "en eikä ilman ",
    "actions": "hakemisen aloittamisen ",
    "questions": "onko, onko, ",
    "attributes": "kuntoutukseen osallistuvan asiakkaan luona asuvan ",
    "emoji": "😀 שלום ",
}
FEW = 200


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)))
def test_findings_lie_inside_the_text_and_are_the_same_twice(text):
    line = line_of(text)
    found = list(grammar(line))
    assert found == list(grammar(line))
    assert [each for each in found if not 0 <= each.start < each.end <= len(text)] == []
    cut = halves(line)
    assert cut is None or all(half.strip() for half in cut)


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_work_grows_as_the_text_does(piece):
    list(grammar(line_of(piece)))  # the words are read before, so that only the rules are counted
    once, twice = _calls(piece * FEW), _calls(piece * FEW * 2)
    assert twice <= 2.2 * once


def test_a_row_of_letters_is_nothing_but_long():
    found = list(grammar(line_of("a" * 10_000)))
    assert [each.kind for each in found] == ["compound"]
    assert forms("a" * 10_000) == ()


def _calls(text):
    """How many functions of Python the rules call for this text."""
    line, count = line_of(text), 0

    def called(_frame, event, _argument):
        nonlocal count
        count += event == "call"

    sys.setprofile(called)
    try:
        list(grammar(line))
    finally:
        sys.setprofile(None)
    return count
