"""Swedish and English words by simplemma's lists, and Finnish ones where there is no Voikko."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from simplemma import is_known, lemmatize

from .readings import Features, Reading, by_rule, distinct

COMPOUNDS = {"fi": ("", "n", "s"), "sv": ("", "s")}  # what joins two parts of one word
SHORTEST = 3


class Lemmas:
    """Reads by lists, and cuts a compound where both of its sides are words."""

    name = "simplemma"

    def read(self, word: str, language: str) -> Reading:
        """One base form; the parts are a guess where the list does not have the word."""
        small = word.lower()
        base = lemmatize(word, lang=language).lower()
        also = lemmatize(small, lang=language).lower()
        cuts = [cut for cut in (_cut(whole, language) for whole in dict.fromkeys((also, small))) if cut]
        bases = distinct([also, base, *(cut.base for cut in cuts if also == small)])
        parts = distinct([part for cut in cuts for part in (cut.left, cut.right)])
        return Reading(bases, tuple(part for part in parts if part not in bases))

    def knows(self, word: str, language: str) -> bool:
        """Whether a list has it."""
        return is_known(word, lang=language) or is_known(word.lower(), lang=language)

    def guesses(self, word: str, language: str) -> tuple[str, ...]:
        """Nothing: lists of forms know no neighbours."""
        return ()

    def features(self, word: str) -> list[Features]:
        """Nothing: lists say no case and no mood."""
        return []

    def syllables(self, word: str) -> tuple[str, ...]:
        """By the rule of thumb."""
        return by_rule(word)


@dataclass(frozen=True)
class Cut:
    """A compound in two: its sides as words, and the whole in its base form."""

    left: str
    right: str
    base: str


@lru_cache(maxsize=20_000)
def _cut(word: str, language: str) -> Cut | None:
    """The cut that leaves the longest known word at the end; None when the word is no compound."""
    for left, at in _cuts(word, language):
        right = lemmatize(word[at:], lang=language).lower()
        if len(right) >= SHORTEST and _is_word(word[at:], language):
            return Cut(left, right, word[:at] + right)
    return None


def _cuts(word: str, language: str) -> Iterator[tuple[str, int]]:
    for at in range(SHORTEST, len(word) - SHORTEST + 1):
        for joint in COMPOUNDS.get(language, ()):
            left = word[:at].removesuffix(joint) if joint else word[:at]
            if len(left) >= SHORTEST and (not joint or word[:at] != left) and _is_word(left, language):
                yield left, at


def _is_word(word: str, language: str) -> bool:
    return bool(is_known(word, lang=language))
