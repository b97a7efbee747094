"""Slow rooms: a message that comes too soon waits for its turn, and is shown by the clock."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from portal.kit import clock

from . import broadcast, logbook
from .models import LogEntry, Message, Room
from .room_state import room_state
from .series import show_message
from .standing import Standing, reason_against, standing

MOST_QUEUED = 5
MOST_HELD = 10


class TooManyWait(Exception):
    """So many messages of one person wait already that no more are taken."""


def turn_of(stands: Standing, now: datetime) -> datetime | None:
    """When the writer's next message is shown; None for at once. TooManyWait when no more fit."""
    if not stands.slow_seconds:
        return None
    queued = Message.objects.filter(participant=stands.seat, status=Message.Status.QUEUED)
    dues = list(queued.order_by("-due_at").values_list("due_at", flat=True)[:MOST_QUEUED])
    if len(dues) >= MOST_QUEUED:
        raise TooManyWait
    before = max([moment for moment in [stands.last_spoke_at, *dues] if moment], default=None)
    if before is None or before + timedelta(seconds=stands.slow_seconds) <= now:
        return None
    return before + timedelta(seconds=stands.slow_seconds)


def do_too_many_wait_held(seat: int) -> bool:
    """Whether so many messages of one person wait for a moderator that those are read first."""
    return Message.objects.filter(participant=seat, status=Message.Status.HELD).count() >= MOST_HELD


def show_due_messages() -> int:
    """Shows what has waited its turn, each writer's in their order. Costs one read when nothing is due."""
    now = clock.now()
    has_no_break = Q(room__paused_until=None) | Q(room__paused_until__lte=now)
    due = Message.objects.filter(has_no_break, status=Message.Status.QUEUED, due_at__lte=now)
    waiting = list(due.order_by("due_at", "pk").values_list("pk", "room"))
    return sum(_show_due(message, room) for message, room in waiting)


@transaction.atomic
def _show_due(message_id: int, room_id: int) -> bool:
    room = Room.objects.select_for_update().get(pk=room_id)
    message = Message.objects.select_related("participant", "reply_to__participant").get(pk=message_id)
    if not message.is_queued:
        return False  # taken back meanwhile
    message.room = room
    state = room_state(room).code
    if state == "paused":
        return False  # since a moment: it waits on
    if code := _reason_to_hold(message, state):
        hold_message(message, [code])
        broadcast.tell_waiting(message)
        return False
    show_message(room, message)
    return True


def hold_message(message: Message, codes: list[str]) -> None:
    """The message waits for a moderator, for these reasons."""
    message.status = Message.Status.HELD
    message.held_for = codes
    message.save()
    logbook.write(
        LogEntry.Act.HELD,
        at=clock.now(),
        code=codes[0][:40],
        person=message.participant.user_id,
        room=message.room_id,
        message=message,
    )
    broadcast.tell_queue()


def _reason_to_hold(message: Message, state: str) -> str | None:
    """Why the writer could not say it now. That the clock ended the day or the shift since is no reason."""
    room, seat = message.room, message.participant
    if room.is_closed:
        return "room_closed"
    stands = standing(seat.user_id, room.pk, ref=message.ref)
    if stands is None:
        return "no_seat"
    is_closed_by_hand = bool(room.closed_until and room.closed_until > clock.now())
    is_by_clock = state == "unattended" or (state == "closed" and not is_closed_by_hand)
    if reason := reason_against(stands, "open" if is_by_clock else state):
        return reason
    return "unattended" if state == "holding" else None
