"""Telling somebody to stop a medicine or to take more of it. What a doctor said may be told."""

from ..lists import phrases
from ..reading import Reading
from ..verdict import Effect, Rule

# One of these is in every line of the lists.
_STEMS = (
    "lop",
    "jata",
    "unohda",
    "heita",
    "tupla",
    "tripla",
    "ala ota",
    "alkaa ota",
    "ala syo",
    "kaksinkert",
)
_MORE = (
    "slut",
    "kasta",
    "slang",
    "spola",
    "dubb",
    "dubbel",
    "stop",
    "quit",
    "drop",
    "throw",
    "flush",
    "double",
)
_MOST = ("triple", "twice", "need", "alkaa syo")
_ALL = (*_STEMS, *_MORE, *_MOST)


def finds_medicine_advice(reading: Reading) -> bool:
    """Whether somebody is told to stop or to double a medicine."""
    return any(stem in reading.letters for stem in _ALL) and phrases("medicine_advice").are_in(reading)


RULE = Rule(
    code="medicine_advice",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä neuvotaan muuttamaan lääkettä.",
        "sv": "Det ger råd om att ändra en medicin.",
        "en": "It tells somebody to change a medicine.",
    },
    finds=finds_medicine_advice,
)
