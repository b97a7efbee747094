"""Begin a story and write it. What somebody wrote is never lost, whatever becomes of their session."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from content.models import StoryPage
from portal.kit import clock
from portal.kit.public_forms import is_same_origin

from .. import drafting, queries
from ..forms import BeginForm, WriteForm
from ..refusals import Refused
from . import access
from .wording import draft_is_seen_by, next_story_is_seen_by


@access.storytellers
def begin(request: HttpRequest) -> HttpResponse:
    """One question: what is it called?"""
    form = BeginForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            story = drafting.begin_story(access.person(request), title=form.cleaned_data["title"])
        except Refused as refusal:
            form.add_error("title", str(refusal))
        else:
            return redirect("studio:write", story.pk)
    return access.page(
        request,
        "begin",
        {"form": form, "seen_by": next_story_is_seen_by(access.person(request))},
        status=200 if form.is_valid() or not form.errors else 422,
    )


@never_cache
@csrf_exempt  # a token would die with the session, and the text with it: the sender's origin is asked instead
def write(request: HttpRequest, pk: int) -> HttpResponse:
    """The writing page. Text that cannot be saved now comes back in a form that can be sent again.

    So it is after the session ended, and when somebody else has signed in in this browser since. They get the
    same page for every number, and of a story that is there only what this browser itself has sent.
    """
    if request.method == "POST" and not is_same_origin(request):
        return HttpResponseForbidden()
    if request.method == "POST" and not request.user.is_authenticated:
        return access.page(request, "kept", {"form": WriteForm(request.POST)}, status=401)
    if request.method == "POST" and not access.is_own_story(request, pk):
        context = {"form": WriteForm(request.POST), "signed_in": access.person(request)}
        return access.page(request, "kept_from_another", context, status=409)
    return _write(request, pk)


@csrf_exempt
@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """The same saving for the script: 200 saved, 401 signed out, 409 changed elsewhere, 422 not possible."""
    if not is_same_origin(request):
        return JsonResponse({}, status=403)
    if not request.user.is_authenticated:
        return JsonResponse({"state": "signed-out"}, status=401)
    return _autosave(request, pk)


@access.storytellers
def _write(request: HttpRequest, pk: int) -> HttpResponse:
    story = access.own_story(request, pk)
    if request.method != "POST":
        return _writing_page(request, story, WriteForm(initial=_initial(story)))
    form = WriteForm(request.POST)
    if not form.is_valid():
        return _writing_page(request, story, form, status=422)
    outcome = _save(request, story, form)
    if isinstance(outcome, drafting.Conflict):
        return access.page(request, "conflict", {"story": story, "conflict": outcome}, status=409)
    if request.POST.get("go") == "next":
        return redirect("studio:picture", story.pk)
    messages.success(request, saved_in_words(outcome))
    return redirect("studio:write", story.pk)


@access.storytellers
def _autosave(request: HttpRequest, pk: int) -> HttpResponse:
    story = access.own_story(request, pk)
    form = WriteForm(request.POST)
    form.fields["title"].required = False  # an empty name keeps the old one while somebody is thinking
    if not form.is_valid():
        return JsonResponse({"state": "failed"}, status=422)
    outcome = _save(request, story, form)
    if isinstance(outcome, drafting.Conflict):
        return JsonResponse({"state": "conflict"}, status=409)
    said = {"state": "saved", "seen_revision": outcome.revision_id, "sentence": saved_in_words(outcome)}
    return JsonResponse(said)


def saved_in_words(saved: drafting.Saved) -> str:
    """When it was saved, as people say it."""
    return _("Saved at %(time)s.") % {"time": clock.clock_time(saved.at)}


def _save(request: HttpRequest, story: StoryPage, form: WriteForm) -> drafting.Saved | drafting.Conflict:
    sent = {name: request.POST.get(f"sent_{name}", "") for name in ("title", "summary", "text")}
    return drafting.save_draft(
        access.person(request),
        story=story,
        fields=form.cleaned_data,
        seen_revision=form.cleaned_data["seen_revision"],
        also_seen=sent if "sent_text" in request.POST else None,
    )


def _initial(story: StoryPage) -> dict[str, Any]:
    draft = drafting.written(story)
    return {
        "title": draft.title,
        "summary": draft.summary,
        "text": draft.text,
        "seen_revision": story.latest_revision_id,
    }


def _writing_page(
    request: HttpRequest, story: StoryPage, form: WriteForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "story": story,
        "stage": queries.stage(story),
        "taken_down": queries.taken_down(story),
        "seen_by": draft_is_seen_by(story),
        "asked": queries.asked_change(story),
        "saved": saved_in_words(drafting.Saved(story.latest_revision_id, story.latest_revision_created_at)),
    }
    return access.page(request, "write", context, status=status)
