"""Tables to take away, in the shape that spreadsheet programs here open at once."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.conf import settings
from django.http import HttpResponse
from django.utils import translation
from django.utils.text import slugify

from . import clock

_SIGNATURE = "\ufeff"  # without it a spreadsheet shows å, ä and ö as something else
_ACTS = ("=", "+", "-", "@", "\t", "\r")  # a cell that begins so is run as a formula
Row = Sequence[str | int]


def as_csv(rows: Iterable[Row], *, name: str) -> HttpResponse:
    """A CSV file to save under this name. Where a comma stands in numbers, a semicolon parts the cells."""
    written = io.StringIO()
    separator = "," if (translation.get_language() or "fi").startswith("en") else ";"
    csv.writer(written, delimiter=separator).writerows([_harmless(cell) for cell in row] for row in rows)
    answer = HttpResponse(_SIGNATURE + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def name_of(words: str) -> str:
    """A name for a file that says whose it is, what is in it and of which day."""
    day = clock.today()
    return slugify(f"{settings.SITE_NAME} {words} {day:%Y-%m-%d}")


def _harmless(cell: str | int) -> str | int:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTS) else cell
