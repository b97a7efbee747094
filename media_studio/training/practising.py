"""Reading a lesson and practising: keep the place, begin a practice draft, write in the form, end it."""

import datetime
from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from content.models import Seal, StoryPage
from content.models.seals import sealed_numbers
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.text import plain

from .. import drafting, picturing, taking_back
from ..models import Lesson, Practice
from ..models.tellings import Kind
from ..models.training import BESIDE_A_TEXT, WITH_A_PICTURE, Exercise
from . import practice_picture, source_sheet
from .lessons import draft_for

STAYS = datetime.timedelta(days=30)
KINDS = {Exercise.INTERVIEW: Kind.INTERVIEW, Exercise.SOURCES: Kind.NEWS}
GIVEN = frozenset({Exercise.PLAIN, *BESIDE_A_TEXT})
UNDO = datetime.timedelta(days=1)  # of these, for undoing
ANSWER_LENGTH = 2000
ANSWERS = {
    Exercise.SOURCES: ("claim", "who_1", "when_1", "where_1", "who_2", "when_2", "where_2", "first_hand"),
    Exercise.COMMENT: ("comment", "proposal"),
    Exercise.BESIDE: ("proposed", "question"),
}


@transaction.atomic
def keep_place(actor: User, *, lesson: Lesson, step: int) -> None:
    """The person comes back to this step."""
    practice = _own(actor, lesson)
    practice.step = min(max(step, 1), len(lesson.steps) or 1)
    practice.save(update_fields=["step"])


@transaction.atomic
def begin_practice(actor: User, *, lesson: Lesson) -> StoryPage:
    """A practice draft of the actor's own, with what the exercise begins with. One that is there stays."""
    practice = _own(actor, lesson)
    found = draft_for(practice)
    if found is not None:
        return found
    title = (_("Practice: %(lesson)s") % {"lesson": lesson.title})[: drafting.TITLE_LENGTH]
    kind = KINDS.get(Exercise(lesson.exercise), Kind.MY_PATH)
    story = drafting.begin_story(actor, title=title, kind=kind, is_practice=True)
    if text := _begins_with(lesson):
        seen = story.latest_revision_id
        drafting.save_draft(actor, story=story, fields={"text": text}, seen_revision=seen)
    if lesson.exercise in WITH_A_PICTURE:
        picturing.add_picture(actor, story=story, upload=practice_picture.as_upload())
    practice.story = story
    practice.save(update_fields=["story"])
    return story


@transaction.atomic
def keep_answers(actor: User, *, lesson: Lesson, answers: Mapping[str, str]) -> None:
    """What was written in the form of an exercise, as it is."""
    practice = _own(actor, lesson)
    names = ANSWERS.get(Exercise(lesson.exercise), ())
    practice.answers = {name: plain(answers.get(name, ""), max_length=ANSWER_LENGTH) for name in names}
    practice.until = clock.now() + STAYS
    practice.save(update_fields=["answers", "until"])


@transaction.atomic
def end_practice(actor: User, *, lesson: Lesson) -> None:
    """What was made for practice goes: a draft as any story does, with a day to undo; answers at once."""
    practice = _own(actor, lesson)
    story = draft_for(practice)
    if story is not None:
        taking_back.take_back_story(actor, story=story)
    practice.answers, practice.until = {}, None
    practice.save(update_fields=["answers", "until"])


def old_answers() -> QuerySet[Practice]:
    """Answers whose month is over."""
    return Practice.objects.filter(until__lte=clock.now())


def old_drafts() -> QuerySet[StoryPage]:
    """Drafts of practice that nobody wrote in for nearly a month; a day to undo comes after."""
    old = clock.now() - (STAYS - UNDO)
    drafts = StoryPage.objects.filter(is_practice=True, storyteller__is_active=True)
    drafts = drafts.filter(latest_revision_created_at__lte=old).exclude(pk__in=sealed_numbers())
    undone = Seal.objects.filter(undone_at__gt=old, page_number__isnull=False).values("page_number")
    return drafts.exclude(pk__in=undone).select_related("storyteller")


def end_old_practice() -> int:
    """By the clock: nothing made for practice is kept for more than 30 days. Gives how many went."""
    ended = old_answers().update(answers={}, until=None)
    for story in old_drafts():
        assert story.storyteller is not None  # noqa: S101  asked for above
        taking_back.take_back_story(story.storyteller, story=story)
        ended += 1
    return ended


def _begins_with(lesson: Lesson) -> str:
    """The words that stand in the draft already: the given text, or the headings of a sheet of sources."""
    if lesson.exercise == Exercise.SOURCES:
        return source_sheet.empty(lesson.locale.language_code)
    return lesson.given if lesson.exercise in GIVEN else ""


def _own(actor: User, lesson: Lesson) -> Practice:
    """The actor's row for this lesson, locked."""
    if not actor.is_active:
        raise PermissionDenied
    made, _is_new = Practice.objects.get_or_create(person=actor, lesson_key=lesson.translation_key)
    return Practice.objects.select_for_update().get(pk=made.pk)
