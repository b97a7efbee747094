"""What is in the newsroom's calendar: what takes place, and by when something is due, day by day."""

import datetime
from dataclasses import dataclass, replace

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Revision

from content.models import StoryPage
from content.models.planned import plan_of
from content.models.seals import sealed_numbers
from portal.accounts.models import User
from portal.kit import clock

from .models import Assignment, Occasion
from .newsroom import assignments_of, due_between

WEEK = datetime.timedelta(days=7)
SOON = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Coming:
    """A story that becomes public at a moment, by the name under which it was read."""

    story: StoryPage
    title: str
    at: datetime.datetime
    chosen_at: datetime.datetime


@dataclass(frozen=True)
class Day:
    """One day with what takes place in it, what is due, and what becomes public."""

    date: datetime.date
    occasions: list[Occasion]
    due: list[Assignment]
    coming: list[Coming]
    is_today: bool

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return not (self.occasions or self.due or self.coming)


def only_of(person: User, day: Day) -> Day:
    """The day with nothing in it but what is this person's own."""
    return replace(
        day,
        occasions=[each for each in day.occasions if person in each.people.all()],
        due=[each for each in day.due if each.person_id == person.pk],
        coming=[each for each in day.coming if each.story.storyteller_id == person.pk],
    )


def monday_of(date: datetime.date) -> datetime.date:
    """The first day of the week in which this day is."""
    return date - datetime.timedelta(days=date.weekday())


def days_from(first: datetime.date, count: int = 7) -> list[Day]:
    """So many days one after another; what lasts longer than a day stands in each of them."""
    last = first + datetime.timedelta(days=count - 1)
    takes_place = list(_between(_midnight(first), _midnight(last + datetime.timedelta(days=1))))
    due = list(due_between(first, last))
    coming = stories_coming(_midnight(first), _midnight(last + datetime.timedelta(days=1)))
    dates = [first + datetime.timedelta(days=number) for number in range(count)]
    return [_day(date, takes_place, due, coming) for date in dates]


def stories_coming(
    first: datetime.datetime | None = None, last: datetime.datetime | None = None
) -> list[Coming]:
    """The stories that become public by the clock, from one moment until another; all of them without."""
    kind = ContentType.objects.get_for_model(StoryPage)
    dated = Revision.objects.filter(content_type=kind, approved_go_live_at__isnull=False)
    numbers = {int(number) for number in dated.values_list("object_id", flat=True)}
    stories = StoryPage.objects.filter(pk__in=numbers)
    stories = stories.exclude(pk__in=sealed_numbers()).select_related("storyteller")
    plans = [(story, plan) for story in stories if (plan := plan_of(story))]
    found = [
        Coming(story, str(plan.revision.as_object().title), plan.day, plan.consent.given_at)
        for story, plan in plans
        if (first is None or plan.day >= first) and (last is None or plan.day < last)
    ]
    return sorted(found, key=lambda each: each.at)


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


def _day(
    date: datetime.date, takes_place: list[Occasion], due: list[Assignment], coming: list[Coming]
) -> Day:
    begins, ends = _midnight(date), _midnight(date + datetime.timedelta(days=1))
    return Day(
        date,
        [each for each in takes_place if each.begins_at < ends and each.ends_at > begins],
        [each for each in due if each.due == date],
        [each for each in coming if begins <= each.at < ends],
        is_today=date == clock.today(),
    )


def _midnight(date: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(date, datetime.time.min, timezone.get_default_timezone())
