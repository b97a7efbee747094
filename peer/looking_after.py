"""Which rooms a moderator looks after now, those of the shift they have begun; and what is heavy to read."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import Q

from portal.accounts.models import User

from . import duty
from .models import Decision, DeskChoice, Flag, LogEntry, Message, Room, Shift
from .permissions import may_moderate, require
from .queue import Waiting

HEAVY_BEFORE_BREAK = 8
HEAVY_RULES = {"insult", "sexual_approach"}
HEAVY_DECISIONS = [
    Decision.Kind.REMOVE.value,
    Decision.Kind.WARN.value,
    Decision.Kind.TAKE_SEAT.value,
    Decision.Kind.AUTHORITIES.value,
]


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


def needs_a_break(shift: Shift | None) -> bool:
    """Whether so much heavy came before the moderator in this shift that a break is a good idea."""
    if shift is None or shift.begun_at is None:
        return False
    mine = LogEntry.objects.filter(at__gte=shift.begun_at, actor=shift.moderator_id)
    heavy = Q(act=LogEntry.Act.ALARM_SEEN) | Q(act=LogEntry.Act.DECIDED, code__in=HEAVY_DECISIONS)
    return mine.filter(heavy).count() >= HEAVY_BEFORE_BREAK


def is_heavy(message: Message, flags: Sequence[Flag]) -> bool:
    """Whether the text may weigh on its reader: somebody asked for eyes, or a rule about people held it."""
    return bool(flags) or bool(HEAVY_RULES & set(message.held_for))


def cover_heavy_texts(actor: User, *, covers: bool) -> None:
    """From now on heavy texts stay covered at the moderator's desk until one opens them, or they do not."""
    require(may_moderate(actor))
    DeskChoice.objects.update_or_create(moderator=actor, defaults={"covers_heavy": covers})


def does_cover_heavy_texts(person: User) -> bool:
    """Whether the person chose that heavy texts stay covered."""
    return DeskChoice.objects.filter(moderator=person, covers_heavy=True).exists()


def running_shifts(now: datetime) -> list[Shift]:
    """The shifts that run now, with their rooms. One that somebody forgot to end stops counting."""
    running = Shift.objects.filter(begun_at__isnull=False, ended_at=None, ends_at__gt=now - duty.OVERRUN)
    return list(running.select_related("moderator", "second").prefetch_related("rooms").order_by("pk"))


def does_cover(shift: Shift, room_id: int) -> bool:
    """Whether the shift is for this room: it was chosen, or none was."""
    chosen: list[Room] = list(shift.rooms.all())
    return not chosen or any(room.pk == room_id for room in chosen)
