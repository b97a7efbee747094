"""Drafts that nobody touches for a year go. Their teller is mailed a month before; one press keeps each."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation

from content.consenting import this_and_translations
from content.models import Seal, StoryPage, TakeDown
from content.models.seals import is_sealed, sealed_numbers
from portal.accounts.letters import send_letter_later
from portal.accounts.models import User
from portal.kit import clock

from . import queries
from .models import Notice, Suggestion, Telling, UnsavedCaptions, UnsavedLook
from .models.notices import Kind
from .policy.stages import Stage
from .taking_back import take_back_story

log = logging.getLogger("media_studio.resting")
RESTS = timedelta(days=365)
TOLD_BEFORE = timedelta(days=30)
TOLD_COUNTS = timedelta(days=60)  # a mail that is older is sent again before anything goes
# Nobody waits for these but their teller. What others read, plan or have public is no resting draft.
OWN_STAGES = {
    Stage.DRAFT,
    Stage.CHANGE_ASKED,
    Stage.WAITS_FOR_PEOPLE,
    Stage.WAITS_FOR_YES,
    Stage.TAKEN_BACK,
    Stage.TAKEN_DOWN,
}


def untouched_since(moment: datetime, person: User | None = None) -> list[StoryPage]:
    """Drafts that nobody wrote in, kept, brought back or commented on since then, in any of its languages.

    Only of people who can sign in (or of the one that is named): whoever cannot, could not keep them either.
    """
    stories = StoryPage.objects.filter(live=False, is_practice=False, storyteller__is_active=True)
    if person is not None:
        stories = stories.filter(storyteller=person)
    stories = stories.filter(latest_revision_created_at__lte=moment).exclude(pk__in=sealed_numbers())
    quiet = list(_without_signs_of_life(stories, moment).select_related("storyteller", "telling"))
    numbers = {story.pk for story in quiet}
    return [
        story
        for story in quiet
        if queries.stage(story) in OWN_STAGES
        and {each.pk for each in this_and_translations(story)} <= numbers
    ]


def to_tell_of() -> list[StoryPage]:
    """Drafts whose teller has not heard yet that they go in a month."""
    rest = untouched_since(clock.now() - RESTS + TOLD_BEFORE)
    return [story for story in rest if _goes_at(story) is None]


def to_let_go() -> list[StoryPage]:
    """Drafts whose year is over, and whose teller heard of it a month ago."""
    rest, now = untouched_since(clock.now() - RESTS), clock.now()
    return [story for story in rest if (day := _goes_at(story)) and day <= now]


def resting_of(person: User) -> list[tuple[StoryPage, datetime]]:
    """The person's drafts that go soon, and when."""
    if not Telling.objects.filter(story__storyteller=person, rests_told_at__isnull=False).exists():
        return []
    rest = untouched_since(clock.now() - RESTS + TOLD_BEFORE, person)
    return [(story, day) for story in rest if (day := _goes_at(story))]


@transaction.atomic
def keep_draft(actor: User, *, story: StoryPage) -> None:
    """The draft stays for another year. Keeping it twice is keeping it once."""
    if not actor.is_active or story.storyteller_id != actor.pk or is_sealed(story):
        raise PermissionDenied
    for each in this_and_translations(story):
        telling = Telling.objects.of(each)
        Telling.objects.filter(pk=telling.pk).update(kept_at=clock.now(), rests_told_at=None)


def tell_of_resting() -> int:
    """By the clock: one mail to each person, however many drafts rest. Gives how many drafts it is about."""
    waiting: dict[User, list[StoryPage]] = defaultdict(list)
    for story in to_tell_of():
        assert story.storyteller is not None  # noqa: S101  asked for above
        waiting[story.storyteller].append(story)
    for person, stories in waiting.items():
        _tell(person, stories)
    return sum(len(stories) for stories in waiting.values())


def let_go_of_resting() -> int:
    """By the clock: they are taken back as their teller would do it, with a day to undo. Gives how many."""
    return sum(_let_go(story) for story in to_let_go())


@transaction.atomic
def _tell(person: User, stories: Iterable[StoryPage]) -> None:
    now = clock.now()
    for story in stories:
        Telling.objects.of(story)
        Telling.objects.filter(story=story).update(rests_told_at=now)
    with translation.override(person.language):
        page, day = f"{settings.BASE_URL}{reverse('studio:home')}", clock.day_in_words(now + TOLD_BEFORE)
    send_letter_later("drafts_rest", person.email, person.language, page=page, day=day)


def _let_go(story: StoryPage) -> bool:
    person = story.storyteller
    assert person is not None  # noqa: S101  asked for above
    try:
        with transaction.atomic():
            take_back_story(person, story=story)
            Telling.objects.filter(story=story).update(rests_told_at=None)
            Notice.objects.tell(person, Kind.RESTED, story=story)
    except Exception:
        log.exception("story %s: it rests and was not let go; it is tried again", story.pk)
        return False
    return True


def _without_signs_of_life(stories: QuerySet[StoryPage], moment: datetime) -> QuerySet[StoryPage]:
    undone = Seal.objects.filter(undone_at__gt=moment, page_number__isnull=False).values("page_number")
    appealed = TakeDown.objects.filter(page__isnull=False, appealed_at__isnull=False, decided_at=None).values(
        "page"
    )
    unsaved = [kind.objects.filter(kept_at__gt=moment) for kind in (UnsavedCaptions, UnsavedLook)]
    for rows in (*unsaved, Suggestion.objects.filter(made_at__gt=moment)):
        stories = stories.exclude(pk__in=rows.values("story"))
    stories = stories.exclude(telling__in=Telling.objects.filter(kept_at__gt=moment))
    return stories.exclude(pk__in=undone).exclude(pk__in=appealed)


def _goes_at(story: StoryPage) -> datetime | None:
    """When it may go: a month after its teller was told, if that was lately and nobody touched it since."""
    told, kept = _telling(story).rests_told_at, _telling(story).kept_at
    touched = max(each for each in (story.latest_revision_created_at, kept) if each)
    counts = told is not None and told > touched and told > clock.now() - TOLD_COUNTS
    return told + TOLD_BEFORE if told and counts else None


def _telling(story: StoryPage) -> Telling:
    telling: Telling = Telling.objects.of(story)
    return telling
