"""Taking in a picture that somebody brings."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.kit.text import plain

from .models import Picture
from .picture_cleaning import CleanFile, PictureRefused, clean

__all__ = ["PictureRefused", "checked", "save_picture", "take_in"]

ALT_LENGTH, CREDIT_LENGTH, TITLE_LENGTH = 250, 120, 60


def take_in(
    actor: Any,
    *,
    upload: File[bytes],
    alt: str,
    decorative: bool = False,
    credit: str = "",
    is_house: bool = False,
) -> Picture:
    """The picture, drawn anew, without metadata, under a random name, seen by its owner alone.

    `PictureRefused` says in plain words why a file cannot be taken. With `is_house` it is a picture of the
    house, for pages that tell nobody's story: only people of the CMS bring such, and nobody owns it.
    """
    if not actor.is_active or (is_house and not actor.has_perm("wagtailadmin.access_admin")):
        raise PermissionDenied
    if not _words(alt, ALT_LENGTH) and not decorative:
        raise _no_words()
    file = checked(upload)
    return save_picture(actor, file=file, alt=alt, decorative=decorative, credit=credit, is_house=is_house)


def checked(upload: File[bytes]) -> CleanFile:
    """The file drawn anew, or `PictureRefused`. Nothing is saved: the heavy work before a transaction."""
    return upload if isinstance(upload, CleanFile) else clean(upload.read(), upload.name or "")


@transaction.atomic
def save_picture(
    actor: Any,
    *,
    file: CleanFile,
    alt: str = "",
    decorative: bool = False,
    credit: str = "",
    is_house: bool = False,
    made_from: Picture | None = None,
    edits: dict[str, Any] | None = None,
) -> Picture:
    """A file that `checked` gave, as a picture. Words may be missing still: no story is handed in so."""
    words = _words(alt, ALT_LENGTH)
    return Picture.objects.create(
        title=words[:TITLE_LENGTH] or str(_("Picture")),
        file=file,
        alt="" if decorative else words,
        decorative=decorative,
        credit=_words(credit, CREDIT_LENGTH),
        owner=None if is_house else actor,
        is_house=is_house,
        uploaded_by_user=actor,
        made_from=made_from,
        edits=edits or {},
    )


def _words(given: str, length: int) -> str:
    return plain(given, max_length=length).replace("\n", " ")


def _no_words() -> PictureRefused:
    return PictureRefused(_("Tell what the picture shows, or that it is only decoration."), "alt")
