"""How an analyser reads one word: its base forms, and what it is made of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol


@dataclass(frozen=True)
class Reading:
    """`bases`: the forms that a dictionary has, likeliest first. `parts`: what a compound is made of."""

    bases: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


# One reading of a Finnish word, by Voikko's own names: CLASS, SIJAMUOTO, MOOD and so on.
Features = Mapping[str, Any]


class Analyser(Protocol):
    """Reads words of one or more languages. May be called from any thread."""

    name: str

    def read(self, word: str, language: str) -> Reading:
        """The reading of a word; an empty one when the word is unknown."""

    def knows(self, word: str, language: str) -> bool:
        """Whether the dictionary has the word, a form of it, or all of its parts."""

    def guesses(self, word: str, language: str) -> tuple[str, ...]:
        """Words that somebody may have meant who mistyped this one; nothing when it cannot tell."""

    def features(self, word: str) -> list[Features]:
        """Each reading of a Finnish word with its case, mood and the like; none from lists of base forms."""

    def syllables(self, word: str) -> tuple[str, ...]:
        """A Finnish word cut where a line may end; together they are the word."""


# A consonant and the vowel after it begin a syllable: maa-nan-tai-na. The rule of Finnish school grammar.
BEGINS_SYLLABLE = re.compile(r"(?<=.)(?=[bcdfghjklmnpqrstvwxzšž][aeiouyåäö])", re.IGNORECASE)


def by_rule(word: str) -> tuple[str, ...]:
    """The syllables of a Finnish word by that rule alone: parts of compounds are not known."""
    return tuple(BEGINS_SYLLABLE.split(word))


def distinct(words: list[str]) -> tuple[str, ...]:
    """Each word once, in small letters, in the order in which they came."""
    return tuple(dict.fromkeys(word.casefold() for word in words if word))
