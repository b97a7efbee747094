"""Recordings, to those who may hear them, from any place in them."""

import re
from pathlib import PurePath

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags
from django.views.decorators.http import require_safe

from content.models import Recording
from content.recording_viewing import is_public, may_hear
from portal.kit.public_pages import SHARED_FOR

RANGE = re.compile(r"^bytes=(\d{0,12})-(\d{0,12})$")


@require_safe
def recording(request: HttpRequest, name: str) -> HttpResponse:
    """The recording, whole or the range asked for; for anybody who may not hear it, it is not there."""
    if "\0" in name:
        raise Http404  # PostgreSQL cannot even be asked
    heard = Recording.objects.filter(file=f"recordings/{name}").exclude(sha256="").first()
    if heard is None or PurePath(name).suffix != ".mp3":
        raise Http404
    public = is_public(heard)
    if not (public or may_hear(request.user, heard)):
        raise Http404
    tag = f'"{heard.sha256}"'
    if public and tag in parse_etags(request.headers.get("If-None-Match", "")):
        return _dressed(HttpResponseNotModified(), tag, public)
    return _dressed(_answer(request, heard, tag), tag, public)


def _answer(request: HttpRequest, heard: Recording, tag: str) -> HttpResponse:
    """200 with all of it, 206 with the range, or 416 when the file has no such place."""
    try:
        with heard.file.storage.open(str(heard.file.name)) as file:
            size = file.size
            asked = _range(request, size, tag)
            if asked is None:
                return HttpResponse(file.read(), content_type="audio/mpeg")
            first, last = asked
            if first > last:
                return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
            file.seek(first)
            return HttpResponse(
                file.read(last - first + 1),
                status=206,
                content_type="audio/mpeg",
                headers={"Content-Range": f"bytes {first}-{last}/{size}"},
            )
    except FileNotFoundError as gone:
        raise Http404 from gone


def _range(request: HttpRequest, size: int, tag: str) -> tuple[int, int] | None:
    """The one range that is asked for; None for all of it, also when we do not understand the question."""
    asked = RANGE.match(request.headers.get("Range", ""))
    if asked is None or asked.groups() == ("", "") or request.headers.get("If-Range", tag) != tag:
        return None
    first, last = asked.groups()
    if not first:  # so many bytes from the end
        return (max(size - int(last), 0), size - 1) if int(last) else (size, size - 1)
    if last and int(last) < int(first):
        return None
    begin = int(first)
    return (begin, min(int(last), size - 1) if last else size - 1) if begin < size else (size, size - 1)


def _dressed(response: HttpResponse, tag: str, public: bool) -> HttpResponse:
    response["ETag"] = tag
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = "default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = f"public, max-age={SHARED_FOR}" if public else "private, no-store"
    return response
