"""What is asked about lessons: which there are, where one person is in them, what they have done."""

import uuid
from dataclasses import dataclass

from django.conf import settings

from content.models import StoryPage
from content.models.seals import is_sealed, sealed_numbers
from portal.accounts.models import User

from ..models import Lesson, Practice, Stamp
from ..models.training import ForWhom


@dataclass(frozen=True)
class OnTheShelf:
    """One lesson as its reader meets it: begun, done, or neither."""

    lesson: Lesson
    practice: Practice | None
    stamp: Stamp | None


def lesson_for(key: uuid.UUID, language: str) -> Lesson | None:
    """The lesson as readers see it: in their language, or else in one in which it is there."""
    found = {each.locale.language_code: each for each in _shown().filter(translation_key=key)}
    for code in (language, settings.LANGUAGE_CODE):
        if code in found:
            return found[code]
    return next(iter(found.values()), None)


def shelf(person: User, language: str) -> list[tuple[ForWhom, list[OnTheShelf]]]:
    """All lessons in this language, by whom they are for; without any, in the language of the house."""
    lessons = list(Lesson.objects.shown(language)) or list(Lesson.objects.shown(settings.LANGUAGE_CODE))
    practices = {each.lesson_key: each for each in Practice.objects.filter(person=person)}
    stamps = {each.lesson_key: each for each in Stamp.objects.filter(person=person)}
    found = [
        OnTheShelf(each, practices.get(each.translation_key), stamps.get(each.translation_key))
        for each in lessons
    ]
    groups = [(whom, [each for each in found if each.lesson.for_whom == whom]) for whom in ForWhom]
    return [(whom, group) for whom, group in groups if group]


def stamps_of(person: User) -> list[Stamp]:
    """The person's own stamps, the oldest first."""
    return list(Stamp.objects.filter(person=person))


def stamp_for(person: User, lesson: Lesson) -> Stamp | None:
    """The stamp that the person has for this lesson."""
    return Stamp.objects.filter(person=person, lesson_key=lesson.translation_key).first()


def practice_for(person: User, lesson: Lesson) -> Practice:
    """Where the person is in this lesson; not stored for somebody who only looks."""
    found = Practice.objects.filter(person=person, lesson_key=lesson.translation_key).first()
    return found or Practice(person=person, lesson_key=lesson.translation_key)


def draft_for(practice: Practice) -> StoryPage | None:
    """The practice draft, while it is not taken back."""
    story = practice.story
    return None if story is None or is_sealed(story) else story


def drafts_of(person: User) -> list[StoryPage]:
    """The person's practice drafts that are not taken back."""
    drafts = StoryPage.objects.filter(storyteller=person, is_practice=True).exclude(pk__in=sealed_numbers())
    return list(drafts.order_by("pk"))


def exercise_of(story: StoryPage) -> uuid.UUID | None:
    """To which lesson a practice draft belongs; none when another draft took its place."""
    return Practice.objects.filter(story=story).values_list("lesson_key", flat=True).first()


def _shown():  # type: ignore[no-untyped-def]
    return Lesson.objects.filter(is_shown=True).select_related("locale")
