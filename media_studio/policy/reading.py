"""Who may do a reading step, and how many people read."""

import datetime
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The reading steps of a story."""

    SUPPORTER = "supporter"
    EDITOR = "editor"
    SECOND = "second"


@dataclass(frozen=True)
class Reader:
    """What is known about somebody who wants to read a story for a step."""

    is_storyteller: bool = False
    is_supporter: bool = False
    helps_the_teller: bool = False  # is, or was a short while ago, a supporter of the same storyteller
    reads_as_editor: bool = False
    reads_as_peer: bool = False
    was_first: bool = False  # passed the same handing in on already, for the media team


def may_act(step: Step, reader: Reader) -> bool:
    """Never one's own. A supporter takes the first step; an editor, or an expert as a peer, the others.

    Two who read for the media team are two different people, and neither helped its teller: that would be
    reading what one has a part in.
    """
    if reader.is_storyteller:
        return False
    if step is Step.SUPPORTER:
        return reader.is_supporter
    if reader.helps_the_teller or (step is Step.SECOND and reader.was_first):
        return False
    return reader.reads_as_editor or reader.reads_as_peer


def needs_two_readers(*, was_ever_public: bool) -> bool:
    """Two people read for somebody of whom no story was ever public."""
    return not was_ever_public


def still_counts(*, read_at: datetime.datetime | None, words_at: datetime.datetime | None) -> bool:
    """Whether a reading holds: not when words of a recording in it were written down after it."""
    return read_at is not None and (words_at is None or words_at < read_at)
