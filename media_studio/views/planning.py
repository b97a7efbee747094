"""The day of a story: its storyteller looks at it, changes it, ends it; the media team proposes one."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from content.models import StoryPage
from portal.accounts.models import User

from .. import planning, queries
from ..forms_planning import DayForm, day_filled_in
from ..permissions import may_propose_day
from ..refusals import PeopleMissing, Refused
from . import access
from .wording import becomes_public, waits_for


@access.storytellers
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """When the story becomes public, and the three things one can do about it."""
    story = access.own_story(request, pk)
    if queries.planned_for(story) is None:
        messages.info(request, _("Your story does not wait for a day now."))
        return redirect("studio:story", pk)
    if request.method == "POST" and request.POST.get("go") in ANSWERS:
        return _answer(request, story, *ANSWERS[request.POST["go"]])
    form = DayForm(request.POST if request.method == "POST" else None, initial=_offered(story))
    if request.method == "POST" and form.is_valid():
        try:
            planning.change_day(access.person(request), story=story, day=form.moment)
        except Refused as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, becomes_public(form.moment))
            return redirect("studio:plan", pk)
    return _page(request, "plan", story, form)


@access.desk_people
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """A day that the media team would like. The storyteller decides."""
    story = access.readable_story(request, pk)
    if not may_propose_day(access.person(request), story):
        messages.info(request, _("You can propose no day for this story now."))
        return redirect("studio:desk")
    form = DayForm(request.POST if request.method == "POST" else None, initial=_offered(story))
    if request.method == "POST" and form.is_valid():
        try:
            planning.propose_day(access.person(request), story=story, day=form.moment)
        except Refused as refusal:
            form.add_error("day", str(refusal))
        else:
            messages.success(request, _("You proposed a day. The storyteller decides."))
            return redirect("studio:preview", pk)
    return _page(request, "propose_day", story, form)


def _publish_now(person: User, story: StoryPage) -> str:
    planning.publish_now(person, story=story)
    return _("Your story is public now.")


def _end(person: User, story: StoryPage) -> str:
    planning.end_plan(person, story=story)
    return _("Your story has no day any more. It waits for your yes.")


# What is pressed, what is done, and where one is then.
ANSWERS: dict[str, tuple[Callable[[User, StoryPage], str], str]] = {
    "now": (_publish_now, "studio:published"),
    "end": (_end, "studio:story"),
}


def _answer(
    request: HttpRequest, story: StoryPage, act: Callable[[User, StoryPage], str], after: str
) -> HttpResponse:
    try:
        messages.success(request, act(access.person(request), story))
    except PeopleMissing as refusal:
        return _page(
            request, "plan", story, DayForm(initial=_offered(story)), waits=waits_for(refusal.people)
        )
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("studio:story", story.pk)
    return redirect(after, story.pk)


def _offered(story: StoryPage) -> dict[str, object]:
    return day_filled_in(queries.proposed_for(story) or queries.planned_for(story))


def _page(
    request: HttpRequest, name: str, story: StoryPage, form: DayForm, *, waits: str = ""
) -> HttpResponse:
    context = {
        "story": story,
        "form": form,
        "planned_for": queries.planned_for(story),
        "proposed_for": queries.proposed_for(story),
        "refused_for": waits,
    }
    return access.page(request, name, context, status=422 if form.errors or waits else 200)
