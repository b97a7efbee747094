"""Taking in a picture that somebody brings."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from portal.kit.text import plain

from .models import Picture
from .picture_cleaning import PictureRefused, clean

__all__ = ["PictureRefused", "take_in"]

ALT_LENGTH, CREDIT_LENGTH, TITLE_LENGTH = 250, 120, 60


@transaction.atomic
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
    words = plain(alt, max_length=ALT_LENGTH).replace("\n", " ")
    if not words and not decorative:
        raise PictureRefused(_("Tell what the picture shows, or that it is only decoration."), "alt")
    picture = Picture(
        title=words[:TITLE_LENGTH] or str(_("Picture")),
        file=clean(upload.read(), upload.name or ""),
        alt="" if decorative else words,
        decorative=decorative,
        credit=plain(credit, max_length=CREDIT_LENGTH).replace("\n", " "),
        owner=None if is_house else actor,
        is_house=is_house,
        uploaded_by_user=actor,
    )
    picture.save()
    return picture
