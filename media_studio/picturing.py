"""The pictures of a story: add, tell, cut and cover, move, take out. Only the storyteller does these.

Each works on the newest version and makes a new one: words that somebody writes meanwhile stay as they are.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from content import picture_drawing, picture_intake
from content.models import Picture, StoryPage
from content.picture_cleaning import CleanFile
from content.picture_editing import Edits
from content.picture_intake import PictureRefused
from portal.accounts.models import User

from . import placing, queries
from .drafting import Saved, keep
from .keeping_looks import forget_look
from .permissions import may_write
from .picture_words import Words

PICTURE = "picture"
PICTURES_AT_MOST = 40
CAPTION_LENGTH = 250


@dataclass
class Added:
    """Which pictures came in, by the ids of their blocks, and which did not: name and reason."""

    block_ids: list[str] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


def add_pictures(actor: User, *, story: StoryPage, uploads: Iterable[UploadedFile]) -> Added:
    """Takes in every file that can be taken; the others are told in words and stop nobody.

    The first picture of a story stands first; others come last, in their order. Their words come later.
    """
    added, clean = Added(), list[CleanFile]()
    room = PICTURES_AT_MOST - _how_many(_own(actor, story))
    for upload in uploads:
        try:
            # Drawn before the transaction: many pictures hold up nobody else's writing.
            clean.append(_checked(upload, has_room=len(clean) < room))
        except PictureRefused as refusal:
            added.refused.append((upload.name or "", str(refusal)))
    if clean:
        added.block_ids = _add(actor, story, clean)
    return added


@transaction.atomic
def add_picture(
    actor: User,
    *,
    story: StoryPage,
    upload: UploadedFile,
    alt: str = "",
    decorative: bool = False,
    credit: str = "",
    caption: str = "",
) -> Picture:
    """One picture with its words. `PictureRefused` when the file cannot be taken."""
    page = _own_draft(actor, story)
    file = _checked(upload, has_room=_how_many(page) < PICTURES_AT_MOST)
    picture = picture_intake.save_picture(actor, file=file, **_of_picture(Words(alt, decorative, credit)))
    page.body, _block_id = _with(page.body, picture, caption)
    keep(actor, page, makes_room=False)
    return picture


def change_picture(actor: User, *, story: StoryPage, block_id: str, edits: Edits, words: Words) -> None:
    """The block shows the picture with these edits and words from now on, made anew from what was brought.

    A new picture row and file: the old one may be in a version that somebody said yes to.
    """
    before = picture_at(_own(actor, story), block_id)
    same = before.edits == edits.checked().as_plain() and _of_picture(words) == {
        "alt": before.alt,
        "decorative": before.decorative,
        "credit": before.credit,
    }
    with transaction.atomic():
        page = _own_draft(actor, story)
        after = (
            before
            if same
            else picture_drawing.draw_anew(actor, picture=before, edits=edits, **_of_picture(words))
        )
        value = {"picture": after.pk, "caption": words.caption[:CAPTION_LENGTH]}
        page.body = placing.change_block(page.body, block_id, value)
        keep(actor, page, makes_room=False)
        forget_look(actor, story=story, block_id=block_id)


@transaction.atomic
def move_picture(actor: User, *, story: StoryPage, block_id: str, by: int) -> Saved:
    """One place up (-1) or down (+1) among all parts of the story."""
    page = _own_draft(actor, story)
    page.body = placing.move_block(page.body, block_id, by=by)
    return keep(actor, page, makes_room=False)


@transaction.atomic
def put_first(actor: User, *, story: StoryPage, block_id: str) -> Saved:
    """The story begins with this picture: lists and the top of the page show it."""
    page = _own_draft(actor, story)
    page.body = placing.move_block(page.body, block_id, by=-len(page.body))
    return keep(actor, page, makes_room=False)


@transaction.atomic
def remove_picture(actor: User, *, story: StoryPage, block_id: str) -> Saved:
    """The newest version has this picture no more; older versions keep theirs."""
    page = _own_draft(actor, story)
    page.body = placing.remove_block(page.body, block_id)
    forget_look(actor, story=story, block_id=block_id)
    return keep(actor, page, makes_room=False)


def picture_at(story: StoryPage, block_id: str) -> Picture:
    """The picture of one block in the newest version. Raises `placing.NoSuchBlock`."""
    block = placing.block_in(queries.draft_of(story).body, block_id)
    picture = (
        Picture.objects.filter(pk=block["value"]["picture"]).first() if block["type"] == PICTURE else None
    )
    if picture is None:
        raise placing.NoSuchBlock(block_id)
    return picture


def _add(actor: User, story: StoryPage, files: list[CleanFile]) -> list[str]:
    with transaction.atomic():
        page = _own_draft(actor, story)
        block_ids = []
        for file in files:
            picture = picture_intake.save_picture(actor, file=file)
            page.body, block_id = _with(page.body, picture, "")
            block_ids.append(block_id)
        keep(actor, page, makes_room=False)
        return block_ids


def _with(body: Any, picture: Picture, caption: str) -> tuple[list[placing.Block], str]:
    is_first = not placing.blocks_of(body, PICTURE)
    value = {"picture": picture.pk, "caption": caption[:CAPTION_LENGTH]}
    blocks, block_id = placing.add_block(body, PICTURE, value)
    return placing.move_block(blocks, block_id, by=-len(blocks)) if is_first else blocks, block_id


def _checked(upload: UploadedFile, *, has_room: bool) -> CleanFile:
    if not has_room:
        raise PictureRefused(_("A story holds 40 pictures. Take one out first."), "many")
    return picture_intake.checked(upload)


def _of_picture(words: Words) -> dict[str, Any]:
    return {
        "alt": "" if words.decorative else words.alt,
        "decorative": words.decorative,
        "credit": words.credit,
    }


def _how_many(page: StoryPage) -> int:
    return len(placing.blocks_of(queries.draft_of(page).body, PICTURE))


def _own(actor: User, story: StoryPage) -> StoryPage:
    if not may_write(actor, story):
        raise PermissionDenied
    return story


def _own_draft(actor: User, story: StoryPage) -> StoryPage:
    fresh = _own(actor, StoryPage.objects.select_for_update().get(pk=story.pk))
    return queries.draft_of(fresh)
