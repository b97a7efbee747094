"""One writer a paragraph: a lease, taken by typing, free again when nobody touches it for a while.

A lease of its own says that the storyteller has the page open. Leases are rows: every process sees the same.
"""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock

from .beside_state import PAGE, writer_of
from .broadcast import tell_story
from .models import Lease
from .permissions import may_type, may_write

TOUCHED_EVERY = datetime.timedelta(seconds=3)


@transaction.atomic
def take_lease(actor: User, *, story: StoryPage, block_id: str) -> User:
    """The actor writes here from now on, if nobody else does. Gives whoever does."""
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if block_id == PAGE or not may_type(actor, fresh):
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
def note_open_page(actor: User, *, story: StoryPage) -> None:
    """The storyteller has the page open: somebody may type for them while they watch."""
    if not may_write(actor, story):
        raise PermissionDenied
    since = clock.now() - TOUCHED_EVERY
    if not Lease.objects.filter(story=story, block_id=PAGE, holder=actor, touched_at__gt=since).exists():
        _touch(actor, story, PAGE)


def _touch(actor: User, story: StoryPage, block_id: str, *, is_new: bool = False) -> None:
    now = clock.now()
    known = {"holder": actor, "touched_at": now} | ({"taken_at": now} if is_new else {})
    Lease.objects.update_or_create(story=story, block_id=block_id, defaults=known)
