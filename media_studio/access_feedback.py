"""Feedback on accessibility is answered: by mail to who left an address, and within fourteen days."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from content.models import AccessFeedback
from content.models.access_feedback import WORDS_LENGTH
from content.telling_back import tell_back
from portal.accounts.models import User
from portal.kit import clock, text

from .permissions import may_work_in_newsroom
from .refusals import AlreadyDecided, NotReady


@transaction.atomic
def answer_feedback(actor: User, *, feedback: AccessFeedback, answer: str) -> AccessFeedback:
    """The answer goes out by mail. Without an address it says what was done. All of it goes in a month."""
    fresh = _waiting(actor, feedback)
    words = text.plain(answer, max_length=WORDS_LENGTH)
    if not words:
        raise NotReady(_("Write the answer in words."))
    fresh.answer, fresh.answered_at, fresh.answered_by = words, clock.now(), actor
    fresh.save(update_fields=["answer", "answered_at", "answered_by"])
    tell_back(fresh, letter="feedback_answered")
    return fresh


@transaction.atomic
def drop_feedback(actor: User, *, feedback: AccessFeedback) -> None:
    """What is no feedback is gone for good; nobody is written to."""
    _waiting(actor, feedback).delete()


def _waiting(actor: User, feedback: AccessFeedback) -> AccessFeedback:
    if not may_work_in_newsroom(actor):
        raise PermissionDenied
    fresh = AccessFeedback.objects.select_for_update().filter(pk=feedback.pk, answered_at=None).first()
    if fresh is None:
        raise AlreadyDecided(_("Somebody has already answered this."))
    return fresh
