"""What time it is, and how a time is said in words."""

import datetime

from django.utils import dateformat, timezone, translation


def now() -> datetime.datetime:
    """The present moment, aware. Tests move it by replacing this function."""
    return timezone.now()


def today() -> datetime.date:
    """The day it is where the readers are: at night it is another one than in UTC."""
    return timezone.localdate(now())


def in_words(moment: datetime.datetime, language: str | None = None) -> str:
    """A moment as people say it: "tiistaina 3. kesäkuuta kello 18", in the given or active language."""
    with translation.override(language or translation.get_language() or "fi"):
        return f"{day_in_words(moment)} {hour_in_words(moment)}"


def day_in_words(moment: datetime.datetime) -> str:
    """The day of a moment in words, in the active language; the year is said when it is not this one."""
    local = timezone.localtime(moment)
    code = (translation.get_language() or "fi")[:2]
    year = "" if local.year == timezone.localtime(now()).year else f" {local.year}"
    weekday, day = dateformat.format(local, "l").lower(), local.day
    month = dateformat.format(local, "F").lower()
    if code == "fi":
        return f"{weekday}na {day}. {month}ta{year}"
    if code == "sv":
        return f"{weekday}en den {day} {month}{year}"
    return f"{weekday.capitalize()} {day} {month.capitalize()}{year}"


def hour_in_words(moment: datetime.datetime) -> str:
    """The time of day as people say it, in the active language: "kello 18"."""
    return f"{_clock_word()} {clock_time(moment)}"


def clock_time(moment: datetime.datetime) -> str:
    """The time of day: 14.05 in Finnish and Swedish, 14:05 in English; a full hour is said as the hour."""
    local = timezone.localtime(moment)
    if (translation.get_language() or "fi")[:2] == "en":
        return f"{local.hour}:{local.minute:02}"
    return str(local.hour) if local.minute == 0 else f"{local.hour}.{local.minute:02}"


def _clock_word() -> str:
    return {"sv": "klockan", "en": "at"}.get((translation.get_language() or "fi")[:2], "kello")
