"""Wishes and barriers: what a reader wishes for, or where they got stuck. Nobody needs an account."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.kit.languages import FINNISH, WRITTEN, words_now
from portal.kit.text import plain

from .models.service_pages import ServicePage
from .models.wishes import WORDS_LENGTH, Wish
from .regions import Region
from .themes import Theme

LONGEST_WORD = 60  # letters; no word of ours is longer, but an address on the web may be

ENDLESS = gettext_lazy("One word is very long. Put spaces between the words.")


@transaction.atomic
def leave_wish(
    actor: Any,
    *,
    words: str,
    mail: str = "",
    kind: str = Wish.Kind.WISH,
    region: str = "",
    theme: str = "",
    about: ServicePage | None = None,
) -> Wish:
    """A wish waits in the newsroom, in the language of whoever wrote it. `actor` may be nobody.

    It is not kept who left it: only the address that was given for the answer. A code of a region or theme
    that nobody knows is left out. `about` is the service from whose page somebody came, a public one.
    """
    told = plain(words, max_length=WORDS_LENGTH)
    if not told:
        raise ValidationError(_("Write your wish in a few words."))
    if is_endless(told):
        raise ValidationError(ENDLESS)
    return Wish.objects.create(
        kind=kind if kind in Wish.Kind.values else Wish.Kind.WISH,
        region=region if region in Region.values else "",
        theme=theme if theme in Theme.values else "",
        about=about,
        words=told,
        email=mail.strip(),
        language=own_language(),
    )


def is_endless(words: str) -> bool:
    """Whether some word goes on without an end: a finger on a key. An address on the web does not count."""
    return any(len(word) > LONGEST_WORD and "://" not in word for word in words.split())


def own_language() -> str:
    """The language in which somebody writes on the page."""
    code = words_now()
    return code if code in dict(WRITTEN) else FINNISH
