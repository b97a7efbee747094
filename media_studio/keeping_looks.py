"""What is done to a picture is kept until it is saved: who leaves the desk finds it there again.

Only the storyteller keeps, sees and forgets it. No picture is made of it, and nobody else hears of it.
"""

from dataclasses import asdict

from django.core.exceptions import PermissionDenied
from django.db import transaction

from content.models import Picture, StoryPage
from content.picture_editing import Edits
from portal.accounts.models import User

from .models import UnsavedLook
from .permissions import may_write
from .picture_list import Placed
from .picture_words import Words, words_of


def keep_look(actor: User, *, story: StoryPage, placed: Placed, edits: Edits, words: Words) -> bool:
    """Whether there is something to keep now: what is like the picture itself is forgotten."""
    _refuse_others(actor, story)
    edits = edits.checked()
    if edits == Edits.from_plain(placed.picture.edits) and words == words_of(placed.picture, placed.caption):
        forget_look(actor, story=story, block_id=placed.block_id)
        return False
    with transaction.atomic():
        UnsavedLook.objects.update_or_create(
            story=story,
            block_id=placed.block_id,
            defaults={"picture": placed.picture, "edits": edits.as_plain(), "words": asdict(words)},
        )
    return True


def forget_look(actor: User, *, story: StoryPage, block_id: str) -> None:
    """The picture is as it was saved."""
    _refuse_others(actor, story)
    UnsavedLook.objects.filter(story=story, block_id=block_id).delete()


def kept_look(story: StoryPage, block_id: str, picture: Picture) -> tuple[Edits, Words] | None:
    """What was kept for this picture, if anything. For its storyteller's own pages only."""
    kept = UnsavedLook.objects.filter(story=story, block_id=block_id, picture=picture).first()
    return (Edits.from_plain(kept.edits), Words(**kept.words)) if kept else None


def unsaved_in(story: StoryPage, placed: list[Placed]) -> set[str]:
    """The blocks of these pictures for which something is kept."""
    kept = UnsavedLook.objects.filter(story=story).values_list("block_id", "picture_id")
    known = {(str(block_id), picture) for block_id, picture in kept}
    return {each.block_id for each in placed if (each.block_id, each.picture.pk) in known}


def _refuse_others(actor: User, story: StoryPage) -> None:
    if not may_write(actor, story):
        raise PermissionDenied
