"""A file that is kept privately, whole or a part of it, never more than a piece of it in memory."""

import re
from collections.abc import AsyncIterator, Iterator
from typing import IO, Any

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

RANGE = re.compile(r"^bytes=(\d{0,12})-(\d{0,12})$")
PIECE = 256 * 1024


def answer(request: HttpRequest, file: Any, tag: str, kind: str) -> HttpResponseBase:
    """200 with all of it, 206 with the range, or 416 when the file has no such place."""
    try:
        opened = file.storage.open(str(file.name))
    except FileNotFoundError as gone:
        raise Http404 from gone
    size = opened.size
    asked = _range(request, size, tag)
    first, last = asked or (0, size - 1)
    if first > last and asked:
        opened.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response: HttpResponseBase
    if last - first < PIECE:
        with opened:
            opened.seek(first)
            response = HttpResponse(opened.read(last - first + 1), content_type=kind)
    else:
        opened.seek(first)
        pieces = _later if isinstance(request, ASGIRequest) else _now
        response = StreamingHttpResponse(pieces(opened, last - first + 1), content_type=kind)
        response.headers["Content-Length"] = str(last - first + 1)
    if asked:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _now(file: IO[bytes], left: int) -> Iterator[bytes]:
    with file:
        while left > 0 and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


async def _later(file: IO[bytes], left: int) -> AsyncIterator[bytes]:
    """The same for a server that runs many at a time: a slow reader keeps nobody else waiting."""
    pieces = _now(file, left)
    try:
        while piece := await sync_to_async(_next, thread_sensitive=False)(pieces):
            yield piece
    finally:
        pieces.close()  # type: ignore[attr-defined]
        file.close()


def _next(pieces: Iterator[bytes]) -> bytes:
    return next(pieces, b"")


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
