"""What holds for reader tests: what a page may say of one, how answers are counted. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

MOST_SHEETS = 300  # of one test; more would be a machine
MOST_QUESTIONS = 5  # who reads with effort has none left for more
LONGEST_DAYS = 90
FEW_WORDS = 3  # what a reader calls a hard word has no more


class Mark(Enum):
    """What a page says of its test."""

    NOTHING = "nothing"
    TESTED = "tested"
    CHANGED = "changed"  # it was tested, and its text is another now


def mark_for(*, readers: int, tested: str, now: str) -> Mark:
    """The mark of a page whose test is shown. `tested` and `now` are digests of its text then and now."""
    if readers < 1:
        return Mark.NOTHING
    return Mark.TESTED if tested == now else Mark.CHANGED


def may_answer(*, is_open: bool, is_public: bool, is_held: bool) -> bool:
    """Whether a link takes answers: the text that is tested must be there to be read."""
    return is_open and is_public and is_held


@dataclass(frozen=True)
class Hard:
    """A word that readers called hard."""

    word: str
    readers: int
    is_on_page: bool


def hard_words(answers: Iterable[str], page_text: str) -> list[Hard]:
    """The hard words of these answers, the most named first; one answer counts a word once.

    A word stands on its line or between commas. Longer things that somebody wrote are no word.
    """
    counted: Counter[str] = Counter()
    for answer in answers:
        counted.update({word for word in _parts(answer) if 0 < len(word.split()) <= FEW_WORDS})
    on_page = f" {' '.join(_letters(page_text).split())} "
    rows = [Hard(word, readers, f" {word} " in on_page) for word, readers in counted.items()]
    return sorted(rows, key=lambda row: (-row.readers, row.word))


def _parts(answer: str) -> list[str]:
    lines = answer.replace(",", "\n").replace(";", "\n").splitlines()
    return [" ".join(_letters(line).split()) for line in lines]


def _letters(text: str) -> str:
    """Small letters, with a space for each sign that no word has."""
    kept = (char if char.isalnum() or char in "-’'" else " " for char in text.replace("\xad", ""))
    return "".join(kept).casefold()
