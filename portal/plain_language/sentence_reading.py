"""One sentence read by all rules of its language. Sentences read before are kept, a bounded number."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .folding import Place, folded
from .forms import forms
from .frequency import is_rare
from .report import Finding
from .rules import rules_of
from .rules.sentence import length_of
from .tokens import Token, line_of
from .words import base_forms, has_morphology

KEPT = 20_000  # sentences
LONG_WORD = 15  # letters
NO_NOUNS = frozenset(("ihminen", "toiminen"))  # end like a noun of doing, and are none


@dataclass(frozen=True, slots=True)
class Reading:
    """What one sentence says by itself: places within it, words as a reader counts them, its rare words."""

    words: int
    findings: tuple[Finding, ...]
    rare: tuple[str, ...]
    minen_nouns: int
    long_words: int


def read_sentence(text: str, language: str, analyser: str, remember: bool) -> tuple[Reading, Place]:
    """The reading of a sentence, and where a place in it is in `text`. `analyser`: who reads words now."""
    clean, place = folded(text)
    if remember:
        return _kept(clean, language, analyser), place
    return _read(clean, language), place


def forget() -> None:
    """Forgets every sentence."""
    _kept.cache_clear()


@lru_cache(maxsize=KEPT)
def _kept(text: str, language: str, _analyser: str) -> Reading:
    return _read(text, language)


def _read(text: str, language: str) -> Reading:
    line = line_of(text)
    words = line.words
    return Reading(
        length_of(line),
        tuple(found for rule in rules_of(language) for found in rule(line)),
        tuple(word.text for word in _plain(words) if is_rare(word.text, language)),
        sum(_is_minen_noun(word.text, language) for word in words),
        sum(len(word.text) >= LONG_WORD for word in words),
    )


def _plain(words: tuple[Token, ...]) -> Iterator[Token]:
    """Without names: words with a capital letter, unless they begin the sentence."""
    return (word for at, word in enumerate(words) if not at or not word.text[0].isupper())


def _is_minen_noun(word: str, language: str) -> bool:
    if language != "fi" or "mi" not in word:
        return False
    if has_morphology():
        return any(form.infinitive == "MINEN" for form in forms(word))
    bases = base_forms(word, language)
    return bool(bases) and bases[0].endswith("minen") and not bases[0].endswith(tuple(NO_NOUNS))
