"""Asking somebody to help with one story or with all, their answer, and ending it."""

import datetime
import hashlib
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import TaskState

from content.models import StoryPage
from peer.blocking import not_met_by
from portal.accounts.models import User
from portal.kit import clock
from portal.kit.counting import is_over

from . import ledger, queries
from .broadcast import recheck_rights
from .models import Lease, Notice, Support, SupporterReading
from .models.notices import Kind
from .models.supports import Rights, address_of
from .permissions import may_tell, may_write
from .refusals import AlreadyDecided, NotReady

ASKS_A_MONTH = 3  # of one person
MONTH = 30 * 24 * 3600


@transaction.atomic
def ask_support(
    actor: User,
    *,
    supporter_email: str,
    story: StoryPage | None = None,
    rights: str = Rights.SUGGEST,
    until: datetime.datetime | None = None,
) -> Support:
    """Whoever has this address is asked, on their own page. They see drafts only after `answer` with a yes.

    What comes back is the same for every address: who is a member, and who blocked whom, is not told to
    anybody who asks. The same address is asked a few times a month at most, taken back or not.
    """
    if not may_tell(actor) or (story is not None and not may_write(actor, story)):
        raise PermissionDenied
    address = address_of(supporter_email)
    if not address:
        raise NotReady(_("Write the e-mail address."))
    if address == address_of(actor.email):
        raise NotReady(_("You cannot be your own supporter. Ask somebody else."))
    terms = checked_terms(rights, until) | {"declined_at": _swallowed_at(actor, address)}
    asked = Support.objects.filter(storyteller=actor, asked_address=address, story=story, ended_at=None)
    if not asked.exists() and _was_asked_often(actor, address):
        raise NotReady(_("You have asked this person several times. Give them time."))
    support, _is_new = Support.objects.get_or_create(
        storyteller=actor, asked_address=address, story=story, ended_at=None, defaults=terms
    )
    return support


def checked_terms(rights: str, until: datetime.datetime | None) -> dict[str, Any]:
    """What a support gives and how long, when that can be."""
    if rights not in Rights.values:
        raise NotReady(_("Choose what your supporter may do."))
    if until is not None and until <= clock.now():
        raise NotReady(_("Choose a day that is not over."))
    return {"rights": rights, "until": until}


@transaction.atomic
def answer(actor: User, *, support: Support, yes: bool) -> None:
    """The asked person says yes, and the support holds from now on; or no, of which nobody is told."""
    fresh = Support.objects.select_for_update().get(pk=support.pk)
    if not actor.is_active or not _is_asked(actor, fresh):
        raise PermissionDenied
    if fresh.accepted_at or fresh.declined_at or fresh.ended_at or fresh.is_over:
        raise AlreadyDecided(_("This request does not wait for an answer any more."))
    if not yes:
        fresh.declined_at = clock.now()
    elif _has_said_yes(actor, fresh):
        fresh.ended_at, fresh.asked_address = clock.now(), ""
    elif _is_apart_from_a_supporter(actor, fresh):
        raise NotReady(_("This cannot begin now. Talk with the storyteller."))
    else:
        fresh.supporter, fresh.accepted_at = actor, clock.now()
        Notice.objects.tell(fresh.storyteller, Kind.SUPPORT_BEGUN, story=fresh.story, by=actor)
    fresh.save()


@transaction.atomic
def end_support(actor: User, *, support: Support) -> None:
    """From now on the supporter sees no drafts. Either of the two may end it; stories do not get stuck."""
    fresh = Support.objects.select_for_update().get(pk=support.pk)
    if actor.pk not in {fresh.storyteller_id, fresh.supporter_id}:
        raise PermissionDenied
    if fresh.ended_at is not None:
        return
    close(fresh)
    if fresh.supporter is not None and actor.pk == fresh.storyteller_id:
        Notice.objects.tell(fresh.supporter, Kind.SUPPORT_ENDED, by=fresh.storyteller)


@transaction.atomic
def end_lapsed() -> None:
    """By the clock: supports whose time is over end by themselves; both are told. They gave nothing since."""
    over = Support.objects.select_for_update().filter(ended_at=None, until__lte=clock.now())
    for support in over:
        close(support)
        if support.supporter is not None:
            Notice.objects.tell(support.storyteller, Kind.SUPPORT_LAPSED, by=support.supporter)
            Notice.objects.tell(support.supporter, Kind.SUPPORT_ENDED, by=support.storyteller)


def close(support: Support) -> None:
    """Ends a support whose row is held, whoever asked for it. Open pages of the supporter close."""
    close_again(support)
    ledger.note_support_ended(support=support.pk)


def close_again(support: Support) -> None:
    """The same after a restore: the ledger has its line."""
    support.ended_at, support.asked_address = clock.now(), ""
    support.save(update_fields=["ended_at", "asked_address"])
    if support.supporter is None:
        return
    Lease.objects.filter(story__storyteller=support.storyteller, holder=support.supporter).delete()
    recheck_rights()
    for story in queries.stories_of(support.storyteller):
        _move_on_without_a_supporter(story, support.storyteller)


def _swallowed_at(actor: User, address: str) -> datetime.datetime | None:
    """What a block keeps away reaches nobody later either: it counts as a no, of which nobody is told."""
    apart = User.objects.filter(pk__in=not_met_by(actor)).values_list("email", flat=True)
    return clock.now() if address in {address_of(email) for email in apart} else None


def _was_asked_often(actor: User, address: str) -> bool:
    """Counts one more request. The address itself is not kept: a request that was taken back forgets it."""
    sign = hashlib.sha256(address.encode()).hexdigest()
    return is_over(f"ask-support:{actor.pk}:{sign}", limit=ASKS_A_MONTH, seconds=MONTH)


def _is_asked(person: User, request: Support) -> bool:
    is_theirs = request.asked_address == address_of(person.email)
    return is_theirs and request.storyteller_id not in not_met_by(person)


def _is_apart_from_a_supporter(person: User, request: Support) -> bool:
    """Whether they would meet, beside a story, somebody whom a block keeps from them."""
    others = Support.objects.current().filter(storyteller=request.storyteller)
    if request.story_id is not None:
        others = others.filter(Q(story__isnull=True) | Q(story=request.story_id))
    return others.filter(supporter__in=not_met_by(person)).exists()


def _has_said_yes(person: User, request: Support) -> bool:
    """Whether the same support holds already, asked for at an earlier address of the person."""
    same = Support.objects.current().filter(storyteller=request.storyteller, story=request.story)
    return bool(same.filter(supporter=person).exists())


def _move_on_without_a_supporter(story: StoryPage, actor: User) -> None:
    """A client's voice needs nobody's leave to reach an editor: a step that nobody can do is skipped."""
    state = story.current_workflow_task_state
    if state is None or not isinstance(state.task.specific, SupporterReading):
        return
    if queries.supporters_of(story):
        return
    state.status, state.finished_at, state.finished_by = TaskState.STATUS_SKIPPED, clock.now(), actor
    state.save()
    state.workflow_state.update(user=actor)
