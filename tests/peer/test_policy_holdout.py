"""A last look: lines by somebody who did not know the rules. None of them was copied into a rule."""

from pathlib import Path

import pytest

from peer.policy import judge
from portal.kit.yaml_files import read_yaml

HELD_OUT = Path(__file__).parent / "lines" / "holdout.yaml"
LANGUAGES = ["fi", "sv", "en"]
ENOUGH = 75
# Per language: the share of innocent lines that may be found at most, and of evasive ones found at least.
# This is the first and only blind measurement. The kinds that were missed were told to whoever widened the
# rules afterwards, so a later share is no longer blind; it may only not become worse. Leave these figures.
MEASURED: dict[str, tuple[float, float]] = {
    "fi": (0.0, 64 / 81),
    "sv": (1 / 86, 70 / 81),
    "en": (1 / 86, 68 / 81),
}

pytestmark = pytest.mark.skipif(not HELD_OUT.exists(), reason="the lines are not here")


def lines_of(language):
    return read_yaml(HELD_OUT)[language]


def is_found(text):
    verdict = judge(text)
    return verdict.effect is not None or verdict.care


def share(texts):
    return sum(is_found(text) for text in texts) / len(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_lines_to_tell(language):
    lines = lines_of(language)
    assert min(len(lines["innocent"]), len(lines["evasive"])) >= ENOUGH


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shares_stay_as_good_as_they_were(language):
    most_held, fewest_found = MEASURED[language]
    lines = lines_of(language)
    assert share(lines["innocent"]) <= most_held
    assert share([line["text"] for line in lines["evasive"]]) >= fewest_found
