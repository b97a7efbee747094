"""What the glossary does to a report: words that the page explains are not hard; others get their meaning."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from .explaining import Finder, Found, Term
from .report import Finding, Suggestion
from .words import base_forms

ABOUT_WORDS = frozenset(("rare_word", "compound", "long_word", "abbreviation"))
REACH = 80  # signs around a finding that may belong to a term of several words


class Glossary:
    """The explained words of one page, and what further words mean. Terms may have several words."""

    def __init__(self, language: str, explained: Collection[str], meanings: Mapping[str, str]) -> None:
        """Reads the words; each is found in any of its forms."""
        self._language, self._meanings = language, meanings
        self._explained = _finder(frozenset(explained), language)
        self._known = _finder(frozenset(meanings), language)
        self._bases = _bases(frozenset(explained), language)

    def explains(self, word: str) -> bool:
        """Whether this one word is a word, or part of a term, that the page explains."""
        return bool(self._bases) and not self._bases.isdisjoint(base_forms(word, self._language))

    def eased(self, text: str, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings without those on explained words; where a meaning is known it is suggested first."""
        for finding in findings:
            if finding.kind not in ABOUT_WORDS:
                yield finding
            elif not _place(self._explained, text, finding):
                yield self._with_meaning(text, finding)

    def _with_meaning(self, text: str, finding: Finding) -> Finding:
        place = _place(self._known, text, finding)
        if place is None:
            return finding
        meaning = Suggestion("meaning", (self._meanings[place.key],))
        return replace(finding, suggestions=(meaning, *finding.suggestions))


def _place(finder: Finder | None, text: str, finding: Finding) -> Found | None:
    """The term that the finding is, or is a part of."""
    if finder is None:
        return None
    start = max(0, finding.start - REACH)
    while start and start < finding.start and not text[start - 1].isspace():
        start += 1
    for found in finder.find(text[start : finding.end + REACH]):
        if found.start <= finding.start - start and finding.end - start <= found.end:
            return found
    return None


@lru_cache(maxsize=32)
def _finder(words: frozenset[str], language: str) -> Finder | None:
    return Finder([Term(word, (word,)) for word in sorted(words)], language) if words else None


@lru_cache(maxsize=32)
def _bases(words: frozenset[str], language: str) -> frozenset[str]:
    return frozenset(base for word in words for piece in word.split() for base in base_forms(piece, language))
