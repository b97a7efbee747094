"""Who may still sign up for an event, and who gets a place. Pure: facts in, verdict out."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Door(StrEnum):
    """How the sign-up of an event stands."""

    NONE = "none"  # nobody signs up: one just comes
    CALLED_OFF = "called off"
    OVER = "over"  # it has begun, or is over
    CLOSED = "closed"  # the last day for signing up is gone
    ROOM = "room"
    FULL = "full"  # one may wait for a place


OPEN = frozenset({Door.ROOM, Door.FULL})


@dataclass(frozen=True)
class Facts:
    """What the verdict hangs on. `capacity` is None where everybody fits in."""

    takes_sign_ups: bool
    is_called_off: bool
    begins_on: datetime.date | None
    closes_on: datetime.date | None
    capacity: int | None


def door_of(facts: Facts, *, taken: int, waiting: int, today: datetime.date) -> Door:
    """Whether one may sign up today. Somebody who waits goes before whoever comes now."""
    if not facts.takes_sign_ups or facts.begins_on is None:
        return Door.NONE
    if facts.is_called_off:
        return Door.CALLED_OFF
    if facts.begins_on < today:
        return Door.OVER
    if facts.closes_on is not None and facts.closes_on < today:
        return Door.CLOSED
    is_full = facts.capacity is not None and taken + waiting >= facts.capacity
    return Door.FULL if is_full else Door.ROOM


def free_places(facts: Facts, *, taken: int, waiting: int, today: datetime.date) -> int:
    """How many of those who wait get a place now; none once the event has begun or is called off."""
    if facts.is_called_off or facts.begins_on is None or facts.begins_on < today:
        return 0
    if facts.capacity is None:
        return waiting
    return min(waiting, max(facts.capacity - taken, 0))


def last_known_day(days: Sequence[datetime.date], about: str) -> datetime.date | None:
    """The last day; of an event whose month or year alone is known, the last day of it."""
    if days:
        return max(days)
    return _ends(about) if about else None


def first_known_day(days: Sequence[datetime.date], about: str) -> datetime.date | None:
    """The first day, or the first of the month or year."""
    if days:
        return min(days)
    if not about:
        return None
    year, month, day = [*(int(part) for part in about.split("-")), 1, 1][:3]
    return datetime.date(year, month, day)


def _ends(about: str) -> datetime.date:
    parts = [int(part) for part in about.split("-")]
    if len(parts) == 3:
        return datetime.date(*parts)
    if len(parts) == 1 or parts[1] == 12:
        return datetime.date(parts[0], 12, 31)
    return datetime.date(parts[0], parts[1] + 1, 1) - datetime.timedelta(days=1)
