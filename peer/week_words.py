"""The week of a room as people read it: days with the same hours stand together."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import NamedTuple

from django.utils.dates import WEEKDAYS
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from portal.kit import clock

from .opening_words import hours_in_words
from .timetable import ZONE, ExceptionHours, Hours

SOME_DAY = date(2026, 1, 5)
AHEAD = timedelta(days=14)
Times = tuple[tuple[time, time], ...]


class Days(NamedTuple):
    """One line of a week: which days, and when it is open on them."""

    days: str
    hours: str


def week_in_words(hours: Iterable[Hours]) -> list[Days]:
    """Monday to Sunday, in the active language; no line at all where no hours are kept."""
    kept = list(hours)
    times = [tuple(sorted((one.opens, one.closes) for one in kept if one.weekday == day)) for day in range(7)]
    if not kept:
        return []
    together = (list(days) for _times, days in groupby(range(7), key=lambda day: times[day]))
    return [Days(_days(days[0], days[-1]), _hours(times[days[0]])) for days in together]


def other_days_in_words(days: Iterable[ExceptionHours], today: date) -> list[Days]:
    """The days that are not like the others, from today for two weeks, in the active language."""
    soon = sorted((one for one in days if today <= one.day <= today + AHEAD), key=lambda one: one.day)
    return [
        Days(
            capfirst(clock.day_in_words(datetime.combine(one.day, time(12), ZONE))),
            times_in_words(one.opens, one.closes) if one.opens and one.closes else gettext("closed"),
        )
        for one in soon
    ]


def times_in_words(opens: time, closes: time) -> str:
    """From when to when; the whole day where it closes as it opens."""
    if opens == closes:
        return gettext("all day and night")
    begins, ends = (datetime.combine(SOME_DAY, at, ZONE) for at in (opens, closes))
    return hours_in_words(begins, ends)


def _days(first: int, last: int) -> str:
    if (first, last) == (0, 6):
        return gettext("Every day")
    names = {"first": capfirst(str(WEEKDAYS[first])), "last": _inside(str(WEEKDAYS[last]))}
    if first == last:
        return names["first"]
    return gettext("%(first)s to %(last)s") % names


def _inside(weekday: str) -> str:
    """The name of a day inside a sentence: only English gives it a capital."""
    return weekday if (get_language() or "").startswith("en") else weekday.lower()


def _hours(times: Times) -> str:
    return ", ".join(times_in_words(*each) for each in times) or gettext("closed")
