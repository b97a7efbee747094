"""What the plain-language check says of a text. It is help, never a gate, and never a score."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Weight(StrEnum):
    """How much a place may stand in a reader's way."""

    HINT = "hint"
    WARN = "warn"
    STRONG = "strong"


class Profile(StrEnum):
    """What all figures and findings together say of a text, in three words."""

    EASY = "easy"
    NEARLY_EASY = "nearly_easy"
    HARD_IN_PLACES = "hard_in_places"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something to try instead, for a person to take or leave; nothing is ever put in by itself.

    `kind` is split (two sentences), verb (a verb for a noun), word (an everyday word), meaning (the
    glossary's) or parts (what a long word is made of).
    """

    kind: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """A place in the text, from `start` to before `end` in characters of Python, and why it is named.

    `kind` is a key of the advice; `number` is the figure behind it where there is one (words of a long
    sentence).
    """

    kind: str
    weight: Weight
    start: int
    end: int
    number: int | None = None
    suggestions: tuple[Suggestion, ...] = ()

    def moved(self, by: int) -> "Finding":
        """The same finding in a text that has `by` more characters before it."""
        return replace(self, start=self.start + by, end=self.end + by)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or list item as it stands in the text, and how many words it has."""

    start: int
    end: int
    words: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the whole text beside what easy news usually has: the median and the 95th percentile."""

    name: str
    value: float
    median: float | None
    most: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """All that was found. `left_out` names kinds that nobody could look for, as without a Finnish dictionary.

    `analyser` is what read the words; empty, with no findings, when the language is not one of ours.
    """

    language: str
    analyser: str
    words: int
    sentences: tuple[Sentence, ...] = ()
    findings: tuple[Finding, ...] = ()
    figures: tuple[Figure, ...] = ()
    profile: Profile | None = None
    left_out: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether the language is one that can be checked."""
        return bool(self.analyser)
