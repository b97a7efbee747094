"""Insults aimed at somebody. Swearing at the weather, and telling what others said, is free."""

from ..lists import phrases
from ..reading import Reading
from ..verdict import Effect, Rule


def finds_insult(reading: Reading) -> bool:
    """Whether somebody is insulted."""
    return phrases("insult").are_in(reading)


RULE = Rule(
    code="insult",
    effect=Effect.HOLD,
    words={
        "fi": "Se voi loukata toista.",
        "sv": "Det kan såra någon.",
        "en": "It may hurt somebody.",
    },
    finds=finds_insult,
)
