"""Lessons of the small world: one done in a practice draft of Aino's, one in a form, and her stamp."""

from wagtail.models import Locale

from media_studio import drafting
from media_studio.models import Lesson
from media_studio.models.training import Exercise
from media_studio.training import practising, stamping
from portal.accounts.models import User


def make_training(aino: User) -> dict[str, int | str]:
    """What an address of the training names, by its word there."""
    lesson, form = (_lesson(each) for each in (Exercise.PLAIN, Exercise.SOURCES))
    draft = practising.begin_practice(aino, lesson=lesson)
    fields = {"title": "Kielojen aika", "text": "Kielojen aika"}
    drafting.save_draft(aino, story=draft, fields=fields, seen_revision=draft.latest_revision_id)
    practising.keep_answers(aino, lesson=form, answers={"who_1": "Kielojen aika"})
    return {
        "lesson": str(lesson.translation_key),
        "lesson_pk": lesson.pk,
        "form_lesson": str(form.translation_key),
        "no_lesson": "00000000-0000-4000-8000-000000000000",
        "one": 1,
        "practice": draft.pk,
        "my_stamp": stamping.give_stamp(aino, lesson=lesson, by_own_word=True).pk,
    }


def _lesson(exercise: Exercise) -> Lesson:
    step = {"heading": "Aluksi", "text": "Lue.", "scene": "", "good": "", "less_good": ""}
    words = {
        "title": "Kirjoita",
        "topic": "Kieli",
        "summary": "Opit.",
        "task": "Kirjoita.",
        "given": "Pitkä.",
    }
    return Lesson.objects.create(
        locale=Locale.objects.get(language_code="fi"),
        exercise=exercise,
        is_shown=True,
        steps=[("step", step)],
        **words,
    )
