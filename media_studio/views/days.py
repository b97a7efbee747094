"""Days in words: since when somebody has something, and by when it is due."""

import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.kit import clock

LONG = 14


def since_in_words(moment: datetime.datetime) -> str:
    """Since today, since yesterday, for some days or weeks."""
    day = timezone.localdate(moment)
    count = (clock.today() - day).days
    if count <= 0:
        return _("since today")
    if count == 1:
        return _("since yesterday")
    if count > LONG:
        return ngettext("for %(count)s week", "for %(count)s weeks", count // 7) % {"count": count // 7}
    return ngettext("for %(count)s day", "for %(count)s days", count) % {"count": count}


def due_in_words(day: datetime.date | None) -> str:
    """By when it is to be done, in a sentence."""
    if day is None:
        return _("There is no hurry.")
    away = (day - clock.today()).days
    if away == 0:
        return _("It is due today.")
    if away == 1:
        return _("It is due tomorrow.")
    said = {"day": day_in_words(day)}
    return _("It was due: %(day)s.") % said if away < 0 else _("It is due: %(day)s.") % said


def day_in_words(day: datetime.date) -> str:
    """A day as people say it."""
    noon = datetime.datetime.combine(day, datetime.time(12), timezone.get_default_timezone())
    return clock.day_in_words(noon)


def from_until(begins: datetime.datetime, ends: datetime.datetime) -> str:
    """From when until when on one day; the days are said when there are two."""
    if timezone.localdate(begins) == timezone.localdate(ends):
        return f"{clock.clock_time(begins)}–{clock.clock_time(ends)}"
    return f"{clock.in_words(begins)} – {clock.in_words(ends)}"
