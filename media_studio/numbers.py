"""What became public, month by month, and by how many people. Nobody is named, and no reader is counted."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Min
from django.utils import timezone
from wagtail.models import PageLogEntry

from content.models import Consent, NewsIndexPage, NewsPage, Seal, StoryPage
from portal.kit import clock

FEWEST = 3  # people: fewer are not counted aloud, or a pen name could be told from the numbers
MONTHS = 12
FACTS = (
    "pk",
    "translation_key",
    "first_published_at",
    "storyteller",
    "path",
    "locale__language_code",
    "live",
)


@dataclass(frozen=True)
class Publication:
    """One story or piece of news, from its first day on. Of an erased one little is left."""

    key: str
    day: datetime.date
    person: int | None
    is_news: bool
    language: str = ""
    is_taken_back: bool = False


@dataclass(frozen=True)
class Figures:
    """The numbers of one month, or of several together."""

    month: datetime.date | None
    stories: int
    news: int
    people: int
    languages: int
    taken_back: int

    @property
    def all(self) -> int:
        """Stories and news together."""
        return self.stories + self.news


@dataclass(frozen=True)
class Numbers:
    """Some months, the oldest first, what they are together, and the years of which there is something."""

    months: list[Figures]
    together: Figures
    years: list[int]


def told_aloud(people: int) -> int | None:
    """How many people are said; None for "fewer than three", which is said of one and of two."""
    return None if 0 < people < FEWEST else people


def taken_aloud(taken: int) -> int | None:
    """How many were taken back; None for "fewer than three", said of none too."""
    return None if taken < FEWEST else taken


def numbers_of(year: int | None = None) -> Numbers:
    """The year's months so far, or the last twelve. By a fixed number of questions to the database."""
    every = list(_publications())
    today = clock.today()
    months = _year(year, today) if year else _last_twelve(today)
    by_month: dict[datetime.date, list[Publication]] = defaultdict(list)
    for each in _once(every, lambda one: (one.key, one.is_news)):
        by_month[each.day.replace(day=1)].append(each)
    languages = _languages(every)
    within = [each for month in months for each in by_month[month]]
    years = sorted({each.day.year for each in every} | {today.year}, reverse=True)
    figures = [_figures(month, by_month[month], languages) for month in months]
    return Numbers(figures, _figures(None, within, languages), years)


def _figures(month: datetime.date | None, told: list[Publication], languages: dict[str, set[str]]) -> Figures:
    return Figures(
        month=month,
        stories=sum(not each.is_news for each in told),
        news=sum(each.is_news for each in told),
        people=len({each.person for each in told} - {None}),
        languages=len({language for each in told for language in languages[each.key]}),
        taken_back=sum(each.is_taken_back for each in told),
    )


def _once(every: list[Publication], key: Callable[[Publication], Any]) -> Iterable[Publication]:
    """The first of each: a story in three languages is one story, from its first day in any of them."""
    first: dict[Any, Publication] = {}
    for each in sorted(every, key=lambda one: one.day):
        first.setdefault(key(each), each)
    return first.values()


def _languages(every: list[Publication]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in every:
        found[each.key] |= {each.language} - {""}
    return found


def _publications() -> Iterable[Publication]:
    """Everything that was ever public: what is there, and what the log says of what was erased."""
    taken_back = _taken_back()
    paths = tuple(NewsIndexPage.objects.values_list("path", flat=True))
    there: set[int] = set()
    for kind in (StoryPage, NewsPage):
        rows = kind.objects.exclude(first_published_at=None).filter(alias_of=None).values_list(*FACTS)
        for number, key, moment, person, path, language, is_live in rows:
            there.add(number)
            is_news = kind is NewsPage or path.startswith(paths)
            is_back = number in taken_back and not is_live
            day = timezone.localdate(moment)
            yield Publication(str(key), day, person, is_news, language, is_taken_back=is_back)
    yield from _erased(there)


def _taken_back() -> set[int]:
    """Pages of which a yes was taken back and none stands."""
    gone = Consent.objects.exclude(withdrawn_at=None).values_list("page_id", flat=True)
    return set(gone) - set(Consent.objects.standing().values_list("page_id", flat=True))


def _erased(there: set[int]) -> Iterable[Publication]:
    """Of what was erased the log keeps the day and the number, the seal who told it; its language is gone."""
    kinds = ContentType.objects.get_for_models(StoryPage, NewsPage)
    published = PageLogEntry.objects.filter(action="wagtail.publish", content_type__in=kinds.values())
    first = published.order_by().values("page_id", "content_type").annotate(moment=Min("timestamp"))
    tellers = dict(Seal.objects.exclude(page_number=None).values_list("page_number", "storyteller"))
    for row in first:
        if row["page_id"] not in there and row["page_id"] in tellers:
            yield Publication(
                key=f"erased {row['page_id']}",
                day=timezone.localdate(row["moment"]),
                person=tellers[row["page_id"]],
                is_news=row["content_type"] == kinds[NewsPage].pk,
                is_taken_back=True,
            )


def _last_twelve(today: datetime.date) -> list[datetime.date]:
    last = today.year * 12 + today.month - 1
    return [datetime.date(each // 12, each % 12 + 1, 1) for each in range(last - MONTHS + 1, last + 1)]


def _year(year: int, today: datetime.date) -> list[datetime.date]:
    months = [datetime.date(year, month, 1) for month in range(1, MONTHS + 1)]
    return [month for month in months if month <= today]
