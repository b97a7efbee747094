"""How one dies by one's own hand: deadly amounts, and ways praised or asked for. Not for the room."""

import re

from ..lists import any_in, phrases, without_stars
from ..reading import Reading
from ..verdict import Effect, Rule
from ..words import BREAK

_SENTENCES = re.compile(rf"[.!?;]\s|\n|{BREAK}")
_FEW = 3  # sentences that belong together: "Otan Panadolia. Montako tarvitaan? Että kuolee siis."


def finds_method(reading: Reading) -> bool:
    """Whether it says or asks how much of something kills, or which way of dying is a good one."""
    letters = reading.letters
    if not any_in("deadly").search(letters):
        return False
    return phrases("method").are_in(reading) or _has_deadly_amount(without_stars(letters))


def _has_deadly_amount(letters: str) -> bool:
    """Whether a deadly word, a question about an amount and something to take stand close together."""
    if not any_in("amounts").search(letters):
        return False
    parts = _SENTENCES.split(letters)
    near = (" ".join(parts[at : at + _FEW]) for at in range(max(1, len(parts) - _FEW + 1)))
    return any(_is_deadly_amount(part) for part in near)


def _is_deadly_amount(part: str) -> bool:
    names = ("deadly", "amounts")
    is_taken = any(any_in(name).search(part) for name in ("medicine", "medicine_mild", "doses"))
    return is_taken and all(any_in(name).search(part) for name in names)


RULE = Rule(
    code="method",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä puhutaan keinosta kuolla.",
        "sv": "Det talar om ett sätt att dö.",
        "en": "It speaks of a way to die.",
    },
    finds=finds_method,
)
