"""Small corrections: proposed at the desk, answered in the studio."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from content.models import StoryPage
from portal.kit.keeping import keeps_text

from .. import correctable, correcting, corrections
from ..comparing import word_changes
from ..forms_reading import CorrectionForm
from ..manuscript import MARK
from ..models import Correction
from ..refusals import Refused
from . import access
from .wording import label_of

ANSWERS = {"yes", "no"}


@keeps_text(CorrectionForm)
@access.desk_people
def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """First which words; then the new ones, why, and the note."""
    story = get_object_or_404(StoryPage, pk=pk)
    if not corrections.may_correct(access.person(request), story):
        raise PermissionDenied
    parts = correctable.parts_of(story)
    named = [(key, label_of(story, key), words.removeprefix(MARK)) for key, words in parts.items()]
    part = request.POST.get("part") or request.GET.get("part", "")
    if part not in parts:
        return _page(request, story, {"parts": named})
    if request.method != "POST":
        form = CorrectionForm(initial={"after": parts[part].removeprefix(MARK)})
        return _page(request, story, {"part": part, "before": parts[part], "form": form})
    return _proposed(request, story, part)


@access.posted("desk")
@access.desk_people
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """The editor takes their own proposal back."""
    try:
        correcting.take_back(access.person(request), correction=get_object_or_404(Correction, pk=pk))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("You took the correction back."))
    return redirect("studio:desk")


@access.storytellers
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """The difference, why, the note; and yes or no."""
    mine = Correction.objects.filter(story__storyteller=access.person(request))
    found = get_object_or_404(mine.select_related("story", "by"), pk=pk)
    access.own_story(request, found.story_id)
    if request.method == "POST" and request.POST.get("answer") in ANSWERS:
        return _answered(request, found)
    is_waiting = corrections.may_be_said_yes_to(found, StoryPage.objects.get(pk=found.story_id))
    changes = word_changes(found.before, found.after)
    context = {"correction": found, "changes": changes, "is_waiting": is_waiting}
    context["label"] = label_of(StoryPage.objects.get(pk=found.story_id), found.part)
    return access.page(request, "correction", context, status=422 if request.method == "POST" else 200)


def _answered(request: HttpRequest, found: Correction) -> HttpResponse:
    yes = request.POST["answer"] == "yes"
    try:
        done = correcting.answer(access.person(request), correction=found, yes=yes)
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("studio:correction", found.pk)
    if done.state == Correction.State.OVERTAKEN:
        messages.info(request, _("The story has changed since. Nothing was corrected."))
    elif yes:
        messages.success(request, _("The correction is public now."))
    else:
        messages.success(request, _("Your words stay as they are."))
    return redirect("studio:home")


def _proposed(request: HttpRequest, story: StoryPage, part: str) -> HttpResponse:
    form = CorrectionForm(request.POST)
    before = request.POST.get("before", "").replace("\r\n", "\n")
    context = {"part": part, "before": before, "form": form}
    if not form.is_valid():
        return _page(request, story, context, status=422)
    try:
        correcting.propose(
            access.person(request),
            story=story,
            part=part,
            seen=before,
            after=form.cleaned_data["after"],
            reason=form.cleaned_data["reason"],
            note=form.cleaned_data["note"],
        )
    except Refused as refusal:
        now = correctable.parts_of(StoryPage.objects.get(pk=story.pk)).get(part, before)
        return _page(request, story, context | {"refused": str(refusal), "before": now}, status=409)
    messages.success(request, _("The storyteller is asked. Nothing is changed yet."))
    return redirect("studio:desk")


def _page(
    request: HttpRequest, story: StoryPage, context: dict[str, object], *, status: int = 200
) -> HttpResponse:
    waiting = corrections.open_correction(story)
    mine = waiting is not None and waiting.by_id == access.person(request).pk
    changes = word_changes(waiting.before, waiting.after) if waiting else []
    frame: dict[str, object] = {"story": story, "waiting": waiting, "is_mine": mine, "changes": changes}
    frame["waiting_label"] = label_of(story, waiting.part) if waiting else ""
    frame["label"] = label_of(story, str(context.get("part", "")))
    frame["shown_before"] = str(context.get("before", "")).removeprefix(MARK)
    return access.page(request, "correct", frame | context, status=status)
