"""How long answers take: an ASGI layer around all of HTTP, so that kept pages count too."""

from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import Any

from django.conf import settings

from .meters import REQUESTS

Message = dict[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[dict[str, Any], Receive, Send], Awaitable[None]]

# By the first part of the path, after the language: few names, and none that tells who looked at what.
PARTS = {
    "rooms": "rooms",
    "desk": "rooms",
    "studio": "studio",
    "newsroom": "studio",
    "admin": "cms",
    "accounts": "accounts",
    "me": "accounts",
    "join": "accounts",
    "search": "search",
    "static": "files",
    "media": "files",
    "pictures": "files",
    "recordings": "files",
    "speech": "files",
}
NOT_COUNTED = ("health", "metrics")


class Metered:
    """Measures each answer until its last byte is handed over."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: dict[str, Any], receive: Receive, send: Send) -> None:
        """One request."""
        part = part_of(scope["path"])
        if part in NOT_COUNTED:
            await self.app(scope, receive, send)
            return
        began, status = perf_counter(), 500

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, seen)
        finally:
            REQUESTS.labels(part, f"{status // 100}xx").observe(perf_counter() - began)


def part_of(path: str) -> str:
    """Which part of the site this is; `public` for all that readers read."""
    words = [word for word in path.split("/", 3) if word]
    if words and words[0] in dict(settings.LANGUAGES):
        words = words[1:]
    first = words[0] if words else ""
    return first if first in NOT_COUNTED else PARTS.get(first, "public")
