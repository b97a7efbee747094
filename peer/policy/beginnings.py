"""Many patterns that begin with plain letters, compiled only for the beginnings that a text has.

The lists have thousands of them: compiled at once they cost a core for seconds at every start of a server,
and most are ruled out by the first letters of the words in a text.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from re import Match, Pattern

_LONGEST = 3
_LETTERS = re.compile(rf"[^\W_]{{1,{_LONGEST}}}")
_WORDS = re.compile(rf"\b\w{{1,{_LONGEST}}}")
_WORD = re.compile(r"\b\w")


def beginning(word: str) -> str:
    """The letters by which a word is looked up: at most three, fewer where a sign follows."""
    found = _LETTERS.match(word)
    return found.group() if found else ""


class ByBeginning:
    """Any of the patterns. Each starts with its beginning, letter for letter."""

    def __init__(self, patterns: Iterable[str]) -> None:
        """`patterns` in the order in which they are tried at one place."""
        self._lists: dict[str, list[str]] = {}
        for pattern in dict.fromkeys(patterns):
            self._lists.setdefault(beginning(pattern), []).append(pattern)
        self._compiled: dict[tuple[str, str], Pattern[str]] = {}

    def search(self, text: str) -> bool:
        """Whether one of them is in the text, at the beginning of a word."""
        for key, starts in self._in(text):
            match = self._of(key).match
            if any(match(text, start) for start in starts):
                return True
        return False

    def match_at(self, text: str, start: int) -> Match[str] | None:
        """What one of them finds just there, the longest beginning first."""
        found = (self._of(key).match(text, start) for key in self._keys_at(text, start))
        return next((one for one in found if one), None)

    def fullmatch(self, text: str) -> bool:
        """Whether one of them is the whole text, apart from signs around it."""
        first = _WORD.search(text)
        if not first:
            return False
        start = first.start()
        return any(self._of(key, r"\W*").fullmatch(text, start) for key in self._keys_at(text, start))

    def without(self, text: str) -> str:
        """The text with a space for each thing found, from the left."""
        left, done = [], 0
        for start in sorted({start for _key, starts in self._in(text) for start in starts}):
            if start >= done and (found := self.match_at(text, start)):
                left += [text[done : found.start()], " "]
                done = found.end()
        return "".join([*left, text[done:]])

    def _in(self, text: str) -> list[tuple[str, list[int]]]:
        places = _places(text)
        return [(key, places[key]) for key in self._lists.keys() & places.keys()]

    def _keys_at(self, text: str, start: int) -> Iterator[str]:
        for end in range(min(start + _LONGEST, len(text)), start, -1):
            if text[start:end] in self._lists:
                yield text[start:end]

    def _of(self, key: str, then: str = "") -> Pattern[str]:
        if (key, then) not in self._compiled:
            self._compiled[key, then] = re.compile(f"(?:{'|'.join(self._lists[key])}){then}")
        return self._compiled[key, then]


@lru_cache(maxsize=64)
def _places(text: str) -> dict[str, list[int]]:
    """Where words begin with these letters: each word by its first, its first two and its first three."""
    places: dict[str, list[int]] = {}
    for word in _WORDS.finditer(text):
        letters = word.group()
        for length in range(1, len(letters) + 1):
            places.setdefault(letters[:length], []).append(word.start())
    return places
