"""Making a picture from one that was brought: cut, turned, covered, or told in other words."""

from typing import Any

from django.core.exceptions import PermissionDenied

from .models import Picture
from .picture_cleaning import SUFFIX, CleanFile
from .picture_editing import Edits, edited
from .picture_family import original_of
from .picture_intake import save_picture

PREVIEW_SIDE = 900


def draw_anew(
    actor: Any, *, picture: Picture, edits: Edits, alt: str, decorative: bool, credit: str
) -> Picture:
    """A new picture, made from what was brought, with these edits and words. The old ones stay as they were.

    Only who brought it does this. `PictureRefused` when the words are missing.
    """
    original = _own_original(actor, picture)
    edits = edits.checked()
    data = _bytes_of(picture) if edits == Edits.from_plain(picture.edits) else _drawn(original, edits)
    kind = "." + picture.file.name.rsplit(".", 1)[-1]
    return save_picture(
        actor,
        file=CleanFile(data, name=f"picture{kind if kind in SUFFIX.values() else '.jpg'}"),
        alt=alt,
        decorative=decorative,
        credit=credit,
        made_from=original,
        edits=edits.as_plain(),
    )


def preview(actor: Any, *, picture: Picture, edits: Edits) -> bytes:
    """How it would look, small. Nothing is kept. Only for who brought it."""
    return edited(_bytes_of(_own_original(actor, picture)), edits, longest=PREVIEW_SIDE)


def _own_original(actor: Any, picture: Picture) -> Picture:
    if not actor.is_active or picture.owner_id is None or picture.owner_id != actor.pk:
        raise PermissionDenied
    original = original_of(picture)
    if original.owner_id != actor.pk:
        raise PermissionDenied
    return original


def _drawn(original: Picture, edits: Edits) -> bytes:
    data = _bytes_of(original)
    return edited(data, edits) if edits != Edits() else data


def _bytes_of(picture: Picture) -> bytes:
    with picture.file.storage.open(picture.file.name) as file:
        return bytes(file.read())
