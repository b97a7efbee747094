"""Recordings and films, to those who may hear and see them, from any place in them; their words, posters."""

from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from content.models import Recording, Still
from content.recording_viewing import is_public, may_hear
from portal.kit.headers import as_file
from portal.kit.public_pages import SHARED_FOR

from .ranges import answer

KINDS = {".mp3": "audio/mpeg", ".mp4": "video/mp4", ".webm": "video/webm"}
JPEG, VTT, TEXT = "image/jpeg", "text/vtt; charset=utf-8", "text/plain; charset=utf-8"


@require_safe
def recording(request: HttpRequest, name: str) -> HttpResponseBase:
    """The recording, whole or the range asked for; for anybody who may not hear it, it is not there."""
    heard, public = _heard(request, name)
    tag = f'"{heard.sha256}"'
    if public and tag in parse_etags(request.headers.get("If-None-Match", "")):
        return dressed(HttpResponseNotModified(), tag, public)
    return dressed(answer(request, heard.file, tag, kind_of(heard)), tag, public)


@require_safe
def captions(request: HttpRequest, name: str) -> HttpResponseBase:
    """The captions of a film as we wrote them, to those who may see the film."""
    seen, public = _heard(request, name)
    if not (seen.is_film and seen.captions):
        raise Http404
    return dressed(HttpResponse(seen.captions, content_type=VTT), "", public)


@require_safe
def words(request: HttpRequest, name: str) -> HttpResponseBase:
    """What is said in a recording, in writing, to those who may hear it. A film has captions instead."""
    heard, public = _heard(request, name)
    if heard.is_film or not heard.has_transcript:
        raise Http404
    return dressed(HttpResponse(heard.transcript, content_type=TEXT), "", public)


@require_safe
def still(request: HttpRequest, name: str) -> HttpResponseBase:
    """A picture out of a film. The public sees only the one that its storyteller chose."""
    if "\0" in name:
        raise Http404
    found = Still.objects.filter(file=f"stills/{name}").select_related("recording").first()
    if found is None:
        raise Http404
    public = found.place == found.recording.poster and is_public(found.recording)
    if not (public or may_hear(request.user, found.recording)):
        raise Http404
    tag = f'"{found.sha256}"'
    return dressed(answer(request, found.file, tag, JPEG), tag, public)


def kind_of(heard: Recording) -> str:
    """What browsers are told of the file."""
    return KINDS[PurePath(str(heard.file.name)).suffix]


def dressed(response: HttpResponseBase, tag: str, public: bool) -> HttpResponseBase:
    """With the headers that keep a file a file; nobody keeps what is not public."""
    if tag:
        response.headers["ETag"] = tag
        response.headers["Accept-Ranges"] = "bytes"
    response.headers["Cache-Control"] = f"public, max-age={SHARED_FOR}" if public else "private, no-store"
    return as_file(response)


def _heard(request: HttpRequest, name: str) -> tuple[Recording, bool]:
    """The recording of this name, and whether everybody may hear it. Else it is not there."""
    if "\0" in name or PurePath(name).suffix not in KINDS:
        raise Http404  # PostgreSQL cannot even be asked for a zero
    heard = Recording.objects.filter(file=f"recordings/{name}").exclude(sha256="").first()
    if heard is None:
        raise Http404
    public = is_public(heard)
    if not (public or may_hear(request.user, heard)):
        raise Http404
    return heard, public
