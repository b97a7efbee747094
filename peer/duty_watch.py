"""Who should be on duty and is not: the second moderator is called. And the daily word about what waits."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from portal.accounts import waiting_mail
from portal.kit import clock

from . import broadcast, duty, logbook
from .looking_after import does_cover
from .models import Flag, LogEntry, Message, Room, Shift
from .permissions import people_who_moderate
from .room_state import room_state

log = logging.getLogger("peer.duty_watch")
LATE = timedelta(minutes=10)
WAITED = timedelta(hours=1)
CODE = "shift"  # in the log, beside the alarms' own calls and mails


def watch_shifts() -> None:
    """One round: calls the second of each shift whose moderator is missing, once for each time they are.

    A running shift counts at once; a planned one, if a room keeps hours, when it is ten minutes late.
    Rooms that are closed, or have another moderator, need nobody.
    """
    now = clock.now()
    present = set(Shift.objects.filter(duty.is_present(now)).values_list("pk", flat=True))
    for shift in _watched(now):
        if shift.pk in present:
            Shift.objects.filter(pk=shift.pk, second_called_at__isnull=False).update(second_called_at=None)
        elif shift.second and shift.second.is_active and _is_needed(shift, now):
            _call_second(shift, now)


def remind_moderators() -> None:
    """Mail to moderators when something in the queue has waited for an hour. At most daily, off by choice."""
    long_ago = clock.now() - WAITED
    held = Message.objects.filter(status=Message.Status.HELD, written_at__lt=long_ago)
    flags = Flag.objects.filter(closed_at=None, made_at__lt=long_ago)
    if not held.exists() and not flags.exists():
        return
    for moderator in people_who_moderate():
        waiting_mail.tell_something_waits(moderator)


def _watched(now: datetime) -> list[Shift]:
    late = Q(begun_at=None, starts_at__lt=now - LATE, ends_at__gt=now)
    shifts = Shift.objects.filter(duty.is_running(now) | late, second__isnull=False)
    return list(shifts.select_related("moderator", "second").prefetch_related("rooms").order_by("pk"))


def _is_needed(shift: Shift, now: datetime) -> bool:
    rooms = Room.objects.filter(is_closed=False)
    if shift.begun_at is None:
        rooms = rooms.filter(hours__isnull=False).distinct()
    covered = (room for room in rooms if does_cover(shift, room.pk))
    return any(room_state(room, now).code in ("unattended", "holding") for room in covered)


def _call_second(shift: Shift, now: datetime) -> None:
    if shift.second_called_at is None:
        _note_the_call(shift, now)
    since = shift.second_called_at or now
    mailed = LogEntry.objects.filter(act=LogEntry.Act.MAILED, code=CODE, item=shift.pk, at__gte=since)
    if mailed.exists() or not shift.second:
        return
    try:
        waiting_mail.tell_something_waits(shift.second, urgent=True)
    except Exception:
        log.exception("the second moderator could not be mailed; it is tried again")
        return
    logbook.write(LogEntry.Act.MAILED, at=now, code=CODE, person=shift.second, item=shift)


@transaction.atomic
def _note_the_call(shift: Shift, now: datetime) -> None:
    """The second sees it on the desk at once, whatever becomes of the mail."""
    if Shift.objects.filter(pk=shift.pk, second_called_at=None).update(second_called_at=now):
        logbook.write(LogEntry.Act.SECOND_CALLED, at=now, code=CODE, person=shift.second, item=shift)
        broadcast.tell_queue()
