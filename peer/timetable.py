"""The hours of a room, on the clock of Helsinki. Pure: days and times in, moments out.

An opening belongs to the day on which it begins, also when it goes over midnight; an exception day changes
only the openings that would begin on it. Where the clock jumps, a time that does not exist is the moment of
the jump. Of a time that comes twice, the first one opens and the second one closes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Helsinki")
DAYS_AHEAD = 60
DAY = timedelta(days=1)
MIDNIGHT = time(0)


@dataclass(frozen=True)
class Hours:
    """Every week on this day (Monday is 0). Closing at or before the opening means on the next day."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class ExceptionHours:
    """One day that is not like the others: open at these times, or closed when there are none."""

    day: date
    opens: time | None = None
    closes: time | None = None


@dataclass(frozen=True)
class Opening:
    """One stretch of time in which a room is open: from `begins` until just before `ends`."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True)
class Timetable:
    """When a room is open. Without weekly hours it is open always, but for its exception days."""

    hours: Sequence[Hours] = ()
    exceptions: Sequence[ExceptionHours] = ()

    @property
    def is_kept(self) -> bool:
        """Whether there are weekly hours at all."""
        return bool(self.hours)

    def is_open_at(self, moment: datetime) -> bool:
        """Whether the hours say that the room is open."""
        return any(opening.begins <= moment for opening in self._openings(moment, days=1))

    def next_opening(self, moment: datetime) -> datetime | None:
        """When the room opens next after this moment; None when it does not within sixty days."""
        if not self.hours and not self.exceptions:
            return None
        openings = self._openings(moment, days=DAYS_AHEAD)
        return next((opening.begins for opening in openings if opening.begins > moment), None)

    def closing_after(self, moment: datetime) -> datetime | None:
        """When the opening that goes on now ends; None when the room is closed, or does not close."""
        if not self.hours and not self.exceptions:
            return None
        now = next(self._openings(moment, days=DAYS_AHEAD), None)
        if now is None or now.begins > moment or now.ends > moment + DAYS_AHEAD * DAY:
            return None
        return now.ends

    def _openings(self, moment: datetime, *, days: int) -> Iterator[Opening]:
        """Those that end after the moment, in order; what goes on without a break is one."""
        first = moment.astimezone(ZONE).date() - DAY
        whole: Opening | None = None
        for opening in self._single_openings(first, days + 2):
            if opening.ends <= moment:
                continue
            if whole and opening.begins <= whole.ends:
                whole = Opening(whole.begins, max(whole.ends, opening.ends))
                continue
            if whole:
                yield whole
            whole = opening
        if whole:
            yield whole

    def _single_openings(self, first: date, days: int) -> Iterator[Opening]:
        for number in range(days):
            day = first + number * DAY
            for opens, closes in sorted(self._times_of(day)):
                until = day if closes > opens else day + DAY
                yield Opening(_moment(day, opens, is_second=False), _moment(until, closes, is_second=True))

    def _times_of(self, day: date) -> list[tuple[time, time]]:
        for other in self.exceptions:
            if other.day == day:
                is_open = other.opens is not None and other.closes is not None
                return [(other.opens, other.closes)] if is_open else []  # type: ignore[list-item]
        if not self.hours:
            return [(MIDNIGHT, MIDNIGHT)]
        return [(one.opens, one.closes) for one in self.hours if one.weekday == day.weekday()]


def _moment(day: date, at: time, *, is_second: bool) -> datetime:
    """A local time as a moment in UTC."""
    local = datetime.combine(day, at, ZONE).replace(fold=int(is_second))
    moment = local.replace(fold=0).astimezone(UTC)
    if moment.astimezone(ZONE).replace(tzinfo=None, fold=0) != local.replace(tzinfo=None, fold=0):
        return moment.replace(minute=0, second=0, microsecond=0)  # the clocks jump at a full hour
    return local.astimezone(UTC)
