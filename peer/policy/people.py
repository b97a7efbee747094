"""The names of those who are in a room, as facts for the rules: said in a text they become one word. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from re import Match

from .words import fold

STAFF, MEMBER = (
    "staffx",
    "memberx",
)  # for a name; "es" behind it: another form of it
_SHORTEST = 3
_ENDINGS = ("n", "a", "aa", "ta", "lle", "lla", "lta", "ssa", "sta", "hin", "an", "on", "en", "in", "s", "i")
_WORD = re.compile(r"\w+")
_STRONG = re.compile(r"(kk|pp|tt)(?=\w$)")


@dataclass(frozen=True)
class People:
    """Those who look after the house, and the others of a room, by their names."""

    staff: frozenset[str] = frozenset()
    members: frozenset[str] = frozenset()

    @cached_property
    def _forms(self) -> dict[str, str]:
        """What each form of each name becomes. Staff come last: who shares their name counts as them."""
        forms: dict[str, str] = {}
        for names, token in ((self.members, MEMBER), (self.staff, STAFF)):
            for name in _plain(names):
                weak = _STRONG.sub(lambda found: found.group()[0], name)
                forms |= {stem + end: f"{token}es" for stem in (name, weak) for end in _ENDINGS}
            forms |= dict.fromkeys(_plain(names), token)
        return forms

    def named(self, letters: str) -> str:
        """The letters with one word for each name in them; nothing where nobody is named."""
        if not self._forms:
            return ""
        named = _WORD.sub(self._one, letters)
        return named if named != letters else ""

    def _one(self, found: Match[str]) -> str:
        return self._forms.get(found.group(), found.group())


def _plain(names: Iterable[str]) -> list[str]:
    firsts = (_WORD.search(fold(name)) for name in names)
    return [first.group() for first in firsts if first and len(first.group()) >= _SHORTEST]


NOBODY = People()
