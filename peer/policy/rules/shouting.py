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
_SPREAD = re.compile(r"(?<![^\W_])[A-ZÅÄÖ](?:[ .\-_*][A-ZÅÄÖ](?![^\W_])){2,}")
_FEWEST_SPREAD = 11  # capitals, each by itself: "W H Y ..."
_GREETINGS = re.compile(
    r"ONNE[AK]|HYVÄÄ|GOD JUL|GRATTIS|GRATULERAR|HURRA|HAPPY|MERRY|CONGRAT|WELL DONE|"
    r"TERVETULOA|VÄLKOMM|WELCOME|KIITOS|TACK|THANK"
)


def finds_shouting(reading: Reading) -> bool:
    """Whether most of the message, or a long part of it, is in capitals."""
    text = reading.text
    if _is_spread(text):
        return True
    capitals = len(_CAPITAL.findall(text))
    if capitals < _FEWEST or _GREETINGS.search(text):
        return False
    if capitals >= _SHARE * len(_LETTER.findall(text)) and _is_loud(text):
        return True
    return any(_is_loud(run) for run in _RUN.findall(text))


def _is_spread(text: str) -> bool:
    """Whether words are written in capitals with a sign between all of them."""
    together = "".join(_CAPITAL.findall(" ".join(_SPREAD.findall(text))))
    return len(together) >= _FEWEST_SPREAD and not _GREETINGS.search(together)


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
