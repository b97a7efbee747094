"""Several negations in one sentence, and "not unusual" for "usual"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from ..lists import read, words
from ..report import Finding, Weight
from ..tokens import Line, Rule
from .swedish_words import is_finite

STOPS = frozenset(",;:–—")
MANY = 4  # negations: nobody holds so many apart, unless each has a clause of its own


def negations(language: str) -> Rule:
    """The rule for Swedish or English; the place is from the first negation to the last."""
    known, turned = words("negations", language), words("turned_words", language)

    def rule(line: Line) -> Iterator[Finding]:
        found = line.words
        small = [word.text.lower().replace("’", "'") for word in found]
        places = [
            at
            for at, word in enumerate(small)
            if _is_negation(word, known) and not _is_other(line, small, at, language)
        ]
        litotes = [
            at + step
            for at in places
            for step in (1, 2)
            if at + step < len(small) and small[at + step] in turned
        ]
        marked = sorted({*places, *litotes})
        if len(marked) > 1:
            start, end = found[marked[0]].start, found[marked[-1]].end
            signs = [(token.start, token.text.lower().replace("’", "'")) for token in line.tokens]
            rows = [
                [text for at, text in signs if found[first].start <= at <= found[last].start]
                for first, last in pairwise(places)
            ]
            weight = Weight.WARN if litotes else weight_of(rows, language)
            yield Finding("negation", weight, start, end, len(marked))

    return rule


def weight_of(rows: Sequence[Sequence[str]], language: str) -> Weight:
    """How several negations of a sentence weigh, in each of the languages.

    `rows`: for each negation and the next one the words and signs from the one to the other, both with them,
    in small letters. Where each stands in a clause of its own it can be read by itself: a hint. Two in one
    clause, or one about what is said in the other ("nobody said that it was not"), turn each other round.
    """
    if all(_is_apart(row, language) for row in rows):
        return Weight.HINT
    return Weight.STRONG if len(rows) + 1 >= MANY else Weight.WARN


def _is_apart(row: Sequence[str], language: str) -> bool:
    """Whether a clause begins between its ends; nearest to the second one decides."""
    without = read("negations")["without"][language]
    if without in (row[0], row[-1]):
        return len(row) > 2 or row[0] == without
    begins = _words_of("joints", language)
    for at in range(len(row) - 1, 0, -1):
        if row[at] in _words_of("that", language):
            before = next((word for word in reversed(row[:at]) if word not in STOPS), "")
            return before in _words_of("joined_that", language)
        if row[at] in begins or row[at] in STOPS:
            return True
        if language == "sv" and at < len(row) - 1 and is_finite(row[at]) and is_finite(row[at + 1]):
            return True  # "om du inte svarar kan vi inte": no comma, but two verbs meet
    return False


@cache
def _words_of(name: str, language: str) -> frozenset[str]:
    return frozenset(read("negations")[name][language].split())


def _is_negation(word: str, known: frozenset[str]) -> bool:
    return word in known or word.endswith("n't")


def _is_other(line: Line, small: list[str], at: int, language: str) -> bool:
    """An answer ("No, ..."), "not only", "inte ... utan" (but), "no." for number."""
    word = line.words[at]
    after = line.text[word.end : word.end + 1]
    if small[at] in ("no", "nej") and (after in (",", "!", ".") or len(small) == 1):
        return True
    following = small[at + 1] if at + 1 < len(small) else ""
    if following in ("only", "bara", "enbart", "just"):
        return True
    return language == "sv" and small[at] == "utan" and line.text[: word.start].rstrip().endswith(",")
