"""The doors of the notes on plain language: beside a draft, for who writes it and who may read it."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit.slots import Full
from portal.kit.tempo import Tempo

from .. import plain_notes, queries
from ..drafting import SUMMARY_LENGTH, draft_in
from ..forms_tell import WrittenForm
from ..manuscript import TEXT_LENGTH
from ..permissions import may_act_now
from . import access

ASKS = Tempo(limit=150, seconds=60)  # of one person: a fast writer with two windows needs about eighty
MOST_SIGNS = TEXT_LENGTH + SUMMARY_LENGTH + 1000
MOST_FIELDS = 4
REPORT = "components/plain_report.html"


@access.posted("tell", "pk")
@access.storytellers
@sensitive_post_parameters()
@sensitive_variables("fields")
def check(request: HttpRequest, pk: int) -> HttpResponse:
    """The marks for what is written now; with `whole` the report as a part of the page. Keeps nothing."""
    story = access.own_story(request, pk)
    fields = request.POST.getlist("field")
    if not 0 < len(fields) <= MOST_FIELDS or sum(map(len, fields)) > MOST_SIGNS:
        return JsonResponse({"state": "too-long"}, status=422)
    if ASKS.is_over(request.user.pk):
        return JsonResponse({"state": "slower"}, status=429)
    try:
        notes = plain_notes.notes_on(access.person(request), story=story, fields=fields)
    except Full:
        return JsonResponse({"state": "busy"}, status=503)
    answer: dict[str, Any] = {"marks": [asdict(mark) for mark in plain_notes.marks_in(notes, fields)]}
    if "whole" in request.POST:
        report = render_to_string(REPORT, {"report": notes, "live": True, "may_leave": True}, request)
        answer |= {"report": report, "words": notes.words}
    return JsonResponse(answer)


@access.posted("tell", "pk")
@access.storytellers
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    """A note is left as it is; with `again` all of them come back."""
    _answer(request, access.own_story(request, pk), request.POST.get("notes", ""))
    return JsonResponse({"state": "done"})


@access.posted("home")
@access.storytellers
def switch(request: HttpRequest) -> HttpResponse:
    """Notes on or off, for this person on every device."""
    if (said := request.POST.get("notes")) in {"on", "off"}:
        plain_notes.turn(access.person(request), on=said == "on")
    return JsonResponse({"state": "done"})


@access.signed_in
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """How easy the story is, for whoever may read its draft; nothing can be changed here."""
    story, person = access.readable_story(request, pk), access.person(request)
    draft = draft_in(_read_by(person, story))
    context: dict[str, Any] = {
        "story": story,
        "title": draft.title,
        "is_mine": story.storyteller_id == person.pk,
    }
    try:
        context["report"] = plain_notes.notes_on(person, story=story, fields=(draft.summary, draft.text))
    except Full:
        context["busy"] = True
    return access.page(request, "notes", context, status=503 if context.get("busy") else 200)


def beside(request: HttpRequest, story: StoryPage, names: Sequence[str], form: WrittenForm) -> dict[str, Any]:
    """What the page of writing knows of the notes: on or off, and the report where it was asked for."""
    person = access.person(request)
    known: dict[str, Any] = {"notes_on": plain_notes.are_on(person)}
    if request.method == "GET" and "notes" in request.GET and known["notes_on"]:
        fields = [str(form.initial.get(name, "")) for name in names if name != "title"]
        try:
            known["report"] = plain_notes.notes_on(person, story=story, fields=fields)
        except Full:
            known["notes_busy"] = True
    return known


def answered(request: HttpRequest, story: StoryPage) -> bool:
    """Whether a button of the notes was pressed without a script; its answer is kept now."""
    said = request.POST.get("notes", "")
    if said:
        _answer(request, story, said)
    return bool(said)


def _answer(request: HttpRequest, story: StoryPage, said: str) -> None:
    person = access.person(request)
    if said in {"on", "off"}:
        plain_notes.turn(person, on=said == "on")
    elif said == "again":
        plain_notes.show_again(person, story=story)
    elif said != "check":
        plain_notes.leave_so(person, story=story, key=said)


def _read_by(person: User, story: StoryPage) -> StoryPage:
    """Who reads a step reads what was handed in; everybody else the newest version."""
    revision = queries.handed_in_revision(story) if may_act_now(person, story) else None
    return revision.as_object() if revision else queries.draft_of(story)
