"""Nobody who may be in danger or threatened, or calls for help, waits unseen.

The moderators' desk shows an alarm at once. When nobody takes it within three minutes the second moderator
of the shift is called, and where nobody is second every moderator gets mail; all of them get it after ten
minutes, and at once where no shift runs. Mail that fails is tried again at the next round and never stands in
the way of the next step. What was done is in the database: doing it again does nothing twice.
"""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction

from portal.accounts import waiting_mail
from portal.accounts.models import User
from portal.kit import clock

from . import broadcast, caring, logbook
from .looking_after import does_cover, running_shifts
from .models import Flag, LogEntry, Shift
from .permissions import people_who_moderate
from .queue import ALARMS

log = logging.getLogger("peer.alarms")
SECOND_AFTER = timedelta(minutes=3)
MAIL_AFTER = timedelta(minutes=10)
SECOND, ALL = "second", "all"


def escalate_alarms() -> None:
    """One round over what nobody has taken: at most one letter to each person, however many alarms there are.

    Runs every few seconds; see `portal.worker`.
    """
    caring.reopen_alarms()
    unseen = Flag.objects.filter(closed_at=None, first_seen_at=None, kind__in=ALARMS, mailed_at=None)
    alarms = list(unseen.order_by("made_at", "pk"))
    if not alarms:
        return
    now, letters = clock.now(), Letters()
    shifts = running_shifts(now)
    for alarm in alarms:
        _escalate(alarm, [shift for shift in shifts if does_cover(shift, alarm.room_id)], now, letters)


class Letters:
    """The mail of one round. Whoever has got the word in it is not told twice."""

    def __init__(self) -> None:
        self.told: dict[int, bool] = {}
        self.everybody: list[User] | None = None

    def tell(self, people: Iterable[User]) -> bool:
        """Whether the word went out to at least one of them. One address that fails stops no other."""
        told = [self._tell(person) for person in people]
        return any(told)

    def tell_everybody(self) -> bool:
        """The same, to all who moderate."""
        if self.everybody is None:
            self.everybody = list(people_who_moderate())
        return self.tell(self.everybody)

    def _tell(self, person: User) -> bool:
        if person.pk not in self.told:
            self.told[person.pk] = _is_sent(person)
        return self.told[person.pk]


def _escalate(alarm: Flag, shifts: list[Shift], now: datetime, letters: Letters) -> None:
    waited = now - alarm.made_at
    seconds = [shift.second for shift in shifts if shift.second and shift.second.is_active]
    if seconds and waited >= SECOND_AFTER:
        _call_second(alarm, seconds, now, letters)
    if not shifts or waited >= MAIL_AFTER or (not seconds and waited >= SECOND_AFTER):
        _mail_everybody(alarm, now, letters)


def _call_second(alarm: Flag, seconds: list[User], now: datetime, letters: Letters) -> None:
    """The desk shows the call at once, whatever becomes of the mail."""
    if alarm.second_called_at is None:
        with transaction.atomic():
            called = Flag.objects.filter(pk=alarm.pk, second_called_at=None).update(second_called_at=now)
            if called:
                _write(LogEntry.Act.SECOND_CALLED, alarm, now)
                broadcast.tell_queue()
    mailed = LogEntry.objects.filter(
        at__gte=alarm.made_at, act=LogEntry.Act.MAILED, item=alarm.pk, code=SECOND
    )
    if not mailed.exists() and letters.tell(seconds):
        _write(LogEntry.Act.MAILED, alarm, now, SECOND)


def _mail_everybody(alarm: Flag, now: datetime, letters: Letters) -> None:
    if not letters.tell_everybody():
        return
    with transaction.atomic():
        if Flag.objects.filter(pk=alarm.pk, mailed_at=None).update(mailed_at=now):
            _write(LogEntry.Act.MAILED, alarm, now, ALL)


def _is_sent(person: User) -> bool:
    try:
        waiting_mail.tell_something_waits(person, urgent=True)
    except Exception:
        log.exception("mail about an alarm failed; it is tried again")
        return False
    return True


def _write(act: LogEntry.Act, alarm: Flag, now: datetime, code: str = "") -> None:
    logbook.write(
        act,
        at=now,
        code=code or alarm.kind,
        room=alarm.room_id,
        message=alarm.message_id,
        item=alarm,
        waited_since=alarm.made_at,
    )
