"""Asking for a home address, or telling one: a street and a number beside somebody who lives there."""

import re

from ..lists import phrases
from ..reading import Reading
from ..verdict import Effect, Rule

_STEMS = ("osoit", "asu", "adress", "address", " bor", "bor ", "live", "kadulla", "talossa", "rapussa")
_STREET = (
    r"\b\w{2,}(?:katu|kadun|tie|kuja|polku|vayla|raitti|gatan|vagen|gata|vag|grand)\s\d{1,3}\s?[a-z]?\b"
    r"|\b\d{1,4}\s(?:\w+\s){1,2}(?:street|road|avenue|lane|drive)\b"
)
_LIVES = r"\b(?:asuu|asun|asutaan|asuvat|kotiosoit\w*|osoit\w*|bor|adress\w*|lives?|living|address)\b"
_TOLD = re.compile(rf"(?:{_LIVES})[^.!?\n]{{0,40}}?(?:{_STREET})|(?:{_STREET})[^.!?\n]{{0,20}}?(?:{_LIVES})")


def finds_home_address(reading: Reading) -> bool:
    """Whether somebody's home is asked for or told, to the door."""
    letters = reading.letters
    if not any(stem in letters for stem in _STEMS):
        return False
    return phrases("home_address").are_in(reading) or bool(_TOLD.search(letters))


RULE = Rule(
    code="home_address",
    effect=Effect.HOLD,
    words={
        "fi": "Siinä on puhetta kotiosoitteesta.",
        "sv": "Det talar om en hemadress.",
        "en": "It speaks of a home address.",
    },
    finds=finds_home_address,
)
