"""What somebody may have meant who mistyped a word: words of the public pages that are written alike."""

import time
from collections import Counter
from collections.abc import Callable
from unicodedata import combining, normalize

from portal.plain_language.words import guesses

from ..search_words import sign_of
from .looking import words_of_pages

KEPT_SECONDS = 600
SHORTEST = 4
_known: dict[str, tuple[float, Counter[str]]] = {}


def meant(word: str, language: str, *, does_find: Callable[[str], bool]) -> str | None:
    """The likeliest word that does find something; None when there is none near enough.

    Words that a page had a moment ago may still be known: what finds nothing now is never offered.
    """
    typed = sign_of(word.casefold())
    if len(typed) < SHORTEST:
        return None
    known = _words(language)
    near = sorted(_near(typed, known), key=lambda each: (each[0], -known[each[1]], each[1]))
    offered = [each for _far, each in near[:5]] + [sign_of(each) for each in guesses(word, language)[:3]]
    return next((each for each in dict.fromkeys(offered) if each != typed and does_find(each)), None)


def as_written(word: str, language: str) -> str | None:
    """A word that pages write with dots or rings where somebody typed none; None where they write it so too.

    One of the databases finds "tyo" where "työ" is written, so what finds a page may still be misspelt.
    """
    typed, known = sign_of(word.casefold()), _words(language)
    if typed in known:
        return None
    bare = without_marks(typed)
    alike = [each for each in known if len(each) == len(typed) and without_marks(each) == bare]
    return max(alike, key=lambda each: (known[each], each), default=None)


def without_marks(word: str) -> str:
    """The word without dots, rings and accents: "työ" as "tyo"."""
    return "".join(sign for sign in normalize("NFD", word) if not combining(sign))


def forget_words() -> None:
    """Reads the words of the pages anew when they are needed next."""
    _known.clear()


def distance(one: str, other: str, most: int) -> int:
    """How many slips lie between two words: a letter too many, missing, wrong, or two swapped.

    More than `most` are not counted to the end.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = row, before, [i]
        for j, its in enumerate(other, 1):
            least = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                least = min(least, above[j - 2] + 1)
            row.append(least)
        if min(row) > most:
            return most + 1
    return row[-1]


def _near(word: str, known: Counter[str]) -> list[tuple[int, str]]:
    most = 1 if len(word) <= 5 else 2
    alike = [
        each for each in known if abs(len(each) - len(word)) <= most and each[0] in word[:2] and each != word
    ]
    far = ((distance(word, each, most), each) for each in alike)
    return [(how_far, each) for how_far, each in far if how_far <= most]


def _words(language: str) -> Counter[str]:
    read_at, known = _known.get(language, (float("-inf"), Counter()))
    if time.monotonic() - read_at > KEPT_SECONDS:
        known = words_of_pages(language)
        _known[language] = (time.monotonic(), known)
    return known
