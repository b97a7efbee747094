"""The recordings of a story: make one here, bring one, name, move, take out."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from content.models import StoryPage
from content.recording_intake import RecordingRefused, is_possible
from portal.kit.headers import let_record

from .. import placing, queries, spoken, voicing
from ..forms_voice import AddRecordingForm, CaptionForm
from ..policy.stages import Stage
from ..refusals import Refused, Sealed
from . import access
from .steps import place_at
from .wording import draft_is_seen_by

MOVES = {"up": -1, "down": 1}


@access.storytellers
def recordings(request: HttpRequest, pk: int) -> HttpResponse:
    """All recordings of the story; more can be made or brought here."""
    story = access.own_story(request, pk)
    language = story.locale.language_code
    if request.method != "POST":
        return _page(request, story, AddRecordingForm(language=language))
    form = AddRecordingForm(request.POST, request.FILES, language=language)
    if not form.is_valid():
        return _not_taken(request, story, form)
    data = form.cleaned_data
    try:
        block_id = voicing.add_recording(
            access.person(request), story=story, upload=data["upload"], caption=data["caption"]
        )
    except Sealed:
        raise
    except (RecordingRefused, Refused) as refusal:
        form.add_error("upload", str(refusal))
        return _not_taken(request, story, form)
    messages.success(request, _("The recording is saved. We prepare it now."))
    address = f"{reverse('studio:recordings', args=[story.pk])}#recording-{block_id}"
    return JsonResponse({"href": address}) if _by_script(request) else redirect(address)


@access.posted("recordings", "pk", keeps=CaptionForm)
@access.storytellers
def name(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """The words under one recording."""
    story = access.own_story(request, pk)
    form = CaptionForm(request.POST)
    if form.is_valid():
        _act(
            lambda: voicing.name_recording(
                access.person(request), story=story, block_id=str(block), caption=form.cleaned_data["caption"]
            )
        )
        messages.success(request, _("The text is saved."))
    else:
        messages.warning(request, _("The text is too long. 250 letters are enough."))
    return _to(story, block)


@access.posted("recordings", "pk")
@access.storytellers
def move(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """One place up or down."""
    story, way = access.own_story(request, pk), request.POST.get("way")
    if way in MOVES:
        _act(
            lambda: voicing.move_recording(
                access.person(request), story=story, block_id=str(block), by=MOVES[way]
            )
        )
        messages.success(request, _("The recording has a new place."))
    return _to(story, block)


@access.posted("recordings", "pk")
@access.storytellers
def remove(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """The story goes on without this recording."""
    story = access.own_story(request, pk)
    _act(lambda: voicing.remove_recording(access.person(request), story=story, block_id=str(block)))
    messages.success(request, _("The recording is gone from your story."))
    return redirect("studio:recordings", story.pk)


def _act(do: Callable[[], object]) -> None:
    try:
        do()
    except placing.NoSuchBlock as gone:
        raise Http404 from gone


def _to(story: StoryPage, block: UUID) -> HttpResponse:
    return redirect(f"{reverse('studio:recordings', args=[story.pk])}#recording-{block}")


def _by_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _not_taken(request: HttpRequest, story: StoryPage, form: AddRecordingForm) -> HttpResponse:
    if _by_script(request):
        why = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"why": why}, status=422)
    return _page(request, story, form, status=422)


def _page(
    request: HttpRequest, story: StoryPage, form: AddRecordingForm, *, status: int = 200
) -> HttpResponse:
    draft = queries.draft_of(story)
    shown = spoken.recordings_in(draft)
    language = story.locale.language_code
    context = {
        "form": form,
        "story": story,
        "place": place_at("voice", story),
        "rows": [(each, _caption(each, language)) for each in shown],
        "is_prepared_now": any(each.recording.is_prepared_now for each in shown),
        "is_full": len(shown) >= voicing.RECORDINGS_AT_MOST,
        "is_possible": is_possible(),
        "seen_by": draft_is_seen_by(story) if queries.stage(story) is Stage.DRAFT else "",
    }
    return let_record(access.page(request, "voice", context, status=status))


def _caption(each: spoken.Spoken, language: str) -> CaptionForm:
    return CaptionForm(initial={"caption": each.caption}, auto_id=f"{each.block_id}-%s", language=language)
