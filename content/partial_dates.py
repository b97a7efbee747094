"""Dates as exact as the papers give them: a year, a month or a day. No database, no request."""

import datetime
import re

from django.core.exceptions import ValidationError
from django.utils import dateformat, translation
from django.utils.translation import gettext_lazy as _

_SHAPE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$")


def validate_partial_date(text: str) -> None:
    """Refuses what is no year (2019), month (2017-04) or day (2017-04-01)."""
    try:
        _parts(text)
    except ValueError as error:
        raise ValidationError(_("Write a year, a month or a day: 2019, 2017-04 or 2017-04-01.")) from error


def in_words(text: str) -> str:
    """The date as it is said in the active language, no more exact than it is; nothing for nothing."""
    if not text:
        return ""
    first, precision = _parts(text)
    if precision == 1:
        return str(first.year)
    if precision == 2:
        return dateformat.format(first, "F Y")
    if (translation.get_language() or "fi")[:2] == "fi":
        return f"{first.day}. {dateformat.format(first, 'F').lower()}ta {first.year}"
    return dateformat.format(first, "j F Y")


def _parts(text: str) -> tuple[datetime.date, int]:
    match = _SHAPE.match(text)
    if not match:
        raise ValueError(text)
    given = [int(part) for part in match.groups() if part]
    year, month, day = [*given, 1, 1][:3]
    return datetime.date(year, month, day), len(given)
