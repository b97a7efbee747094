"""Who may do a reading step."""

from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """The two reading steps of a story."""

    SUPPORTER = "supporter"
    EDITOR = "editor"


@dataclass(frozen=True)
class Reader:
    """What is known about somebody who wants to read a story for a step."""

    is_storyteller: bool = False
    is_supporter: bool = False
    reads_as_editor: bool = False
    reads_as_peer: bool = False


def may_act(step: Step, reader: Reader) -> bool:
    """Never one's own. A supporter takes the first step; an editor, or an expert as a peer, the second."""
    if reader.is_storyteller:
        return False
    if step is Step.SUPPORTER:
        return reader.is_supporter
    return reader.reads_as_editor or reader.reads_as_peer
