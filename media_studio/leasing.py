"""One writer a paragraph: a lease, taken by typing, free again when nobody touches it for a while.

Leases of their own say who has the page open. Leases are rows: every process sees the same.
"""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock

from .beside_state import HERE, PAGE, writer_of
from .broadcast import tell_story
from .models import Lease
from .permissions import may_type, may_walk_beside, may_write

TOUCHED_EVERY = datetime.timedelta(seconds=3)


@transaction.atomic
def take_lease(actor: User, *, story: StoryPage, block_id: str) -> User:
    """The actor writes here from now on, if nobody else does. Gives whoever does."""
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if "." in block_id or not may_type(actor, fresh):
        raise PermissionDenied
    writer = writer_of(fresh, block_id)
    if writer is not None and writer.pk != actor.pk:
        return writer
    _touch(actor, fresh, block_id, is_new=writer is None)
    if writer is None:
        tell_story(fresh)
    return actor


@transaction.atomic
def let_go(actor: User, *, story: StoryPage, block_id: str) -> None:
    """The actor has stopped writing here."""
    if Lease.objects.filter(story=story, block_id=block_id, holder=actor).delete()[0]:
        tell_story(story)


@transaction.atomic
def note_open_page(actor: User, *, story: StoryPage, page: str = "") -> None:
    """The storyteller looks at this page: somebody may type for them while they watch."""
    if not may_write(actor, story):
        raise PermissionDenied
    _sign(actor, story, f"{PAGE}{page}")


@transaction.atomic
def note_hidden_page(actor: User, *, story: StoryPage, page: str = "") -> None:
    """The storyteller looks elsewhere, or has closed this page: nobody types for them unseen."""
    _take_sign(actor, story, f"{PAGE}{page}")


@transaction.atomic
def note_here(actor: User, *, story: StoryPage) -> None:
    """The actor has the page open, and all others on it are shown so at once."""
    if not may_walk_beside(actor, story):
        raise PermissionDenied
    _sign(actor, story, f"{HERE}{actor.pk}")


@transaction.atomic
def note_gone(actor: User, *, story: StoryPage) -> None:
    """The actor has closed the page: nobody waits for a sign to lapse."""
    _take_sign(actor, story, f"{HERE}{actor.pk}")


def _sign(actor: User, story: StoryPage, sign: str) -> None:
    last = Lease.objects.filter(story=story, block_id=sign).first()
    if last is not None and last.touched_at > clock.now() - TOUCHED_EVERY:
        return
    _touch(actor, story, sign)
    if last is None:
        tell_story(story)


def _take_sign(actor: User, story: StoryPage, sign: str) -> None:
    if Lease.objects.filter(story=story, block_id=sign, holder=actor).delete()[0]:
        tell_story(story)


def _touch(actor: User, story: StoryPage, block_id: str, *, is_new: bool = False) -> None:
    now = clock.now()
    known = {"holder": actor, "touched_at": now} | ({"taken_at": now} if is_new else {})
    Lease.objects.update_or_create(story=story, block_id=block_id, defaults=known)
