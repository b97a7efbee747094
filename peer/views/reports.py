"""The monthly report about rooms, as sentences, a chart, a table and a file."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from peer import report_words
from peer.monthly import MonthReport, months, report_of
from peer.permissions import may_manage, may_moderate
from portal.kit.public_pages import public_page

from .doors import only_for

View = Callable[..., HttpResponse]


def _for_its_readers(view: View) -> View:
    """For everybody where the house makes its reports public; else for those who look after rooms."""
    public = public_page(view)
    internal = only_for(view, lambda person: may_moderate(person) or may_manage(person))

    @wraps(view)
    def door(request: HttpRequest, **kwargs: object) -> HttpResponse:
        return (public if settings.ROOM_REPORTS_PUBLIC else internal)(request, **kwargs)

    return door


@_for_its_readers
@require_GET
def report(request: HttpRequest, *, year: int | None = None, month: int | None = None) -> HttpResponse:
    """One month; the newest without a number."""
    told = months()
    shown = _month(told, year, month)
    context = {
        "report": report_of(shown) if shown else None,
        "months": [(day, report_words.month_in_words(day)) for day in told],
        "is_public": settings.ROOM_REPORTS_PUBLIC,
    }
    if shown:
        context |= report_words.told(context["report"])  # type: ignore[arg-type]
    return render(request, "peer/report.html", context)


@_for_its_readers
@require_GET
def report_file(request: HttpRequest, *, year: int, month: int) -> HttpResponse:
    """The same figures as a file for a spreadsheet."""
    shown = _month(months(), year, month)
    if shown is None:
        raise Http404
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rooms-{shown:%Y-%m}.csv"'
    response.write("\ufeff")  # or some spreadsheets take it for another alphabet
    csv.writer(response).writerows(_lines(report_of(shown)))
    return response


def _month(told: list[date], year: int | None, month: int | None) -> date | None:
    if year is None or month is None:
        return told[0] if told else None
    for day in told:
        if (day.year, day.month) == (year, month):
            return day
    raise Http404


def _lines(report: MonthReport) -> Iterator[list[str]]:
    yield [_("Figure"), _("Kind"), _("Count")]
    for section in report_words.sections(report):
        yield [section.title, _("Together"), section.total]
        for row in section.rows:
            yield [section.title, row.label, row.count]
