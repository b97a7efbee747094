"""A long text in capitals. Short shouts of joy, names and abbreviations are free."""

import re

from ..reading import Reading
from ..verdict import Effect, Rule

_FEWEST = 25  # capitals
_SHARE = 0.6  # of all letters
_LONG_WORDS = 3
_CAPITAL = re.compile(r"[A-ZÅÄÖ]")
_LETTER = re.compile(r"[^\W\d_]")
_LONG_WORD = re.compile(r"[A-ZÅÄÖ]{4,}|(?:[A-ZÅÄÖ][ .\-_*]){4,}")
_RUN = re.compile(r"[A-ZÅÄÖ][^a-zåäö]+")
_GREETINGS = re.compile(
    r"ONNE[AK]|HYVÄÄ|GOD JUL|GRATTIS|GRATULERAR|HURRA|HAPPY|MERRY|CONGRAT|WELL DONE|"
    r"TERVETULOA|VÄLKOMM|WELCOME|KIITOS|TACK|THANK"
)


def finds_shouting(reading: Reading) -> bool:
    """Whether most of the message, or a long part of it, is in capitals."""
    text = reading.text
    capitals = len(_CAPITAL.findall(text))
    if capitals < _FEWEST or _GREETINGS.search(text):
        return False
    if capitals >= _SHARE * len(_LETTER.findall(text)) and _is_loud(text):
        return True
    return any(_is_loud(run) for run in _RUN.findall(text))


def _is_loud(part: str) -> bool:
    return len(_CAPITAL.findall(part)) >= _FEWEST and len(_LONG_WORD.findall(part)) >= _LONG_WORDS


RULE = Rule(
    code="shouting",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä on paljon isoja kirjaimia.",
        "sv": "Det har många stora bokstäver.",
        "en": "It has many capital letters.",
    },
    finds=finds_shouting,
)
