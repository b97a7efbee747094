"""Who is on duty in the demo: a first shift with its hand-over note, and a rota for two weeks."""

from datetime import datetime, time, timedelta
from itertools import pairwise

from django.utils import timezone

from peer import shifts
from peer.models import Shift
from portal.accounts.models import User
from portal.kit import clock

from .people import person
from .texts import told

DAYS = 14
TURNS = (time(0), time(8), time(16))


def begin_first_shift() -> Shift:
    """Mirja looks after the rooms from now on."""
    return shifts.begin_unplanned_shift(person("mirja"), hours=4)


def hand_over(shift: Shift) -> None:
    """Mirja ends her shift with a note."""
    shifts.end_shift(person("mirja"), shift=shift, note=shifts.Note(**told("rooms")["note"]))


def plan_rota() -> None:
    """Mirja and Kaarlo by turns around the clock, the other one as second. Today both have a turn now."""
    turns = _turns()
    pair = person("mirja"), person("kaarlo")
    for number, (starts_at, ends_at) in enumerate(turns):
        first, second = pair if number % 2 == 0 else pair[::-1]
        _plan(first, second, starts_at, ends_at)
        if number == 0:
            _plan(second, first, starts_at, ends_at)


def _plan(first: User, second: User, starts_at: datetime, ends_at: datetime) -> None:
    shifts.plan_shift(person("sampo"), moderator=first, second=second, starts_at=starts_at, ends_at=ends_at)


def _turns() -> list[tuple[datetime, datetime]]:
    """The turns from the one that goes on now, in local time."""
    now = clock.now()
    today = timezone.localdate(now)
    zone = timezone.get_default_timezone()
    days = [today + timedelta(days=number) for number in range(DAYS + 1)]
    begins = [datetime.combine(day, at, zone) for day in days for at in TURNS]
    turns = pairwise(begins)
    return [(starts_at, ends_at) for starts_at, ends_at in turns if ends_at > now]
