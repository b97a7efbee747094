"""How common a word is, by the wordfreq lists: web pages, subtitles, news and talk of each language."""

from functools import cache

from wordfreq import get_frequency_dict

from .words import base_forms

VERY_COMMON = 10**-4.5  # Zipf 4.5 as a share of all words
LETTERS = 3  # shorter words are rarely rare, and often no words


def is_rare(word: str, language: str) -> bool:
    """Whether a word and each of its base forms come less than once in a million words (Zipf under 3).

    Numbers, signs and very short words are never rare.
    """
    if len(word) < LETTERS or any(map(str.isdigit, word)):
        return False
    common = _common(language)
    small = word.casefold().replace("’", "'")
    return small not in common and common.isdisjoint(base_forms(word, language))


def is_very_common(word: str, language: str) -> bool:
    """Whether exactly this form comes more than about 30 times in a million words (Zipf 4.5)."""
    return _frequencies(language).get(word.casefold(), 0.0) >= VERY_COMMON


@cache
def _common(language: str) -> frozenset[str]:
    return frozenset(_frequencies(language))


@cache
def _frequencies(language: str) -> dict[str, float]:
    """The small list holds the words from Zipf 3 on, and no others."""
    found: dict[str, float] = get_frequency_dict(language, "small")
    return found
