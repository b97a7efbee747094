"""How small a correction is, and when it may still be answered."""

from dataclasses import dataclass

from ..comparing import word_changes

MOST = 300  # letters that go or come


@dataclass(frozen=True)
class Standing:
    """What is known when a correction is answered."""

    is_open: bool
    is_public: bool  # and nothing newer of it is being read
    is_same: bool  # the public story is the one that the correction was made from


def size(before: str, after: str) -> int:
    """How many letters change: those that go or those that come, whichever are more."""
    changes = word_changes(before, after)
    gone = sum(len(change.words) for change in changes if change.is_gone)
    come = sum(len(change.words) for change in changes if change.is_new)
    return max(gone, come)


def is_small(before: str, after: str) -> bool:
    """Whether it is a correction, and no new text."""
    return 0 < size(before, after) <= MOST


def may_be_answered(standing: Standing) -> bool:
    """Only while it waits and the story is as it was."""
    return standing.is_open and standing.is_public and standing.is_same
