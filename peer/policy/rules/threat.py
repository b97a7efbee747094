"""Threats against a reader or somebody, and telling people to die. Telling what others said is free."""

from ..lists import phrases
from ..reading import Reading
from ..verdict import Effect, Rule
from .weapon_signs import is_aimed


def finds_threat(reading: Reading) -> bool:
    """Whether somebody is threatened, or sent into death."""
    return phrases("threat").are_in(reading) or is_aimed(reading.letters)


RULE = Rule(
    code="threat",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä voi olla uhkaus.",
        "sv": "Det kan ha ett hot i sig.",
        "en": "It may have a threat.",
    },
    finds=finds_threat,
)
