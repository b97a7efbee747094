"""Questions that readers send before an event. Nothing of them is public by itself."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.kit.text import plain

from .models import Event, EventQuestion
from .models.sign_ups import QUESTION_LENGTH


def takes_questions(event: Event) -> bool:
    """Whether one may still ask: the event wants it, and its last day is not gone."""
    return event.takes_questions and not event.is_called_off and not event.is_over


@transaction.atomic
def ask_ahead(actor: Any, *, event: Event, words: str, language: str) -> EventQuestion:
    """The question waits for the organisers. It is not kept who asked; `actor` may be nobody."""
    told = plain(words, max_length=QUESTION_LENGTH)
    if not told:
        raise ValidationError(_("Write your question."))
    if not takes_questions(event):
        raise ValidationError(_("Questions are not taken any more."))
    return EventQuestion.objects.create(event=event, words=told, language=language)
