"""The first six lessons in each language, and what Aino has done of them; as lessons.yaml says."""

import uuid
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import translation
from wagtail.models import Locale

from media_studio.models import Lesson
from media_studio.training import practising, stamping

from .people import person
from .texts import told

HERE = uuid.uuid5(uuid.NAMESPACE_URL, "https://example.org/lessons")


@transaction.atomic
def build() -> str | None:
    """Lessons for clients, for those who help, and for both. Aino has one stamp, and is in one lesson."""
    if Lesson.objects.exists():
        return None
    plan = told("lessons")["lessons"]
    made = [_lesson(item, language) for item in plan for language in item["texts"]]
    aino = person("aino")
    with translation.override("fi"):
        mine = {each.exercise: each for each in made if each.locale.language_code == "fi"}
        stamping.give_stamp(aino, lesson=mine["interview"], by_own_word=True)
        practising.keep_place(aino, lesson=mine["plain"], step=2)
        practising.begin_practice(aino, lesson=mine["plain"])
    return f"{len(plan)} lessons are there, each in three languages."


def _lesson(item: Mapping[str, Any], language: str) -> Lesson:
    texts = item["texts"][language]
    lesson = Lesson(
        translation_key=uuid.uuid5(HERE, item["key"]),
        locale=Locale.objects.get(language_code=language),
        title=texts["title"],
        topic=texts["topic"],
        summary=texts["summary"],
        for_whom=item["for_whom"],
        order=item["order"],
        minutes=item["minutes"],
        exercise=item["exercise"],
        task=texts["task"],
        given=texts.get("hard") or texts.get("given", ""),
        facts=texts.get("facts", ""),
        is_shown=True,
        steps=[("step", _step(*each)) for each in zip(texts["steps"], item["scenes"], strict=True)],
    )
    lesson.save()
    lesson.save_revision()
    return lesson


def _step(step: Mapping[str, Any], scene: str) -> dict[str, str]:
    return {
        "heading": step["heading"],
        "text": "\n\n".join(step["text"]),
        "scene": scene,
        "good": step.get("good", ""),
        "less_good": step.get("less_good", ""),
    }
