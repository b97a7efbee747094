"""Which saves of one sitting may be one version: those in which nearly no word of the one before is lost."""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

FEW = 3  # words that may go between two versions that stay
PART = 5  # and never more than one word of so many
MANY = 40  # from here on nobody looks for corrected words: too much went
ALIKE = 0.6


def may_be_one(before: str, after: str, *, lost_already: int = 0) -> bool:
    """Whether the newer text holds nearly all words of the older one, so that the older one may go.

    What was added, or only corrected, loses nothing. A line whose words all went is never nearly all.
    `lost_already` counts words that went in the saves before, since a version stayed.
    """
    lost = words_lost(before, after)
    count = lost_already + len(lost)
    if not lost:
        return True
    return count <= FEW and len(lost) * PART <= len(before.split()) and not _is_a_line_gone(before, lost)


def words_lost(before: str, after: str) -> list[str]:
    """Words of the older text that the newer one has not any more, not even corrected or written on."""
    old, new = Counter(before.split()), Counter(after.split())
    gone, come = old - new, new - old
    if gone.total() > MANY:
        return list(gone.elements())
    return [word for word in gone.elements() if not _is_corrected(word, come)]


def _is_corrected(word: str, come: Counter[str]) -> bool:
    """Each new word stands for one old word at most."""
    for other in come:
        if come[other] and _is_alike(word.casefold(), other.casefold()):
            come[other] -= 1
            return True
    return False


def _is_alike(old: str, new: str) -> bool:
    return new.startswith(old) or SequenceMatcher(None, old, new, autojunk=False).ratio() >= ALIKE


def _is_a_line_gone(before: str, lost: Iterable[str]) -> bool:
    missing = Counter(lost)
    lines = [line.split() for line in before.splitlines()]
    return any(len(line) > 1 and not Counter(line) - missing for line in lines)
