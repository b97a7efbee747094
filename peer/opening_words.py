"""When something opens or comes, as people say it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from portal.kit import clock

THIS_WEEK = 6
ON_DAY = (
    gettext_noop("on Monday at %(time)s"),
    gettext_noop("on Tuesday at %(time)s"),
    gettext_noop("on Wednesday at %(time)s"),
    gettext_noop("on Thursday at %(time)s"),
    gettext_noop("on Friday at %(time)s"),
    gettext_noop("on Saturday at %(time)s"),
    gettext_noop("on Sunday at %(time)s"),
)


def soon_in_words(moment: datetime) -> str:
    """A moment ahead, in the active language: today, tomorrow, by the day of the week, or by the date."""
    day, today = timezone.localdate(moment), clock.today()
    time = {"time": clock.clock_time(moment)}
    if day == today:
        return gettext("today at %(time)s") % time
    if day == today + timedelta(days=1):
        return gettext("tomorrow at %(time)s") % time
    if today < day <= today + timedelta(days=THIS_WEEK):
        return gettext(ON_DAY[day.weekday()]) % time
    return gettext("on %(moment)s") % {"moment": clock.in_words(moment)}


def end_in_words(moment: datetime) -> str:
    """When something ends, on the clock; the end of a day is midnight."""
    local = timezone.localtime(moment)
    return gettext("midnight") if local.hour == 0 and local.minute == 0 else clock.clock_time(moment)


def hours_in_words(begins: datetime, ends: datetime) -> str:
    """From when to when, on the clock."""
    return gettext("from %(begin)s to %(end)s") % {
        "begin": clock.clock_time(begins),
        "end": end_in_words(ends),
    }


def names_in_words(names: Sequence[str]) -> str:
    """First names as a list in words."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
