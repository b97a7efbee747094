"""Assignments: take, give back, done, drop, begin the story."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.accounts.models import User

from .. import assigning
from ..models import Assignment, Idea
from ..permissions import may_tell, may_work_in_newsroom
from ..refusals import Refused
from . import access
from .board_words import task_of, to_do_of
from .days import due_in_words

CAME_FROM = {"desk": "studio:desk", "home": "studio:home"}


@dataclass(frozen=True)
class Line:
    """One assignment as it is shown, and what this person may do with it."""

    assignment: Assignment
    sentence: str
    due: str
    is_mine: bool
    may_take: bool
    may_begin: bool
    may_drop: bool


def lines_of(person: User, found: Iterable[Assignment], *, from_idea: bool = False) -> list[Line]:
    """Each in a sentence; on the page of an idea its name is not said again."""
    return [_line(person, each, from_idea) for each in found]


@access.posted("home")
@access.signed_in
def take(request: HttpRequest, pk: int) -> HttpResponse:
    """I do it."""
    return _act(request, pk, assigning.take_assignment, _("It is yours now. Thank you!"))


@access.posted("home")
@access.signed_in
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Somebody else may do it."""
    return _act(request, pk, assigning.give_back, _("It waits for somebody else now. That is all right."))


@access.posted("home")
@access.signed_in
def done(request: HttpRequest, pk: int) -> HttpResponse:
    """It is done."""
    return _act(request, pk, assigning.finish, _("It is done. Thank you!"))


@access.posted("home")
@access.signed_in
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Nobody needs to do it."""
    return _act(request, pk, assigning.drop, _("Nobody needs to do it any more."))


@access.posted("home")
@access.signed_in
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """The story is begun; it is the actor's own."""
    try:
        story = assigning.begin_from(access.person(request), assignment=_seen(request, pk))
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return _back(request, pk)
    return redirect("studio:story", story.pk)


def _act(request: HttpRequest, pk: int, act: Callable[..., object], said: str) -> HttpResponse:
    try:
        act(access.person(request), assignment=_seen(request, pk))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, said)
    return _back(request, pk)


def _back(request: HttpRequest, pk: int) -> HttpResponse:
    """Where they came from; of the newsroom, else, to the idea. The focus goes to it, if it still stands."""
    one = Assignment.objects.filter(pk=pk).exclude(idea__state=Idea.State.TAKEN_BACK).first()
    place = CAME_FROM.get(request.POST.get("from", ""))
    if place is None and one and one.idea_id and may_work_in_newsroom(access.person(request)):
        return redirect(f"{reverse('studio:idea', args=[one.idea_id])}#task-{pk}")
    return redirect(f"{reverse(place or 'studio:home')}#task-{pk}")


def _seen(request: HttpRequest, pk: int) -> Assignment:
    """Of the newsroom everything; of a member only what was given to them. The rest is not there."""
    me = access.person(request)
    found = Assignment.objects.all() if may_work_in_newsroom(me) else Assignment.objects.filter(person=me)
    return get_object_or_404(found, pk=pk)


def _line(person: User, one: Assignment, from_idea: bool) -> Line:
    is_mine, works = one.person_id == person.pk, may_work_in_newsroom(person)
    begins = one.role in assigning.BEGINS_STORIES and may_tell(person)
    return Line(
        assignment=one,
        sentence=_sentence(one, from_idea),
        due=due_in_words(one.due),
        is_mine=is_mine,
        may_take=works and one.person_id is None,
        may_begin=is_mine and begins,
        may_drop=works and from_idea,
    )


def _sentence(one: Assignment, from_idea: bool) -> str:
    title, do = one.idea.name if one.idea else "", to_do_of(one)
    if one.person is None:
        said = {"do": do, "title": title}
        return _("Who wants to %(do)s?") % said if from_idea else _("Who wants to %(do)s? “%(title)s”") % said
    if from_idea:
        return _("%(name)s %(does)s.") % {"name": one.person, "does": task_of(one)}
    return _("You promised to %(do)s: “%(title)s”") % {"do": do, "title": title}
