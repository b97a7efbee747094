"""Ideas: anybody brings one; the newsroom looks at it and says who does what."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.kit.keeping import keeps_text

from .. import assigning, ideas, newsroom
from ..forms_newsroom import AssignmentForm, DeclineForm, IdeaForm
from ..models import Idea
from ..permissions import may_work_in_newsroom
from ..refusals import Refused
from . import access
from .assignments import lines_of
from .newsroom import newsroom_people

STATES = {
    Idea.State.NEW: ("wait", gettext_lazy("The newsroom has not answered yet.")),
    Idea.State.KEPT: ("open", gettext_lazy("The newsroom keeps it. Thank you!")),
    Idea.State.DECLINED: ("closed", gettext_lazy("It does not become a story now.")),
    Idea.State.TAKEN_BACK: ("closed", gettext_lazy("You took it back.")),
    Idea.State.USED: ("done", gettext_lazy("Somebody makes a story of it.")),
}


@dataclass(frozen=True)
class Told:
    """An idea as who brought it sees it: what became of it, why, and where the story is read."""

    title: str
    kind: str
    state: str
    reason: str
    href: str


def told_of(idea: Idea) -> Told:
    """What became of it, in words."""
    kind, state = STATES[Idea.State(idea.state)]
    story = newsroom.public_story_of(idea)
    said = _("The story is public. Thank you for the idea!") if story else str(state)
    return Told(idea.name, kind, said, idea.reason, str(story.url or "") if story else "")


@keeps_text(IdeaForm)
@access.signed_in
def bring(request: HttpRequest) -> HttpResponse:
    """I have an idea: a few words, and more about it."""
    form = IdeaForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return access.page(request, "idea_new", {"form": form}, status=422 if form.errors else 200)
    me = access.person(request)
    made = ideas.bring_idea(me, **form.cleaned_data)
    messages.success(request, _("Thank you! The newsroom looks at your idea."))
    return redirect("studio:idea", made.pk) if may_work_in_newsroom(me) else redirect("studio:home")


@newsroom_people
def idea(request: HttpRequest, pk: int) -> HttpResponse:
    """One idea: who brought it, who does what, and what one can do with it."""
    return _page(request, get_object_or_404(_there(), pk=pk))


@access.posted("idea", "pk")
@newsroom_people
def keep(request: HttpRequest, pk: int) -> HttpResponse:
    """The newsroom keeps it."""
    found = get_object_or_404(_there(), pk=pk)
    try:
        ideas.keep_idea(access.person(request), idea=found)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The idea is kept. Next: say who does what."))
    return redirect("studio:idea", pk)


@access.posted("idea", "pk", keeps=DeclineForm)
@newsroom_people
def decline(request: HttpRequest, pk: int) -> HttpResponse:
    """Not now, with a reason."""
    found, form = get_object_or_404(_there(), pk=pk), DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, decline=form)
    try:
        ideas.decline_idea(access.person(request), idea=found, reason=form.cleaned_data["reason"])
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("studio:idea", pk)
    messages.success(request, _("The idea is put away. Who brought it is told why."))
    return redirect("studio:newsroom")


@access.posted("idea", "pk", keeps=AssignmentForm)
@newsroom_people
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Something to do for the idea."""
    found = get_object_or_404(_there(), pk=pk)
    form = AssignmentForm(request.POST, people=newsroom.people_for(found))
    if not form.is_valid():
        return _page(request, found, status=422, assignment=form)
    try:
        assigning.make_assignment(access.person(request), idea=found, terms=form.terms, person=form.who)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("It is written down. Whoever does it is told."))
    return redirect("studio:idea", pk)


def _there() -> QuerySet[Idea]:
    """Every idea but those that were taken back before anybody worked on them."""
    return Idea.objects.exclude(state=Idea.State.TAKEN_BACK).select_related("by")


def _page(request: HttpRequest, found: Idea, *, status: int = 200, **forms: Any) -> HttpResponse:
    assignment = forms.get("assignment") or AssignmentForm(people=newsroom.people_for(found))
    left = newsroom.to_do().filter(idea=found)
    context = {
        "idea": found,
        "lines": lines_of(access.person(request), left, from_idea=True),
        "decline": forms.get("decline") or DeclineForm(),
        "assignment": assignment,
        "wrong": next((form for form in forms.values() if form.errors), None),
    }
    return access.page(request, "idea", context, status=status)
