"""Feedback on accessibility: what somebody could not use. Nobody needs an account."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.kit.text import plain

from .models.access_feedback import WHERE_LENGTH, WORDS_LENGTH, AccessFeedback
from .wishing import ENDLESS, is_endless, own_language


@transaction.atomic
def leave_feedback(actor: Any, *, words: str, where: str = "", mail: str = "") -> AccessFeedback:
    """The feedback waits at the newsroom's desk, with a last day for the answer. `actor` may be nobody."""
    told = plain(words, max_length=WORDS_LENGTH)
    if not told:
        raise ValidationError(_("Write what did not work."))
    if is_endless(told):
        raise ValidationError(ENDLESS)
    return AccessFeedback.objects.create(
        words=told,
        where=" ".join(plain(where, max_length=WHERE_LENGTH).split()),
        email=mail.strip(),
        language=own_language(),
    )
