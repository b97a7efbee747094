"""The house rules over many lines: ordinary talk passes, tricks do not get around a rule."""

from pathlib import Path

import pytest

from peer.policy import Said, judge
from portal.kit.yaml_files import read_yaml

LINES = read_yaml(Path(__file__).parent / "lines" / "known.yaml")
LANGUAGES = ["fi", "sv", "en"]
ENOUGH = 80


def found(text):
    verdict = judge(text)
    return [*verdict.reasons, *(["crisis"] if verdict.care else [])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_talk_passes(language):
    innocent = LINES[language]["innocent"]
    assert {text: found(text) for text in innocent if found(text)} == {}
    assert len(set(innocent)) >= ENOUGH


@pytest.mark.parametrize("language", LANGUAGES)
def test_tricks_do_not_get_around_a_rule(language):
    evasive = LINES[language]["evasive"]
    assert [line for line in evasive if line["rule"] not in found(line["text"])] == []
    assert len({line["text"] for line in evasive}) >= ENOUGH


@pytest.mark.parametrize("language", LANGUAGES)
def test_care_alone_keeps_nothing_back(language):
    crisis = [line["text"] for line in LINES[language]["evasive"] if line["rule"] == "crisis"]
    assert [text for text in crisis if judge(text).effect is not None] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asks_how_one_dies_is_offered_care_and_not_shown(language):
    methods = [line["text"] for line in LINES[language]["evasive"] if line["rule"] == "method"]
    assert len(methods) >= 15
    assert [text for text in methods if not (judge(text).care and judge(text).is_held)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Syön koko purkin niin tuska loppuu",
        "Haluan hukuttautua",
        "I just want to take all of my pills tonight",
        "Nobody would miss me",
        "Jag vill ta alla tabletterna och dö",
        "Jag tänker dränka mig",
    ],
)
def test_what_one_says_of_oneself_is_care_and_never_an_urging(text):
    assert judge(text).care
    assert judge(text).effect is None


@pytest.mark.parametrize(
    ("before", "now", "is_found"),
    [
        (["040 123"], "4567", True),
        (["nolla neljä nolla"], "yksi kaksi kolme neljä viisi kuusi seitsemän", True),
        (["45 67", "040 123"], "89", True),
        (["Kello 18 bussi", "040 123"], "4567", True),
        (["Tulin linjalla 40"], "1234567", False),
        (["12"], "7", False),
        (["Meillä on 3 kissaa"], "ja 2 koiraa", False),
    ],
)
def test_a_number_in_two_messages_is_one_number(before, now, is_found):
    latest_first = list(reversed(before)) if len(before) > 1 and before[0].startswith("Kello") else before
    recent = [Said(text, 5.0 + at) for at, text in enumerate(latest_first)]
    assert ("phone_number" in judge(now, recent=recent).reasons) is is_found
