"""A message as the rules read it: tricks with letters and digits undone, in several views."""

import re
from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from re import Match, Pattern

from . import number_words, words
from .letters import plain_letters
from .people import NOBODY, People
from .said import Said

LONGEST = 2000
Steps = tuple[tuple[Pattern[str], Callable[[Match[str]], str]], ...]

# Ordinary numbers of everyday talk; rules about digits do not look at them.
_BEFORE, _AFTER = r"(?<![\d+])(?<![\d][.\-:/])", r"(?![.\-:/]?\d)"
_DAY = r"(?:\d{1,2}\.\s?\d{1,2}\.(?:\s?(?:19|20)\d\d)?|\d{1,2}/\d{1,2}(?:/\d{2,4})?|(?:19|20)\d\d-\d\d-\d\d)"
_DATES = re.compile(rf"{_BEFORE}{_DAY}(?:\s?-\s?{_DAY})?{_AFTER}")
_TIME = r"(?:\d{1,2}:\d{2}:\d{2}|\d{1,2}[.:]\d{2})"
_TIMES = re.compile(rf"{_BEFORE}{_TIME}(?:\s?[-–]\s?{_TIME})?{_AFTER}")
_SUMS = re.compile(
    r"(?<![\d+])(?!0\d)\d{1,3}(?:[ .]?\d{3})*(?:,\d{1,2})?\s?"
    r"(?:€|eur\b|euro\w*|e\b|snt\b|%|prosent\w*|procent\w*|percent|kr\b|kron\w*|km\b|kg\b|mg\b)"
)
_POSTCODES = re.compile(r"(?<![\d+])\d{5}(?:(?:, ?| ja | och | and |-)\d{5})+(?!\d)")
_GAP = " ····· "  # more signs than any number has between two digits
EVERYDAY: Steps = tuple((pattern, lambda _found: _GAP) for pattern in (_DATES, _TIMES, _SUMS, _POSTCODES))

_SPACES = re.compile(r"[ \t]{2,}|\s*\n\s*")
SPACES: Steps = ((_SPACES, lambda found: "\n" if "\n" in found.group() else " "),)
_DIGITS = re.compile(r"\d")


class Reading:
    """A message seen in several ways, each only worked out when a rule asks for it."""

    def __init__(
        self,
        text: str,
        recent: Sequence[Said] = (),
        people: People = NOBODY,
        seen: "Reading | None" = None,
    ) -> None:
        """`text` is already in plain letters and spaces; `seen` is the same text without `recent`."""
        self.text = text
        self._seen = seen
        self.people = people
        self.recent = tuple(recent)

    @cached_property
    def lower(self) -> str:
        """Small letters, as long as the text."""
        return self.text.lower()

    @cached_property
    def letters(self) -> str:
        """For lists of words: small letters without dots, and further ways to read them; see `words`."""
        return self._seen.letters if self._seen else words.ways_of_reading(self._folded)

    @cached_property
    def named(self) -> str:
        """The letters with one word for the names of people here; nothing where nobody is named."""
        return self._seen.named if self._seen else self.people.named(self.letters)

    @cached_property
    def squeezed(self) -> tuple[str, tuple[int, ...]]:
        """What was written in very short pieces, put together, and where in it a piece begins."""
        return self._seen.squeezed if self._seen else words.squeezed(self._folded)

    @cached_property
    def _folded(self) -> str:
        return words.fold(self.text)

    @cached_property
    def spoken(self) -> str:
        """Small letters, and numbers written as words are digits."""
        if not number_words.has_number_words(self.lower):
            return self.lower
        return undo(number_words.SUBSTITUTIONS, self.lower)

    @cached_property
    def has_spoken_numbers(self) -> bool:
        """Whether number words stood there."""
        return self.spoken != self.lower

    @cached_property
    def digits(self) -> int:
        """How many digits there are, spoken ones too."""
        return len(_DIGITS.findall(self.spoken))

    @cached_property
    def numbers(self) -> str:
        """The same without the numbers of everyday talk: dates, times, sums."""
        return undo(EVERYDAY, self.spoken)


def read(text: str, recent: Sequence[Said] = (), people: People = NOBODY) -> Reading:
    """The text in plain letters, with single spaces; no more than a message may have."""
    seen = _seen(text[:LONGEST], people)
    return Reading(seen.text, recent, people, seen) if recent else seen


@lru_cache(maxsize=64)
def _seen(text: str, people: People) -> Reading:
    """The same for whoever reads the text next: a post is judged, and then marked beside its writer."""
    return Reading(undo(SPACES, plain_letters(text)), (), people)


def undo(steps: Steps, text: str) -> str:
    """The text after each step."""
    for pattern, became in steps:
        text = pattern.sub(became, text)
    return text


def bare(text: str) -> str:
    """Only letters and digits, none of them many times in a row: "Hei!!!" and "heii" are the same."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[\W_]+", "", text))
