"""A member's own stories as the passport shows them: asked for all at once, however many they are."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from wagtail.models import Revision

from content.models import Consent, NewsletterItem, NewsPage, Picture, Recording, Seal, StoryPage
from content.models.consents import Place
from content.stored_things import numbers_in, numbers_of
from portal.accounts.models import User

from . import queries


@dataclass(frozen=True)
class MyStory:
    """One story: what is in it, what is planned, and until when a taking back can be undone."""

    story: StoryPage
    title: str
    seal: Seal | None
    day: datetime.datetime | None = None
    mailed: tuple[datetime.datetime, ...] = ()
    may_be_mailed: bool = False
    may_be_mailed_later: bool = False
    pictures: tuple[Picture, ...] = ()
    recordings: tuple[Recording, ...] = ()

    @property
    def until(self) -> datetime.datetime | None:
        """Until when it can be brought back."""
        return self.seal.erase_at if self.seal else None


def my_stories(person: User) -> list[MyStory]:
    """The person's own stories, sealed ones among them, the one touched last first."""
    stories = list(queries.stories_of(person).select_related("locale", "latest_revision"))
    numbers = [story.pk for story in stories]
    seals = {seal.page_number: seal for seal in Seal.objects.open().filter(page_number__in=numbers)}
    yeses = {yes.page_id: yes for yes in _yeses(numbers)}
    days, mailed = days_of(stories), _mailed(numbers)
    pictures, recordings = _things(stories, Picture), _things(stories, Recording)
    return [
        MyStory(
            story=story,
            title=story.draft_title or story.title,
            seal=seals.get(story.pk),
            day=days.get(story.pk),
            mailed=tuple(mailed[story.pk]),
            may_be_mailed=story.live and _is_for_newsletters(yeses.get(story.pk)),
            may_be_mailed_later=story.live and _is_for_later(yeses.get(story.pk)),
            pictures=tuple(pictures[story.pk]),
            recordings=tuple(recordings[story.pk]),
        )
        for story in stories
    ]


def has_public_works(person: User) -> bool:
    """Whether anything that the person tells is public now."""
    given = Consent.objects.standing().filter(storyteller=person)
    return any(
        kind.objects.live().filter(storyteller=person, pk__in=given.values("page_id")).exists()
        for kind in (StoryPage, NewsPage)
    )


def days_of(stories: Iterable[StoryPage]) -> dict[int, datetime.datetime]:
    """When those become public that have a day. Only those with a date are looked at more closely."""
    told = {str(story.pk): story for story in stories if not story.live}
    dated = Revision.page_revisions.filter(object_id__in=list(told), approved_go_live_at__isnull=False)
    planned = [told[number] for number in set(dated.values_list("object_id", flat=True))]
    return {story.pk: day for story in planned if (day := queries.planned_for(story)) is not None}


def _yeses(numbers: list[int]) -> Iterable[Consent]:
    given: Iterable[Consent] = Consent.objects.standing().filter(page_id__in=numbers)
    return given.prefetch_related("newsletters")  # type: ignore[attr-defined, no-any-return]


def _is_for_newsletters(given: Consent | None) -> bool:
    return given is not None and (_is_for_later(given) or bool(given.newsletters.all()))


def _is_for_later(given: Consent | None) -> bool:
    return given is not None and Place.NEWSLETTER in given.places


def _mailed(numbers: list[int]) -> dict[int, list[datetime.datetime]]:
    found: dict[int, list[datetime.datetime]] = defaultdict(list)
    told = NewsletterItem.objects.filter(page__in=numbers, mailed_at__isnull=False).order_by("mailed_at")
    for item in told:
        found[item.page_id] += [item.mailed_at] if item.mailed_at else []
    return found


def _numbers(story: StoryPage, kind: Any) -> Iterable[int]:
    newest = story.latest_revision
    return numbers_in(StoryPage, newest.content, kind) if newest else numbers_of(story, kind)


def _things(stories: list[StoryPage], kind: Any) -> dict[int, list[Any]]:
    """The pictures or recordings of the newest version of each, by their numbers."""
    wanted = {story.pk: sorted(set(_numbers(story, kind))) for story in stories}
    known = kind.objects.in_bulk({number for numbers in wanted.values() for number in numbers})
    found: dict[int, list[Any]] = defaultdict(list)
    for number, things in wanted.items():
        found[number] = [known[thing] for thing in things if thing in known]
    return found
