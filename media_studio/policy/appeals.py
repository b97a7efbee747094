"""Who may ask that a page which was taken down is looked at again, and who decides."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

TIME_TO_ASK = datetime.timedelta(days=183)  # six months


class Verdict(StrEnum):
    """Yes, or why not."""

    YES = "yes"
    OVER = "over"
    ASKED = "asked"
    LATE = "late"
    SAME_EDITOR = "same editor"
    OWN = "own"


@dataclass(frozen=True)
class Asking:
    """What is known when the storyteller asks. `is_standing`: the page is down by this, until a newer yes."""

    is_standing: bool
    was_asked: bool
    age: datetime.timedelta


@dataclass(frozen=True)
class Deciding:
    """What is known when an editor decides."""

    waits: bool
    took_it_down: bool
    is_storyteller: bool


def may_ask(facts: Asking) -> Verdict:
    """Once, within six months, while the story is down."""
    if facts.was_asked:
        return Verdict.ASKED
    if not facts.is_standing:
        return Verdict.OVER
    return Verdict.LATE if facts.age > TIME_TO_ASK else Verdict.YES


def may_decide(facts: Deciding) -> Verdict:
    """Neither whoever took it down nor whoever told it; and only while it waits."""
    if facts.took_it_down:
        return Verdict.SAME_EDITOR
    if facts.is_storyteller:
        return Verdict.OWN
    return Verdict.YES if facts.waits else Verdict.OVER
