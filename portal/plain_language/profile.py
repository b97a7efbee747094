"""Three words for a whole text, from all of its figures and findings together. It is no score.

A text is "easy" when nothing in it is past the first mark, "nearly easy" when nothing is past the second,
and otherwise "hard in places". The first marks for Finnish are those that nearly all easy news keeps (the
95th percentile: see `figures`), the second ones those of plain office Finnish. Swedish and English use
shorter words and more of them: their marks for sentences are the house's own judgement, not measured.

What is counted per 100 words may always come once, and a short text is held to what 50 words may have: one
hard word does not make it hard. Passives are left out, because they do not tell easy Finnish from other
Finnish.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from .figures import LONG, Counts
from .report import Profile, Weight

FEWEST = 50  # words: rates of a shorter text say little
COUNTED_WEIGHTS = (Weight.WARN, Weight.STRONG)


@dataclass(frozen=True, slots=True)
class Marks:
    """How far a text may go: words a sentence, share of long sentences, and places per 100 words."""

    words_per_sentence: float
    long_sentences: float
    constructions: float
    rare_words: float
    minen_nouns: float
    long_words: float
    findings: float  # that warn or are strong
    strong: float


EASY = {
    "fi": Marks(8.1, 0.16, 1.0, 9.7, 2.0, 8.5, 2.0, 0.0),
    "sv": Marks(11.0, 0.30, 1.0, 9.7, 2.0, 8.5, 2.0, 0.0),
    "en": Marks(11.0, 0.30, 1.0, 9.7, 2.0, 8.5, 2.0, 0.0),
}
NEARLY = {
    "fi": Marks(11.0, 0.35, 2.5, 14.0, 5.0, 14.0, 5.0, 1.0),
    "sv": Marks(15.0, 0.50, 2.5, 14.0, 5.0, 14.0, 5.0, 1.0),
    "en": Marks(15.0, 0.50, 2.5, 14.0, 5.0, 14.0, 5.0, 1.0),
}


def profile_of(
    counts: Counts, weights: Iterable[Weight], language: str, *, is_partial: bool = False
) -> Profile | None:
    """What the text is; None when it has no words. `weights`: that of each finding.

    `is_partial`: not everything could be looked for. Then no text is called easy: nobody saw all of it.
    """
    if not counts.words:
        return None
    times = Counter(weights)
    if not is_partial and _keeps(counts, times, EASY[language]):
        return Profile.EASY
    return Profile.NEARLY_EASY if _keeps(counts, times, NEARLY[language]) else Profile.HARD_IN_PLACES


def _keeps(counts: Counts, times: Counter[Weight], marks: Marks) -> bool:
    within = [
        _within(getattr(counts, name), getattr(marks, name), counts.words)
        for name in ("constructions", "rare_words", "minen_nouns", "long_words")
    ]
    found = sum(times[weight] for weight in COUNTED_WEIGHTS)
    strong = int(marks.strong * counts.words / 100)  # here no first one is free
    return (
        _sentences_keep(counts, marks)
        and all(within)
        and _within(found, marks.findings, counts.words)
        and times[Weight.STRONG] <= strong
    )


def _within(count: int, per_hundred: float, words: int) -> bool:
    return count <= ceil(per_hundred * max(words, FEWEST) / 100)


def _sentences_keep(counts: Counts, marks: Marks) -> bool:
    lengths = counts.lengths
    if not lengths:
        return True
    long = sum(length > LONG for length in lengths)
    return sum(lengths) / len(lengths) <= marks.words_per_sentence and long <= ceil(
        marks.long_sentences * len(lengths)
    )
