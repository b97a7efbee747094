"""The page on which somebody writes the captions of a film, and what is seen in it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from content import captions as captions_of_films
from content.captions import HEADER, Captions
from content.models import StoryPage
from portal.kit.public_forms import is_same_origin

from .. import transcribing
from ..forms_voice import CaptionsForm
from ..refusals import Refused, Sealed
from ..spoken import Spoken
from ..support_acts import note_visit
from ..transcribing import Captioned, CaptionsRefused, Kept, TwoTexts
from . import access
from .spoken_words import found_for, in_words, way_back

NOTHING_YET = f"{HEADER}\n\n"


@never_cache
@csrf_exempt  # as with the story's text: the sender's origin is asked, so that no words die with a session
def captions(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """The film, and its captions under it."""
    if request.method == "POST" and not is_same_origin(request):
        return HttpResponseForbidden()
    if request.method == "POST" and not request.user.is_authenticated:
        return access.page(request, "kept", {"form": _kept(request)}, status=401)
    return _captions(request, pk, block)


@access.signed_in
def _captions(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    story, found = found_for(request, pk, block)
    if not found.recording.is_film:
        raise Http404
    if request.method != "POST":
        note_visit(access.person(request), story=story)
        return _page(request, story, found, _form(story, found))
    form = CaptionsForm(request.POST, request.FILES, language=story.locale.language_code)
    if not form.is_valid():
        return _page(request, story, found, form, status=422)
    return _save(request, story, found, form)


def _save(request: HttpRequest, story: StoryPage, found: Spoken, form: CaptionsForm) -> HttpResponse:
    data = form.cleaned_data
    written = data["brought"] or data["captions"]
    if data["brought"]:  # what was in the file stands in the text now, whole or to be mended
        form = _again(story, data, written)
    told = Captioned(captions=written, seen=data["seen"], no_speech=data["no_speech"])
    try:
        outcome = _write(request, story, found, told, data["was_captions"])
    except Sealed:
        raise
    except CaptionsRefused as refusal:
        return _page(request, story, found, form, told=refusal.found, status=422)
    except Refused as refusal:
        form.errors.setdefault("captions", form.error_class([str(refusal)]))
        return _page(request, story, found, form, status=422)
    if isinstance(outcome, TwoTexts):
        mine = _again(story, {**data, "was_captions": outcome.stored}, outcome.mine)
        context = {"story": story, "form": mine, "stored": [outcome.stored]}
        return access.page(request, "conflict", context, status=409)
    messages.success(request, in_words(outcome))
    back = request.POST.get("go") == "back"
    return redirect(way_back(request, story, found) if back else request.path)


def _write(
    request: HttpRequest, story: StoryPage, found: Spoken, told: Captioned, was: str
) -> Kept | TwoTexts:
    return transcribing.write_captions(
        access.person(request), story=story, block_id=found.block_id, told=told, was=was
    )


def _form(story: StoryPage, found: Spoken) -> CaptionsForm:
    film = found.recording
    initial = {
        "captions": film.captions or NOTHING_YET,
        "was_captions": film.captions,
        "no_speech": film.no_speech,
        "seen": film.seen,
    }
    return CaptionsForm(initial=initial, language=story.locale.language_code)


def _again(story: StoryPage, data: dict[str, str], written: str) -> CaptionsForm:
    sent = {name: data[name] for name in ("seen", "no_speech", "was_captions")} | {"captions": written}
    form = CaptionsForm(sent, language=story.locale.language_code)
    form.full_clean()
    return form


def _kept(request: HttpRequest) -> CaptionsForm:
    form = CaptionsForm(request.POST)
    del form.fields["brought"]
    return form


def _page(
    request: HttpRequest,
    story: StoryPage,
    found: Spoken,
    form: CaptionsForm,
    *,
    told: Captions | None = None,
    status: int = 200,
) -> HttpResponse:
    film = found.recording
    stands = captions_of_films.read(film.captions, film.duration)
    context = {
        "story": story,
        "spoken": found,
        "form": form,
        "faults": told.faults if told else (),
        "hints": (told or stands).hints,
        "back": way_back(request, story, found),
        "is_mine": story.storyteller_id == access.person(request).pk,
    }
    return access.page(request, "captions", context, status=status)
