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
    day, today = timezone.localdate(moment), timezone.localdate(clock.now())
    time = {"time": clock.clock_time(moment)}
    if day == today:
        return gettext("today at %(time)s") % time
    if day == today + timedelta(days=1):
        return gettext("tomorrow at %(time)s") % time
    if today < day <= today + timedelta(days=THIS_WEEK):
        return gettext(ON_DAY[day.weekday()]) % time
    return gettext("on %(moment)s") % {"moment": clock.in_words(moment)}


def end_in_words(moment: datetime) -> str:
    """When something ends: the time for today (midnight is one too), else the day too."""
    local = timezone.localtime(moment)
    is_midnight = local.hour == 0 and local.minute == 0
    if timezone.localdate(moment - timedelta(seconds=1)) == timezone.localdate(clock.now()):
        return gettext("midnight") if is_midnight else clock.clock_time(moment)
    return soon_in_words(moment)


def names_in_words(names: Sequence[str]) -> str:
    """First names as a list in words."""
    if len(names) < 2:
        return "".join(names)
    return gettext("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
