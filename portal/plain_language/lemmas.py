"""Swedish and English words by simplemma's lists, and Finnish ones where there is no Voikko."""

from collections.abc import Iterator
from functools import lru_cache

from simplemma import is_known, lemmatize

from .readings import Reading, distinct

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
        parts = [part for whole in dict.fromkeys((also, small)) for part in _cut(whole, language)]
        return Reading(distinct([also, base]), tuple(part for part in distinct(parts) if part != base))

    def guesses(self, word: str, language: str) -> tuple[str, ...]:
        """Nothing: lists of forms know no neighbours."""
        return ()


@lru_cache(maxsize=20_000)
def _cut(word: str, language: str) -> tuple[str, ...]:
    """The two sides of a compound: the cut that leaves the longest known word at the end."""
    for left, right in _cuts(word, language):
        last = lemmatize(right, lang=language).lower()
        if len(last) >= SHORTEST and _is_word(right, language):
            return left, last
    return ()


def _cuts(word: str, language: str) -> Iterator[tuple[str, str]]:
    for at in range(SHORTEST, len(word) - SHORTEST + 1):
        for joint in COMPOUNDS.get(language, ()):
            left = word[:at].removesuffix(joint) if joint else word[:at]
            if len(left) >= SHORTEST and (not joint or word[:at] != left) and _is_word(left, language):
                yield left, word[at:]


def _is_word(word: str, language: str) -> bool:
    return bool(is_known(word, lang=language))
