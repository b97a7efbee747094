"""Ideas for stories: anybody brings one, the newsroom keeps it or says kindly why not."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import clock, text

from .models import Idea, Notice
from .models.notices import Kind
from .permissions import may_bring_idea, may_work_in_newsroom
from .refusals import AlreadyDecided, NotReady

TITLE_LENGTH = 120
WORDS_LENGTH = 1000


@transaction.atomic
def bring_idea(actor: User, *, title: str, words: str = "") -> Idea:
    """Somebody has an idea. It waits for the newsroom to look at it."""
    if not may_bring_idea(actor):
        raise PermissionDenied
    return Idea.objects.create(title=named(title), words=text.plain(words, max_length=WORDS_LENGTH), by=actor)


@transaction.atomic
def keep_idea(actor: User, *, idea: Idea) -> Idea:
    """The newsroom keeps the idea; who brought it hears so. Keeping twice changes nothing."""
    fresh = _locked(actor, idea)
    if fresh.state == Idea.State.KEPT:
        return fresh
    return _decided(actor, fresh, Idea.State.KEPT, Kind.IDEA_KEPT)


@transaction.atomic
def decline_idea(actor: User, *, idea: Idea, reason: str) -> Idea:
    """Not now, with a kind reason that is told to who brought it. Open assignments of it are dropped."""
    fresh = _locked(actor, idea)
    why = text.plain(reason, max_length=WORDS_LENGTH)
    if not why:
        raise NotReady(_("Write a kind reason. It is told to who brought the idea."))
    if fresh.state == Idea.State.DECLINED:
        return fresh
    fresh.reason = why
    fresh.assignments.filter(done_at=None, dropped_at=None).update(dropped_at=clock.now())
    return _decided(actor, fresh, Idea.State.DECLINED, Kind.IDEA_DECLINED, words=why)


def named(title: str) -> str:
    """The name of an idea on one line; refused when there is none."""
    name = text.plain(title, max_length=TITLE_LENGTH).replace("\n", " ")
    if not name:
        raise NotReady(_("Write the idea in a few words."))
    return name


def _locked(actor: User, idea: Idea) -> Idea:
    """The idea as it stands now; refused to others, and when somebody works on it already."""
    if not may_work_in_newsroom(actor):
        raise PermissionDenied
    fresh = Idea.objects.select_for_update().get(pk=idea.pk)
    if fresh.state == Idea.State.TAKEN_BACK:
        raise AlreadyDecided(_("Who brought this idea has taken it back."))
    if fresh.state == Idea.State.USED:
        raise AlreadyDecided(_("Somebody has begun a story from this idea."))
    return fresh


def _decided(actor: User, idea: Idea, state: Idea.State, kind: Kind, words: str = "") -> Idea:
    idea.state, idea.decided_at, idea.decided_by = state, clock.now(), actor
    if state != Idea.State.DECLINED:
        idea.reason = ""
    idea.save(update_fields=["state", "decided_at", "decided_by", "reason"])
    if idea.by is not None and idea.by_id != actor.pk:
        Notice.objects.tell(idea.by, kind, title=idea.title, words=words)
    return idea
