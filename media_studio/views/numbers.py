"""Numbers for the team: sentences, bars, a table, and a file to take away."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.kit.spreadsheet import Row, as_csv, name_of

from .. import numbers as counting
from ..numbers import Figures, Numbers, told_aloud
from . import access
from .newsroom import newsroom_people

BAR = 100  # how wide the longest bar is drawn


@newsroom_people
def numbers(request: HttpRequest) -> HttpResponse:
    """The last twelve months, or a year."""
    year = _year(request)
    found = counting.numbers_of(year)
    most = max((each.all for each in found.months), default=0) or 1
    context = {
        "year": year,
        "years": found.years,
        "sentences": list(_sentences(found.together)),
        "rows": [_row(each, most) for each in found.months],
        "together": _row(found.together, most),
    }
    return access.page(request, "numbers", context)


@newsroom_people
def numbers_file(request: HttpRequest) -> HttpResponse:
    """The same figures for a spreadsheet."""
    year = _year(request)
    of_a_year = _("numbers of the year %(year)s") % {"year": year}
    name = of_a_year if year else _("numbers of the last twelve months")
    return as_csv(_lines(counting.numbers_of(year)), name=name_of(name))


def _year(request: HttpRequest) -> int | None:
    asked = request.GET.get("year", "")
    if not asked:
        return None
    if not (asked.isdecimal() and asked.isascii() and len(asked) == 4 and asked >= "1900"):
        raise Http404
    return int(asked)


def _row(figures: Figures, most: int) -> dict[str, Any]:
    """One line of the table, in words where a number would say too much."""
    return {
        "month": _month(figures),
        "stories": figures.stories,
        "news": figures.news,
        "people": _people(figures),
        "languages": figures.languages,
        "says": f"{_stories(figures.stories)}, {_news(figures.news)}",
        "stories_width": round(BAR * figures.stories / most, 1),
        "news_width": round(BAR * figures.news / most, 1),
        "is_empty": not figures.all,
    }


def _month(figures: Figures) -> str:
    return formats.date_format(figures.month, "F Y").capitalize() if figures.month else _("Together")


def _people(figures: Figures) -> str | int:
    said = told_aloud(figures.people)
    return _("fewer than 3") if said is None else said


def _sentences(together: Figures) -> Iterator[str]:
    said = {"stories": _stories(together.stories), "news": _news(together.news)}
    yield _("%(stories)s and %(news)s became public.") % said
    people = told_aloud(together.people)
    if people is None:
        yield _("Fewer than 3 people told them.")
    elif people:
        yield _("%(number)s people told them.") % {"number": people}
    if languages := together.languages:
        words = ngettext("They are in %(number)s language.", "They are in %(number)s languages.", languages)
        yield words % {"number": languages}
    if together.all:
        yield _taken_back(together)


def _taken_back(together: Figures) -> str:
    taken = counting.taken_aloud(together.taken_back)
    if taken is None:
        return _("Fewer than 3 of them were taken back since.")
    return _("%(number)s of them were taken back since.") % {"number": taken}


def _stories(count: int) -> str:
    return ngettext("%(number)s story", "%(number)s stories", count) % {"number": count}


def _news(count: int) -> str:
    return ngettext("%(number)s news item", "%(number)s news items", count) % {"number": count}


def _lines(found: Numbers) -> Iterator[Row]:
    yield [_("Month"), _("Stories"), _("News"), _("People"), _("Languages")]
    for each in [*found.months, found.together]:
        yield [_month(each), each.stories, each.news, _people(each), each.languages]
