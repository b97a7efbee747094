"""Who does what for an idea: writes, interviews, takes pictures, records, reads or helps."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock, text

from .drafting import begin_story
from .models import Assignment, Idea, Notice
from .models.notices import Kind
from .models.tellings import Kind as StoryKind
from .newsroom import may_be_assigned
from .permissions import may_tell, may_work_in_newsroom
from .refusals import AlreadyDecided

PLACE_LENGTH = 120
NOTE_LENGTH = 1000
BEGINS_STORIES = {Assignment.Role.TELLS, Assignment.Role.INTERVIEWS}


@dataclass(frozen=True)
class Terms:
    """What there is to do, by when, where."""

    role: str
    due: datetime.date | None = None
    place: str = ""
    note: str = ""


@transaction.atomic
def make_assignment(actor: User, *, idea: Idea, terms: Terms, person: User | None = None) -> Assignment:
    """Something to do for an idea, given to somebody or to whoever wants to. The idea is kept with it.

    The person hears of it, and may give it back.
    """
    _check(may_work_in_newsroom(actor))
    fresh = Idea.objects.select_for_update().get(pk=idea.pk)
    if fresh.state == Idea.State.TAKEN_BACK:
        raise AlreadyDecided(_("Who brought this idea has taken it back."))
    if fresh.state == Idea.State.DECLINED:
        raise AlreadyDecided(_("This idea was put away. Keep it first."))
    if person is not None and not may_be_assigned(person, fresh):
        raise PermissionDenied
    if fresh.state == Idea.State.NEW:
        fresh.state, fresh.decided_at, fresh.decided_by = Idea.State.KEPT, clock.now(), actor
        fresh.save(update_fields=["state", "decided_at", "decided_by"])
        if fresh.by is not None and fresh.by_id != actor.pk:
            Notice.objects.tell(fresh.by, Kind.IDEA_KEPT, title=fresh.title)
    made = Assignment.objects.create(
        idea=fresh,
        role=Assignment.Role(terms.role),
        person=person,
        due=terms.due,
        place=text.plain(terms.place, max_length=PLACE_LENGTH).replace("\n", " "),
        note=text.plain(terms.note, max_length=NOTE_LENGTH),
        made_by=actor,
        taken_at=clock.now() if person else None,
    )
    if person is not None and person.pk != actor.pk:
        Notice.objects.tell(person, Kind.ASSIGNED, title=fresh.title, by=actor, words=made.note)
    return made


@transaction.atomic
def take_assignment(actor: User, *, assignment: Assignment) -> Assignment:
    """The actor does what waited for whoever wants to. Only one gets it."""
    _check(may_work_in_newsroom(actor))
    fresh = _open(assignment)
    if fresh.person_id is not None and fresh.person_id != actor.pk:
        raise AlreadyDecided(_("Somebody else has taken this already."))
    fresh.person, fresh.taken_at = actor, fresh.taken_at or clock.now()
    fresh.save(update_fields=["person", "taken_at"])
    return fresh


@transaction.atomic
def give_back(actor: User, *, assignment: Assignment) -> Assignment:
    """It waits again for whoever wants to. Not once a story was begun from it: the story is its teller's."""
    fresh = _own(actor, assignment)
    if fresh.story_id is not None:
        raise AlreadyDecided(_("You have begun the story. You can say that it is done."))
    fresh.person, fresh.taken_at = None, None
    fresh.save(update_fields=["person", "taken_at"])
    return fresh


@transaction.atomic
def finish(actor: User, *, assignment: Assignment) -> Assignment:
    """Its person says that it is done."""
    fresh = _own(actor, assignment)
    fresh.done_at = clock.now()
    fresh.save(update_fields=["done_at"])
    return fresh


@transaction.atomic
def drop(actor: User, *, assignment: Assignment) -> Assignment:
    """The newsroom does not need it any more. Its person hears so; a story that was begun stays theirs."""
    _check(may_work_in_newsroom(actor))
    fresh = _open(assignment)
    fresh.dropped_at = clock.now()
    fresh.save(update_fields=["dropped_at"])
    if fresh.person is not None and fresh.person_id != actor.pk and fresh.idea is not None:
        Notice.objects.tell(fresh.person, Kind.NOT_NEEDED, title=fresh.idea.title, by=actor)
    return fresh


@transaction.atomic
def begin_from(actor: User, *, assignment: Assignment) -> StoryPage:
    """The story is begun: the actor's own, private as any draft. Beginning again opens the same one."""
    fresh = _own(actor, assignment)
    if fresh.role not in BEGINS_STORIES or not may_tell(actor):
        raise PermissionDenied
    if fresh.story is not None:
        return fresh.story
    idea = fresh.idea
    kind = StoryKind.INTERVIEW if fresh.role == Assignment.Role.INTERVIEWS else StoryKind.MY_PATH
    fresh.story = begin_story(actor, title=idea.title if idea else "", kind=kind)
    fresh.save(update_fields=["story"])
    if idea is not None and idea.state != Idea.State.USED:
        idea.state = Idea.State.USED
        idea.save(update_fields=["state"])
        if idea.by is not None and idea.by_id != actor.pk:
            Notice.objects.tell(idea.by, Kind.IDEA_USED, title=idea.title)
    return fresh.story


def _check(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied


def _open(assignment: Assignment) -> Assignment:
    """The assignment as it stands now, while there is something to do."""
    fresh = Assignment.objects.select_for_update(of=("self",)).select_related("idea").get(pk=assignment.pk)
    if fresh.done_at is not None or fresh.dropped_at is not None:
        raise AlreadyDecided(_("There is nothing to do here any more."))
    if fresh.idea is not None and fresh.idea.state == Idea.State.TAKEN_BACK:
        raise AlreadyDecided(_("Who brought this idea has taken it back."))
    return fresh


def _own(actor: User, assignment: Assignment) -> Assignment:
    _check(actor.is_active and Assignment.objects.filter(pk=assignment.pk, person=actor).exists())
    return _open(assignment)
