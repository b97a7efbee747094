"""Which rooms a moderator looks after now: those of the shift they have begun."""

from collections.abc import Iterable
from datetime import datetime

from portal.accounts.models import User

from . import duty
from .models import Room, Shift
from .queue import Waiting


def rooms_of_shift(person: User) -> frozenset[int] | None:
    """The ids of the rooms of the person's running shift; None when that is every room, or no shift runs."""
    shift = duty.running_shift(person)
    rooms = frozenset(shift.rooms.values_list("pk", flat=True)) if shift else frozenset()
    return rooms or None


def split(waiting: Iterable[Waiting], rooms: frozenset[int] | None) -> tuple[list[Waiting], list[Waiting]]:
    """What waits in one's own rooms, and what waits in others; alarms are everybody's."""
    mine: list[Waiting] = []
    others: list[Waiting] = []
    for item in waiting:
        is_mine = rooms is None or item.alarm is not None or item.room.pk in rooms
        (mine if is_mine else others).append(item)
    return mine, others


def running_shifts(now: datetime) -> list[Shift]:
    """The shifts that run now, with their rooms. One that somebody forgot to end stops counting."""
    running = Shift.objects.filter(begun_at__isnull=False, ended_at=None, ends_at__gt=now - duty.OVERRUN)
    return list(running.select_related("moderator", "second").prefetch_related("rooms").order_by("pk"))


def does_cover(shift: Shift, room_id: int) -> bool:
    """Whether the shift is for this room: it was chosen, or none was."""
    chosen: list[Room] = list(shift.rooms.all())
    return not chosen or any(room.pk == room_id for room in chosen)
