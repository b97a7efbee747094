"""Dates as exact as the papers give them: a year, a month or a day. No database, no request."""

import datetime
import re

from django.core.exceptions import ValidationError
from django.utils import dateformat, translation
from django.utils.translation import gettext_lazy as _

_SHAPE = re.compile(r"^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$", re.ASCII)
# As people write it: 1.4.2017, 4/2017, 04.2017, 2017-4. The year has four digits, so the order is sure.
_BETWEEN = r"\s*[./-]\s*"
_DAY_FIRST = re.compile(rf"^(?:(\d{{1,2}}){_BETWEEN})?(\d{{1,2}}){_BETWEEN}(\d{{4}})\.?$", re.ASCII)
_YEAR_FIRST = re.compile(rf"^(\d{{4}}){_BETWEEN}(\d{{1,2}})(?:{_BETWEEN}(\d{{1,2}}))?$", re.ASCII)


def stored(text: str) -> str:
    """The shape that is kept (2017, 2017-04, 2017-04-01) of what somebody wrote; anything else unchanged."""
    text = text.strip()
    if found := _DAY_FIRST.match(text):
        parts = found.groups()[::-1]
    elif found := _YEAR_FIRST.match(text):
        parts = found.groups()
    else:
        return text
    return "-".join(part.zfill(2) for part in parts if part)


def validate_partial_date(text: str) -> None:
    """Refuses what is no year (2019), month (2017-04) or day (2017-04-01)."""
    try:
        _parts(text)
    except ValueError as error:
        raise ValidationError(_("Write a year, a month or a day: 2019, 2017-04 or 2017-04-01.")) from error


def is_before(text: str, other: str) -> bool:
    """Whether one partial date is before another as far as both are known: 2017 is not before 2017-04.

    Of what is no partial date nothing is known.
    """
    if not (_SHAPE.match(text) and _SHAPE.match(other)):
        return False
    known = min(len(text), len(other))
    return text[:known] < other[:known]


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
