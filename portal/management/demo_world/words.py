"""The explained words, each in three languages."""

import uuid
from typing import Any

from django.db import transaction
from wagtail.models import Locale

from content.models import GlossaryWord

from .texts import LANGUAGES, lines, told


@transaction.atomic
def build() -> str | None:
    """Each word in each language; the languages of one word are translations of each other."""
    if GlossaryWord.objects.exists():
        return None
    words = told("words")["words"]
    for word in words:
        for language in LANGUAGES:
            _explain(word, word["texts"][language], Locale.objects.get(language_code=language))
    return f"{len(words)} hard words are explained."


def _explain(word: dict[str, Any], text: dict[str, Any], locale: Locale) -> None:
    key = uuid.uuid5(uuid.NAMESPACE_URL, f"demo/GlossaryWord/{word['key']}")
    ways, today = lines(text.get("ways", [])), text.get("today", "")
    told_here = {name: text[name] for name in ("word", "meaning", "example")}
    made = GlossaryWord(
        translation_key=key, locale=locale, ways=ways, is_old=bool(today), today=today, **told_here
    )
    made.full_clean(exclude=["slug"])
    made.save()
