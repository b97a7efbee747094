"""Short forms of each language, read once from data: what each means, and where it may stand."""

import re
from dataclasses import dataclass
from functools import cache

from .lists import read

FLAG = re.compile(r"\s*\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form without its last full stop. `meaning` is empty for titles, which are no trouble."""

    short: str
    meaning: str
    flags: frozenset[str]

    def fits(self, before: str, after: str) -> bool:
        """Whether it can be one between these two pieces of text ("5 min.", "s. 12")."""
        if "before" in self.flags and not after.lstrip()[:1].isdigit():
            return False
        return "after" not in self.flags or before.rstrip()[-1:].isdigit()


@cache
def abbreviations_of(language: str) -> dict[str, Abbreviation]:
    """Each short form of the language, found by itself in small letters."""
    found = read("abbreviations").get(language, {})
    return {
        short: Abbreviation(short, FLAG.sub("", meaning).strip(), frozenset(FLAG.findall(meaning)))
        for short, meaning in found.items()
    }
