"""Sexual approach to somebody. Talk about sexuality as a part of life is free."""

from ..lists import phrases
from ..reading import Reading
from ..verdict import Effect, Rule


def finds_sexual_approach(reading: Reading) -> bool:
    """Whether somebody is approached with sex."""
    return phrases("sexual").are_in(reading)


RULE = Rule(
    code="sexual_approach",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä on puhetta seksistä toiselle.",
        "sv": "Det har sextal till någon.",
        "en": "It has sexual talk to somebody.",
    },
    finds=finds_sexual_approach,
)
