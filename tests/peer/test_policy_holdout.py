"""A last look: lines by somebody who did not know the rules. They were never used to make a rule."""

from pathlib import Path

import pytest
import yaml

from peer.policy import judge

HELD_OUT = Path(__file__).parent / "lines" / "holdout.yaml"
LANGUAGES = ["fi", "sv", "en"]
ENOUGH = 75
# Per language: the share of innocent lines that may be kept back at most, and of evasive ones found at least.
# None until the lines were judged for the first time.
MEASURED: dict[str, tuple[float, float]] | None = None

pytestmark = pytest.mark.skipif(not HELD_OUT.exists(), reason="the lines are not here")


def lines_of(language):
    return yaml.safe_load(HELD_OUT.read_text(encoding="utf-8"))[language]


def is_found(text):
    verdict = judge(text)
    return verdict.effect is not None or verdict.care


def share(texts):
    return sum(is_found(text) for text in texts) / len(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_lines_to_tell(language):
    lines = lines_of(language)
    assert min(len(lines["innocent"]), len(lines["evasive"])) >= ENOUGH


@pytest.mark.skipif(MEASURED is None, reason="not measured yet")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shares_stay_as_good_as_they_were(language):
    most_held, fewest_found = MEASURED[language]
    lines = lines_of(language)
    assert share(lines["innocent"]) <= most_held
    assert share([line["text"] for line in lines["evasive"]]) >= fewest_found
