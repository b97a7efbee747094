"""How much somebody may send at once: what is too large is turned away before a byte of it is kept.

The framework writes a whole body to the disk before any page of ours is asked. So the first look is taken
outside of it, at the length that the browser says.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
NOTHING = {"type": "http.request", "body": b"", "more_body": False}
GONE = {"type": "http.disconnect"}


def most_for(path: str) -> int:
    """How many bytes may come to this address at once."""
    bounds: list[tuple[str, int]] = settings.BODY_BOUNDS
    return next((most for pattern, most in bounds if re.search(pattern, path)), settings.BODY_MOST)


class BoundedBodies:
    """Wraps an ASGI application: a body that is too large never reaches it.

    With a length that says so, the page about it is answered at once and nothing is read. Without one, bytes
    are counted as they come, and the connection is ended when there are too many.
    """

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        most = most_for(scope["path"])
        length = _length(scope["headers"])
        if length is None:
            await self._counted(scope, receive, send, most)
        else:
            await self.app(scope, _empty() if length > most else receive, send)

    async def _counted(self, scope: dict[str, Any], receive: Any, send: Any, most: int) -> None:
        came = 0

        async def counted() -> Any:
            nonlocal came
            event = await receive()
            came += len(event.get("body", b""))
            return event if came <= most else GONE

        await self.app(scope, counted, send)
        if came > most:
            await send({"type": "http.response.start", "status": 413, "headers": []})
            await send({"type": "http.response.body", "body": b""})


class TooLargeMiddleware:
    """Says on a kind page, or to a script in a sentence, that it is too large. Reads none of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        most, length = most_for(request.path), request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) <= most:
            return self.get_response(request)
        size = {"size": (most - settings.FORM_BYTES) // MEGABYTE}
        if "application/json" in request.headers.get("Accept", ""):
            why = _("This is too large. At most %(size)s megabytes fit at once.") % size
            return JsonResponse({"why": why}, status=413)
        return render(request, "413.html", size, status=413)


def _empty() -> Callable[[], Awaitable[dict[str, Any]]]:
    """What an application hears of an empty body: its end once, then nothing until the answer is written.

    The server throws away what still comes then.
    """
    left = [NOTHING]

    async def receive() -> dict[str, Any]:
        if not left:
            await asyncio.Event().wait()  # whoever listens for the end of the connection stops by itself
        return left.pop()

    return receive


def _length(headers: list[tuple[bytes, bytes]]) -> int | None:
    found = next((value for name, value in headers if name == b"content-length"), None)
    return int(found) if found is not None and found.isdigit() else None
