"""Texts that could be taken for the house's own are marked; most talk is not."""

from pathlib import Path

import pytest

from peer.policy.house_talk import could_be_the_house
from peer.policy.people import People
from portal.kit.yaml_files import read_yaml

PEOPLE = People(frozenset({"Mirja"}), frozenset({"Oiva"}))
LINES = [Path(__file__).parent / "lines" / name for name in ("known.yaml", "holdout.yaml")]
MOST_OF_HUNDRED = 25


@pytest.mark.parametrize(
    "text",
    [
        "Nähdään taas. t. Oma ääni",
        "Virhe 403: kirjoita nimesi",
        "Olen töissä täällä",
        "Avaan huoneen taas kello 18",
        "Huoneen v a l v o j a tässä",
        "Vаlvоjа lukee",
        "Hei!\nM",
        "Kahvia saa nyt.\n— Mirkku",
        "🔑 Päivi",
        "Jag arbetar som moderator",
        "Sidan stängs klockan tre",
        "Your account needs a new password",
        "Mirja sanoi niin",
        "Oiva tässä, moi",
        "*** tauko ***",
    ],
)
def test_what_the_house_could_say_is_known(text):
    assert could_be_the_house(text, PEOPLE)


@pytest.mark.parametrize(
    "text",
    [
        "Kävelin rannalla",
        "Jag har två katter",
        "My knee hurts today",
        "Mitä teille kuuluu?",
        "Kiitos sinulle, Oiva",
    ],
)
def test_what_anybody_says_stays_as_it_is(text):
    assert not could_be_the_house(text, PEOPLE)


@pytest.mark.parametrize("path", LINES, ids=lambda path: path.stem)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_most_ordinary_talk_has_no_mark(path, language):
    lines = read_yaml(path)[language]["innocent"]
    marked = [line for line in lines if could_be_the_house(str(line), PEOPLE)]
    assert len(marked) * 100 <= MOST_OF_HUNDRED * len(lines)
