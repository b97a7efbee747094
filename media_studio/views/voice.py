"""The recordings and the films of a story: make one here, bring one, name, move, take out."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from content.models import StoryPage
from content.recording_intake import RecordingRefused, is_possible
from portal.kit.headers import let_record
from portal.kit.keeping import keeps_text
from portal.kit.languages import words_of

from .. import captioning, placing, queries, spoken, voicing
from ..forms_tell import WrittenForm
from ..forms_voice import AddFilmForm, AddRecordingForm, CaptionForm, PosterForm
from ..picture_list import FILM, RECORDING
from ..policy.stages import Stage
from ..refusals import Refused, Sealed
from . import access
from .putting_back import gone_from, what_is_gone
from .steps import place_at
from .wording import draft_is_seen_by

MOVES = {"up": -1, "down": 1}


@dataclass(frozen=True)
class Shelf:
    """A page of things of one kind: its address, its template, how one is brought, how many there may be."""

    name: str
    template: str
    kind: str
    form: type[WrittenForm]
    add: Callable[..., str]
    at_most: int
    saved: str


RECORDINGS = Shelf(
    "studio:recordings",
    "voice",
    RECORDING,
    AddRecordingForm,
    voicing.add_recording,
    voicing.RECORDINGS_AT_MOST,
    gettext_lazy("The recording is saved."),  # type: ignore[arg-type]
)
FILMS = Shelf(
    "studio:films",
    "films",
    FILM,
    AddFilmForm,
    voicing.add_film,
    voicing.FILMS_AT_MOST,
    gettext_lazy("The video is saved."),  # type: ignore[arg-type]
)


@keeps_text(AddRecordingForm)
@access.storytellers
def recordings(request: HttpRequest, pk: int) -> HttpResponse:
    """All recordings of the story; more can be made or brought here."""
    return let_record(_open(request, pk, RECORDINGS))


@keeps_text(AddFilmForm)
@access.storytellers
def films(request: HttpRequest, pk: int) -> HttpResponse:
    """All films of the story; more can be brought here."""
    return _open(request, pk, FILMS)


def _open(request: HttpRequest, pk: int, shelf: Shelf) -> HttpResponse:
    story = access.own_story(request, pk)
    language = words_of(story.locale.language_code)
    if request.method != "POST":
        return _page(request, story, shelf, shelf.form(language=language))
    form = shelf.form(request.POST, request.FILES, language=language)
    if not form.is_valid():
        return _not_taken(request, story, shelf, form)
    data = form.cleaned_data
    try:
        block_id = shelf.add(
            access.person(request), story=story, upload=data["upload"], caption=data["caption"]
        )
    except Sealed:
        raise
    except (RecordingRefused, Refused) as refusal:
        form.add_error("upload", str(refusal))
        return _not_taken(request, story, shelf, form)
    messages.success(request, shelf.saved)
    address = f"{reverse(shelf.name, args=[story.pk])}#recording-{block_id}"
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
        is_film = _shelf_of(story, block) is FILMS
        said = _("The video has a new place.") if is_film else _("The recording has a new place.")
        messages.success(request, said)
    return _to(story, block)


@access.posted("recordings", "pk")
@access.storytellers
def remove(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """The story goes on without this recording or film."""
    story = access.own_story(request, pk)
    shelf = _shelf_of(story, block)
    _act(lambda: voicing.remove_recording(access.person(request), story=story, block_id=str(block)))
    return gone_from(story, str(block), shelf.name)


@access.posted("films", "pk")
@access.storytellers
def poster(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """The picture that stands before the film, or none."""
    story, form = access.own_story(request, pk), PosterForm(request.POST)
    if form.is_valid():
        _act(
            lambda: captioning.choose_poster(
                access.person(request),
                story=story,
                block_id=str(block),
                still=form.cleaned_data["still"],
            )
        )
        messages.success(request, _("The first picture is chosen."))
    return _to(story, block)


def _act(do: Callable[[], object]) -> None:
    try:
        do()
    except placing.NoSuchBlock as gone:
        raise Http404 from gone


def _shelf_of(story: StoryPage, block: UUID) -> Shelf:
    kinds = {each["id"]: each["type"] for each in placing.raw(queries.draft_of(story).body)}
    return FILMS if kinds.get(str(block)) == FILM else RECORDINGS


def _to(story: StoryPage, block: UUID) -> HttpResponse:
    return redirect(f"{reverse(_shelf_of(story, block).name, args=[story.pk])}#recording-{block}")


def _by_script(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _not_taken(request: HttpRequest, story: StoryPage, shelf: Shelf, form: WrittenForm) -> HttpResponse:
    if _by_script(request):
        why = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return JsonResponse({"why": why}, status=422)
    return _page(request, story, shelf, form, status=422)


def _page(
    request: HttpRequest, story: StoryPage, shelf: Shelf, form: WrittenForm, *, status: int = 200
) -> HttpResponse:
    draft = queries.draft_of(story)
    shown = spoken.recordings_in(draft, (shelf.kind,))
    language = words_of(story.locale.language_code)
    context = {
        "form": form,
        "story": story,
        "place": place_at("video" if shelf is FILMS else "voice", story),
        "rows": [(each, _caption(each, language)) for each in shown],
        "is_prepared_now": any(each.recording.is_prepared_now for each in shown),
        "is_full": len(shown) >= shelf.at_most,
        "is_possible": is_possible(),
        "most": settings.FILM_MAX_BYTES if shelf is FILMS else settings.RECORDING_MAX_BYTES,
        "gone": what_is_gone(request, story),
        "seen_by": draft_is_seen_by(story) if queries.stage(story) is Stage.DRAFT else "",
    }
    return access.page(request, shelf.template, context, status=status)


def _caption(each: spoken.Spoken, language: str) -> CaptionForm:
    form = CaptionForm(initial={"caption": each.caption}, auto_id=f"{each.block_id}-%s", language=language)
    if each.recording.is_film:
        form["caption"].label = _("Text under the video")
    return form
