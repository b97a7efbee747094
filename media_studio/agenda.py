"""What is in the newsroom's calendar: what takes place, and by when something is due, day by day."""

import datetime
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from portal.accounts.models import User
from portal.kit import clock

from .models import Assignment, Occasion
from .newsroom import assignments_of, due_between

WEEK = datetime.timedelta(days=7)
SOON = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Day:
    """One day with what takes place in it and what is due."""

    date: datetime.date
    occasions: list[Occasion]
    due: list[Assignment]
    is_today: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return not self.occasions and not self.due


def monday_of(date: datetime.date) -> datetime.date:
    """The first day of the week in which this day is."""
    return date - datetime.timedelta(days=date.weekday())


def today() -> datetime.date:
    """The present day, where the newsroom is."""
    return timezone.localdate(clock.now())


def days_from(first: datetime.date, count: int = 7) -> list[Day]:
    """So many days one after another; what lasts longer than a day stands in each of them."""
    last = first + datetime.timedelta(days=count - 1)
    takes_place = list(_between(_midnight(first), _midnight(last + datetime.timedelta(days=1))))
    due = list(due_between(first, last))
    dates = [first + datetime.timedelta(days=number) for number in range(count)]
    return [_day(date, takes_place, due) for date in dates]


def soon_for(person: User) -> list[Occasion]:
    """What this person comes along to within a week."""
    now = clock.now()
    return list(_between(now, now + SOON).filter(people=person, cancelled_at=None))


def due_of(person: User) -> list[Assignment]:
    """What this person promised by a day."""
    return [each for each in assignments_of(person) if each.due is not None]


def occasions_of(person: User, *, since: datetime.datetime) -> QuerySet[Occasion]:
    """Everything from then on that this person comes along to, what was cancelled too."""
    return Occasion.objects.filter(people=person, ends_at__gte=since).order_by("begins_at", "pk")


def _between(first: datetime.datetime, last: datetime.datetime) -> QuerySet[Occasion]:
    found = Occasion.objects.filter(begins_at__lt=last, ends_at__gt=first)
    return found.prefetch_related("people").order_by("begins_at", "pk")


def _day(date: datetime.date, takes_place: list[Occasion], due: list[Assignment]) -> Day:
    begins, ends = _midnight(date), _midnight(date + datetime.timedelta(days=1))
    return Day(
        date,
        [each for each in takes_place if each.begins_at < ends and each.ends_at > begins],
        [each for each in due if each.due == date],
        is_today=date == today(),
    )


def _midnight(date: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(date, datetime.time.min, timezone.get_default_timezone())
