"""The wish box: a reader tells what they would like to read about. Nobody needs an account."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.kit.text import plain

from .models.wishes import Wish

WORDS_LENGTH = 1000


@transaction.atomic
def leave_wish(actor: Any, *, words: str, mail: str = "") -> Wish:
    """A wish waits in the newsroom, in the language of whoever wrote it. `actor` may be nobody.

    It is not kept who left it: only the address that was given for a word of thanks.
    """
    told = plain(words, max_length=WORDS_LENGTH)
    if not told:
        raise ValidationError(_("Write what you would like to read about."))
    return Wish.objects.create(words=told, email=mail.strip(), language=_language())


def _language() -> str:
    code = get_language() or settings.LANGUAGE_CODE
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
