"""The wish box: a reader tells what they would like to read about. Nobody needs an account."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from portal.kit.text import plain

from .models.wishes import Wish

WORDS_LENGTH = 1000
LONGEST_WORD = 60  # letters; no word of ours is longer, but an address on the web may be

ENDLESS = gettext_lazy("One word is very long. Put spaces between the words.")


@transaction.atomic
def leave_wish(actor: Any, *, words: str, mail: str = "") -> Wish:
    """A wish waits in the newsroom, in the language of whoever wrote it. `actor` may be nobody.

    It is not kept who left it: only the address that was given for a word of thanks.
    """
    told = plain(words, max_length=WORDS_LENGTH)
    if not told:
        raise ValidationError(_("Write what you would like to read about."))
    if is_endless(told):
        raise ValidationError(ENDLESS)
    return Wish.objects.create(words=told, email=mail.strip(), language=_language())


def is_endless(words: str) -> bool:
    """Whether some word goes on without an end: a finger on a key. An address on the web does not count."""
    return any(len(word) > LONGEST_WORD and "://" not in word for word in words.split())


def _language() -> str:
    code = get_language() or settings.LANGUAGE_CODE
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
