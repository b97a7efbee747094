"""One writer a paragraph: a lease, taken by typing, free again when no word of it changes for a while.

A person holds one at a time. One in which no word changed is not theirs to take again for a while:
nobody keeps a paragraph from others by asking for it. Saving needs no lease, and loses no words by that.

Leases of their own say who has the page open. Leases are rows: every process sees the same.
"""

import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, QuerySet

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock

from .beside_state import FREE_AFTER, HERE, PAGE, writer_of
from .broadcast import tell_story, tell_taken_back
from .models import Lease
from .permissions import may_type, may_walk_beside, may_write
from .refusals import Refused

TOUCHED_EVERY = datetime.timedelta(seconds=3)
RESTS_FOR = datetime.timedelta(seconds=20)


class Rests(Refused):
    """The actor held this paragraph without a changed word: for a while it is the storyteller's to take."""


@transaction.atomic
def take_lease(actor: User, *, story: StoryPage, block_id: str) -> User:
    """The actor writes here from now on, if nobody else does. Gives whoever does."""
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if "." in block_id or not may_type(actor, fresh):
        raise PermissionDenied
    writer = writer_of(fresh, block_id)
    if writer is not None and writer.pk != actor.pk:
        return writer
    if writer is not None:
        return actor
    if not may_write(actor, fresh) and _rests(actor, fresh, block_id):
        raise Rests
    _hold(actor, fresh, block_id)
    return actor


@transaction.atomic
def let_go(actor: User, *, story: StoryPage, block_id: str) -> None:
    """The actor has stopped writing here."""
    if _end(_held(actor, story).filter(block_id=block_id)):
        tell_story(story)


@transaction.atomic
def take_back(actor: User, *, story: StoryPage, block_id: str) -> User | None:
    """The storyteller writes here from now on. Whoever did is told, and given back if anybody."""
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if "." in block_id or not may_write(actor, fresh):
        raise PermissionDenied
    writer = writer_of(fresh, block_id)
    _hold(actor, fresh, block_id)
    if writer is None or writer.pk == actor.pk:
        return None
    tell_taken_back(fresh, block_id=block_id, writer=writer)
    return writer


def note_words(actor: User, *, story: StoryPage, block_id: str) -> None:
    """A word changed here: the actor's lease goes on, if they hold it."""
    _held(actor, story).filter(block_id=block_id).update(touched_at=clock.now())


def _hold(actor: User, story: StoryPage, block_id: str) -> None:
    _end(_held(actor, story).exclude(block_id=block_id))
    _touch(actor, story, block_id, is_new=True)
    tell_story(story)


def _held(actor: User, story: StoryPage) -> QuerySet[Lease]:
    since = clock.now() - FREE_AFTER
    mine = Lease.objects.filter(story=story, holder=actor, touched_at__gt=since)
    return mine.exclude(block_id__contains=".")


def _end(held: QuerySet[Lease]) -> int:
    """Frees them. Those in which no word changed stay as rows that are over, and rest."""
    over = clock.now() - FREE_AFTER
    ended = held.filter(touched_at__gt=F("taken_at")).delete()[0]
    return ended + held.update(taken_at=over, touched_at=over)


def _rests(actor: User, story: StoryPage, block_id: str) -> bool:
    since = clock.now() - FREE_AFTER - RESTS_FOR
    last = Lease.objects.filter(story=story, block_id=block_id, holder=actor, touched_at__gt=since)
    return last.filter(touched_at__lte=F("taken_at")).exists()


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
