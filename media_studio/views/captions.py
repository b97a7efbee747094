"""The page on which somebody writes the captions of a film, and what is seen in it."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from content import captions as captions_of_films
from content.captions import HEADER, Captions
from content.models import StoryPage
from portal.kit.languages import words_of
from portal.kit.public_forms import is_same_origin

from .. import captioning, keeping_captions
from ..captioning import CaptionsRefused, TwoCaptions
from ..forms_voice import CaptionsForm
from ..keeping_captions import Captioned
from ..refusals import Refused, Sealed
from ..spoken import Spoken
from ..support_acts import note_visit
from ..transcribing import Kept
from . import access
from .spoken_words import found_for, in_words, other_writer, saved_by_script, way_back

NOTHING_YET = f"{HEADER}\n\n"


@never_cache
@csrf_exempt  # as with the story's text: the sender's origin is asked, so that no words die with a session
def captions(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """The film, and its captions under it."""
    if request.method == "POST" and not is_same_origin(request):
        return HttpResponseForbidden()
    if request.method == "POST" and not request.user.is_authenticated:
        return access.page(request, "kept", {"form": _without_file(CaptionsForm(request.POST))}, status=401)
    return _captions(request, pk, block)


@csrf_exempt
@access.posted("captions", "pk", "block", also_signed_out=True)
def autosave(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    """Keeps what is written so far, for its writer alone."""
    return saved_by_script(request, pk, block, _kept)


@access.signed_in
def _captions(request: HttpRequest, pk: int, block: UUID) -> HttpResponse:
    story, found = found_for(request, pk, block)
    if not found.recording.is_film:
        raise Http404
    if request.method != "POST":
        note_visit(access.person(request), story=story)
        return _page(request, story, found, _form(request, story, found))
    if request.POST.get("go") == "forget":
        keeping_captions.forget(access.person(request), story=story, block_id=found.block_id)
        messages.success(request, _("The captions are as they were saved last."))
        return redirect(request.path)
    form = CaptionsForm(request.POST, request.FILES, language=words_of(story.locale.language_code))
    if not form.is_valid():
        return _page(request, story, found, form, status=422)
    return _save(request, story, found, form)


def _save(request: HttpRequest, story: StoryPage, found: Spoken, form: CaptionsForm) -> HttpResponse:
    data = form.cleaned_data
    told, was = _told(data, data["brought"]), _was(data)
    if data["brought"]:  # what was in the file stands in the text now, whole or to be mended
        form = _again(story, told, was)
    person, block_id = access.person(request), found.block_id
    fault = None
    try:
        outcome = captioning.write_captions(person, story=story, block_id=block_id, told=told, was=was)
    except Sealed:
        raise
    except CaptionsRefused as refusal:
        fault = refusal.found
        outcome = captioning.keep_captions(person, story=story, block_id=block_id, told=told, was=was)
        form = form if isinstance(outcome, TwoCaptions) else _again(story, told, told)
    except Refused as refusal:
        form.errors.setdefault("captions", form.error_class([str(refusal)]))
        return _page(request, story, found, form, status=422)
    if isinstance(outcome, TwoCaptions):
        return _both(request, story, found, outcome)
    if fault:
        return _page(request, story, found, form, told=fault, status=422)
    messages.success(request, in_words(outcome))
    back = request.POST.get("go") == "back"
    return redirect(way_back(request, story, found) if back else request.path)


def _kept(request: HttpRequest, story: StoryPage, found: Spoken) -> str | None:
    """For the script: the sentence about what is kept now, or nothing when two texts are there."""
    form = _without_file(CaptionsForm(request.POST))
    if not found.recording.is_film or not form.is_valid():
        raise Refused
    sent = Captioned(request.POST.get("sent_captions", ""), request.POST.get("sent_seen", ""))
    outcome = captioning.keep_captions(
        access.person(request),
        story=story,
        block_id=found.block_id,
        told=_told(form.cleaned_data),
        was=_was(form.cleaned_data),
        sent=sent if "sent_captions" in request.POST else None,
    )
    return _kept_in_words(outcome) if isinstance(outcome, Kept) else None


def _kept_in_words(kept: Kept) -> str:
    only_you = _("Only you see it yet.")
    return f"{in_words(kept)} {only_you}"


def _both(request: HttpRequest, story: StoryPage, found: Spoken, outcome: TwoCaptions) -> HttpResponse:
    """Both side by side; whoever keeps theirs has now seen the other one."""
    stored = [words for words in outcome.stored.words if words]
    mine = _again(story, outcome.mine, outcome.stored)
    context = {"story": story, "form": mine, "stored": stored, "href": request.path}
    if outcome.stored.is_like(keeping_captions.saved_of(found.recording)):
        context["changed_by"] = other_writer(request, found)
    return access.page(request, "conflict", context, status=409)


def _told(data: dict[str, Any], brought: str = "") -> Captioned:
    return Captioned(brought or data["captions"], data["seen"], data["no_speech"])


def _was(data: dict[str, Any]) -> Captioned:
    return Captioned(data["was_captions"], data["was_seen"])


def _form(request: HttpRequest, story: StoryPage, found: Spoken) -> CaptionsForm:
    """What this person has not saved, or else what is saved."""
    kept = keeping_captions.kept_for(access.person(request), story, found.block_id)
    told = keeping_captions.told_in(kept) if kept else keeping_captions.saved_of(found.recording)
    initial = _fields(told, told) | {"captions": told.captions or NOTHING_YET}
    return CaptionsForm(initial=initial, language=words_of(story.locale.language_code))


def _again(story: StoryPage, told: Captioned, was: Captioned) -> CaptionsForm:
    form = CaptionsForm(_fields(told, was), language=words_of(story.locale.language_code))
    form.full_clean()
    return form


def _fields(told: Captioned, was: Captioned) -> dict[str, Any]:
    return asdict(told) | {"was_captions": was.captions, "was_seen": was.seen}


def _without_file(form: CaptionsForm) -> CaptionsForm:
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
    film, person = found.recording, access.person(request)
    stands = captions_of_films.read(film.captions, film.duration)
    kept = keeping_captions.kept_for(person, story, found.block_id)
    if told:
        form.fields["captions"].widget.attrs |= {"aria-invalid": "true", "aria-describedby": "faults"}
    context = {
        "story": story,
        "spoken": found,
        "form": form,
        "faults": told.faults if told else (),
        "hints": (told or stands).hints,
        "back": way_back(request, story, found),
        "is_mine": story.storyteller_id == person.pk,
        "kept_at": kept.kept_at if kept else None,
    }
    return access.page(request, "captions", context, status=status)
