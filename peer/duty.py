"""Whether a moderator is present. It follows from a shift and the latest signs; no job keeps it.

Present is who has begun a shift that covers the room and has not ended it, has the desk open, and has done
something or said "I am here" within twenty minutes. An open socket renews the sign of the desk; a page of the
desk that was opened without scripts counts for five minutes (docs/decisions/0008).
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import BooleanField, Case, Q, QuerySet, Value, When

from portal.accounts.models import User
from portal.kit import clock

from . import broadcast
from .models import Presence, Room, Shift
from .permissions import may_moderate, require

HERE = timedelta(minutes=20)
DESK_OPEN = timedelta(seconds=40)  # three signs may be missed; the room is told within a minute
PAGE_OPEN = timedelta(minutes=5)
RENEW = timedelta(seconds=10)
OVERRUN = timedelta(hours=2)  # a shift that nobody ended counts no longer than this after its planned end
ROTA_AHEAD = timedelta(days=14)
SAID_LATE = timedelta(minutes=15)  # after that nobody may say that the moderator comes any minute


def say_i_am_here(actor: User) -> None:
    """The moderator is here for the next twenty minutes. Deciding something says the same."""
    require(may_moderate(actor))
    Presence.objects.update_or_create(moderator=actor, defaults={"here_at": clock.now()})
    broadcast.tell_queue()


def say_queue_is_open(actor: User) -> None:
    """The moderator has a socket of the desk open now."""
    require(may_moderate(actor))
    Presence.objects.update_or_create(moderator=actor, defaults={"queue_seen_at": clock.now()})


def say_page_is_open(actor: User) -> None:
    """The moderator has opened a page of the desk. Without scripts this is the only sign; it holds longer."""
    require(may_moderate(actor))
    # Set ahead; a socket that opens on the page sets it back to now.
    seen = clock.now() + PAGE_OPEN - DESK_OPEN
    Presence.objects.update_or_create(moderator=actor, defaults={"queue_seen_at": seen})


def renew_open_queues(moderators: set[int]) -> None:
    """The open sockets of the desk say that it is still open. Writes at most every ten seconds."""
    now = clock.now()
    fresh = Q(queue_seen_at__gt=now - RENEW, queue_seen_at__lte=now)
    stale = Presence.objects.filter(moderator__in=moderators).exclude(fresh)
    stale.update(queue_seen_at=now)


def go_away(actor: User) -> None:
    """The moderator is not here for now. A shift that runs goes on."""
    gone, _rows = Presence.objects.filter(moderator=actor).delete()
    if gone:
        broadcast.tell_queue()


def moderators_present(room: Room | None = None, at: datetime | None = None) -> list[User]:
    """Who looks after the room now (after any room, when none is given), who came first first."""
    now = at or clock.now()
    shifts = Shift.objects.filter(_covers(room), is_present(now)).select_related("moderator")
    return list({shift.moderator_id: shift.moderator for shift in shifts.order_by("begun_at", "pk")}.values())


def is_attended(room: Room | None = None, at: datetime | None = None) -> bool:
    """Whether at least one moderator is present (in any room, when none is given)."""
    return Shift.objects.filter(_covers(room), is_present(at or clock.now())).exists()


class Around(NamedTuple):
    """Who is on duty, the next planned shift, and what became of one that should run by now."""

    here: list[Shift]
    next: Shift | None
    is_second_called: bool
    is_late: bool


def here_and_next(room: Room, now: datetime) -> Around:
    """In one query: the shifts of those who are present in the room, and the next planned one."""
    return _divided(_shifts_around(now).filter(_covers(room))[:10], now)


def here_and_next_of(rooms: Iterable[int], now: datetime) -> dict[int, Around]:
    """The same for many rooms at once, in two queries. Covered means: the room was chosen, or none was."""
    found = list(_shifts_around(now))
    chosen: defaultdict[int, set[int]] = defaultdict(set)
    pairs = (
        Shift.rooms.through.objects.filter(shift__in=found) if found else Shift.rooms.through.objects.none()
    )
    for shift, room in pairs.values_list("shift", "room"):
        chosen[shift].add(room)
    return {
        room: _divided((shift for shift in found if room in chosen[shift.pk] or not chosen[shift.pk]), now)
        for room in rooms
    }


def _shifts_around(now: datetime) -> QuerySet[Shift]:
    is_here = Case(When(is_present(now), then=Value(True)), default=Value(False), output_field=BooleanField())
    planned = Q(begun_at=None, starts_at__gt=now, starts_at__lt=now + ROTA_AHEAD, moderator__is_active=True)
    late = Q(begun_at=None, ended_at=None, starts_at__lte=now, ends_at__gt=now, moderator__is_active=True)
    called = Q(second_called_at__isnull=False, ended_at=None, starts_at__lte=now, ends_at__gt=now)
    shifts = Shift.objects.filter(is_present(now) | planned | late | called).annotate(is_here=is_here)
    return shifts.select_related("moderator").order_by("-is_here", "starts_at", "pk")


def _divided(shifts: Iterable[Any], now: datetime) -> Around:
    found = list(shifts)
    here: list[Shift] = [shift for shift in found if shift.is_here]
    others = [shift for shift in found if not shift.is_here]
    uncalled = [shift for shift in others if shift.second_called_at is None]
    planned = (shift for shift in uncalled if shift.starts_at > now)
    is_late = any(now - SAID_LATE < shift.starts_at <= now for shift in uncalled)
    return Around(here, next(planned, None), any(shift.second_called_at for shift in others), is_late)


def running_shift(person: User) -> Shift | None:
    """The shift that the person has begun and not ended, also when it has run far over its end."""
    return Shift.objects.filter(moderator=person, begun_at__isnull=False, ended_at=None).order_by("pk").last()


def present_until(person: User) -> datetime | None:
    """Until when "I am here" holds for this moderator; None when it does not."""
    presence = Presence.objects.filter(moderator=person, here_at__gt=clock.now() - HERE).first()
    return presence.here_at + HERE if presence and presence.here_at else None


def _covers(room: Room | None) -> Q:
    """Shifts that cover the room: it was chosen, or none was."""
    if room is None:
        return Q()
    chosen = Shift.rooms.through.objects.filter(room=room).values("shift")
    restricted = Shift.rooms.through.objects.values("shift")
    return Q(pk__in=chosen) | ~Q(pk__in=restricted)


def is_running(now: datetime) -> Q:
    """Begun and not ended. One that somebody forgot to end stops counting."""
    return Q(begun_at__lte=now, ended_at=None, ends_at__gt=now - OVERRUN)


def is_present(now: datetime) -> Q:
    """A running shift whose moderator shows both signs of being there."""
    return is_running(now) & Q(
        moderator__is_active=True,
        moderator__presence__here_at__gt=now - HERE,
        moderator__presence__queue_seen_at__gt=now - DESK_OPEN,
    )
