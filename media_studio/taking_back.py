"""Taking back what is one's own: one story, one thing, or everything. Each by itself, safe to press again."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from content import naming, sealing
from content.models import Picture, Portfolio, Recording, Seal, StoryPage
from peer import chat
from peer.models import Message
from portal.accounts.models import User

from . import passport, presenting, queries, suggesting, taking_ideas
from .assigning import give_back
from .broadcast import recheck_rights
from .models import Idea, Notice, Practice, Stamp, Support
from .models.notices import Kind

log = logging.getLogger("media_studio.taking_back")


@transaction.atomic
def take_back_story(
    actor: User,
    *,
    story: Any,
    keep_draft: bool = False,
    with_everything: bool = False,
    until: datetime | None = None,
) -> None:
    """Nobody else sees the story from now on. It is erased after a day (or `until` then); or kept as a draft.

    What waited beside it for an answer waits no more; it comes back only when this is undone.

    This is every storyteller's own, whatever roles they have lost since.
    """
    seals = sealing.seal(
        actor, page=story, keep_draft=keep_draft, with_everything=with_everything, until=until
    )
    suggesting.close_sealed(actor, stories=[seal.page_number for seal in seals if seal.page_number])
    Notice.objects.settle(actor, story)
    recheck_rights()


@transaction.atomic
def undo(actor: User, *, seal: Seal) -> sealing.Undone:
    """Brings back what was, within the day."""
    outcome = sealing.undo_seal(actor, seal=seal)
    suggesting.open_unsealed(actor)
    recheck_rights()
    return outcome


def take_back_pictures(actor: User, *, numbers: set[int], with_everything: bool = False) -> int:
    """Seals these pictures of the actor's, as far as they stand in no story. Gives how many are left."""
    mine = Picture.objects.filter(owner=actor, pk__in=numbers)
    return _each(
        lambda picture: sealing.seal_loose(actor, picture=picture, with_everything=with_everything), mine
    )


def take_back_recordings(actor: User, *, numbers: set[int], with_everything: bool = False) -> int:
    """The same for recordings."""
    mine = Recording.objects.filter(owner=actor, pk__in=numbers)
    return _each(
        lambda recording: sealing.seal_loose(actor, recording=recording, with_everything=with_everything),
        mine,
    )


def take_back_messages(actor: User, *, rooms: set[int]) -> int:
    """Takes the actor's messages in these rooms away, as the room itself does. Gives how many are left."""
    mine = Message.objects.filter(participant__user=actor, room__in=rooms, status__in=passport.STILL_THERE)
    return _each(lambda message: chat.take_back(actor, message=message), mine.order_by("pk"))


@transaction.atomic
def take_name_out(actor: User, *, story: StoryPage) -> None:
    """The actor is not named under this story of somebody else's any more."""
    for page in naming.take_name_out(actor, pages=[story]):
        assert page.storyteller is not None  # noqa: S101  a story always has one
        Notice.objects.tell(page.storyteller, Kind.NAME_TAKEN_OUT, story=page, by=actor)
    Support.objects.filter(supporter=actor, story=story).update(wants_name=False)


@transaction.atomic
def take_back_training(actor: User, *, stamps: set[int]) -> None:
    """These stamps of the actor's are gone for good, and what they wrote in exercises."""
    Stamp.objects.filter(person=actor, pk__in=stamps).delete()
    Practice.objects.filter(person=actor).update(answers={}, until=None)


def take_back_everything(actor: User) -> int:
    """All of it, one by one: what fails stops nothing else. Gives how many are left; press again then.

    For a day it can be undone together, with what a press before took.
    """
    # First: it would tell of the rest.
    mine = Portfolio.objects.filter(owner=actor).exclude(name="")
    left = _each(lambda portfolio: presenting.take_back_portfolio(actor, portfolio=portfolio), mine)
    stories = list(queries.stories_of(actor))
    left += _each(lambda story: take_back_story(actor, story=story, with_everything=True), stories)
    pictures, recordings = passport.loose_of(actor)
    left += take_back_pictures(actor, numbers={each.pk for each in pictures}, with_everything=True)
    left += take_back_recordings(actor, numbers={each.pk for each in recordings}, with_everything=True)
    left += take_back_messages(actor, rooms={each.room.pk for each in passport.rooms_of(actor)})
    take_back_training(actor, stamps=set(Stamp.objects.filter(person=actor).values_list("pk", flat=True)))
    # Before the ideas: of an idea that was taken back nobody does anything.
    left += _each(lambda one: give_back(actor, assignment=one), passport.promises_of(actor))
    ideas = Idea.objects.filter(by=actor)
    left += _each(lambda idea: taking_ideas.take_back_idea(actor, idea=idea, with_everything=True), ideas)
    left += _each(lambda story: take_name_out(actor, story=story), passport.named_in(actor))
    return left


def undo_everything(actor: User) -> int:
    """Brings back what was taken back together, one by one, and nothing else. Gives how many are left."""
    together = passport.together_of(actor)
    left = _each(lambda idea: taking_ideas.undo_idea(actor, taken=idea), together.ideas)
    return left + _each(lambda seal: undo(actor, seal=seal), together.seals)


def _each(do: Callable[[Any], object], things: Any) -> int:
    left = 0
    for thing in list(things):
        try:
            do(thing)
        except PermissionDenied:
            left += 1
        except Exception:
            log.exception("not taken back: %s %s", type(thing).__name__, thing.pk)
            left += 1
    return left
