"""Acts about a whole room: a pause, slow writing, a pinned notice, closing early. Each is logged."""

from datetime import datetime, timedelta

from django.db import transaction

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.text import plain

from . import broadcast, duty, logbook
from .models import LogEntry, Room
from .permissions import may_moderate, require
from .room_state import timetable_of

PAUSE_MINUTES = (10, 30, 60)
SLOW_SECONDS = (0, 10, 30, 60)
PINNED = 200
WITHOUT_HOURS = timedelta(hours=12)  # how long a room without hours stays closed, unless it is opened again


@transaction.atomic
def pause_room(actor: User, *, room: Room, minutes: int) -> Room:
    """Nobody writes for a while; everybody reads."""
    require(minutes in PAUSE_MINUTES)
    return _change(actor, room, f"pause_{minutes}", paused_until=clock.now() + timedelta(minutes=minutes))


@transaction.atomic
def resume_room(actor: User, *, room: Room) -> Room:
    """The pause ends now."""
    return _change(actor, room, "resume", paused_until=None)


@transaction.atomic
def slow_room(actor: User, *, room: Room, seconds: int) -> Room:
    """One person's next message waits this long; zero means no waiting."""
    require(seconds in SLOW_SECONDS)
    return _change(actor, room, f"slow_{seconds}" if seconds else "slow_off", slow_seconds=seconds)


@transaction.atomic
def pin_notice(actor: User, *, room: Room, text: str) -> Room:
    """One short notice on top of the room; an empty one takes it away."""
    clean = " ".join(plain(text, max_length=PINNED).split())
    return _change(actor, room, "pin" if clean else "unpin", pinned=clean)


@transaction.atomic
def close_early(actor: User, *, room: Room) -> Room:
    """The room is closed until its hours open it next, or for half a day when it keeps none."""
    return _change(actor, room, "close", closed_until=_next_opening(room))


@transaction.atomic
def reopen_room(actor: User, *, room: Room) -> Room:
    """Takes back closing early: the room's hours count again."""
    return _change(actor, room, "reopen", closed_until=None)


def _next_opening(room: Room) -> datetime:
    now, hours = clock.now(), timetable_of(room)
    # What is open now is left out: the next opening after this one's end.
    after = hours.closing_after(now) or now
    opening = hours.next_opening(after - timedelta(seconds=1)) if hours.is_kept else None
    return opening or now + WITHOUT_HOURS


def _change(actor: User, room: Room, code: str, **fields: object) -> Room:
    require(may_moderate(actor))
    room = Room.objects.select_for_update().get(pk=room.pk)
    for name, value in fields.items():
        setattr(room, name, value)
    room.save(update_fields=list(fields))
    logbook.write(LogEntry.Act.ROOM_ACT, at=clock.now(), code=code, actor=actor, room=room)
    duty.say_i_am_here(actor)
    broadcast.recheck_seats()  # the new state goes out at once
    return room
