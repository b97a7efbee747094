"""Whole clauses that only the house says: what was removed, who is warned, who is on duty. No own rule."""

import re

from ..lists import phrases, without_stars
from ..reading import Reading
from ..words import BREAK

_CLAUSE = re.compile(rf"[^.!?\n,:;–—|{BREAK}]+[.!?\n,:;–—|{BREAK}]?")
_GREETING = "(?:hei|heippa|moi|moikka|terve|kaikki|kaikille|hej|hejsan|alla|hi|hello|hey|all|everyone)"
_GREETINGS = re.compile(rf"^\W*(?:{_GREETING}\W+)+|(?:\W+{_GREETING})+\W*$")
_MOST_WORDS = 12  # no listed clause is longer


def acts_as_the_house(reading: Reading) -> bool:
    """Whether a clause says one of the listed things and nothing else. A question asks, and is free."""
    letters = without_stars(reading.named or reading.letters)
    listed = phrases("staff_acts")
    return any(
        listed.are_all_of(_GREETINGS.sub("", clause))
        for found in _CLAUSE.finditer(letters)
        if not (clause := found.group()).endswith("?") and len(clause.split()) <= _MOST_WORDS
    )
