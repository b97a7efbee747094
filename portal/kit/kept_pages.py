"""Pages that are the same for everybody, kept by the server: an answer without a question to the database.

It stands before the framework. Only an answer that `public_pages.share` made is kept: it has a tag of its
bytes, reads no session and sets no cookie. It goes as soon as something that it shows is changed
(`page_changes`), and after KEPT_FOR seconds in any case: what nobody speaks for, a clock or another program.
"""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from . import front_cache, page_changes
from .change_news import hearing, spread
from .public_pages import KEPT_FOR
from .remembered import memory
from .shelf import Shelf

MOST_BYTES = 64 * 1024 * 1024
MOST_KNOWN = 20_000
OK = 200
WAITS = 2  # the page may have changed while it was made
NOT_IN_304 = {b"content-length", b"content-type"}
Headers = list[tuple[bytes, bytes]]
Key = tuple[Any, ...]
Passes = Callable[[dict[str, Any]], bool]


@dataclass(frozen=True)
class Kept:
    """One page: what is sent, and what it shows."""

    headers: Headers
    body: bytes
    tag: bytes
    marks: frozenset[str]
    until: float
    short: Headers = field(default_factory=list)  # what goes with a 304

    @property
    def weight(self) -> int:
        """How many bytes it has."""
        return len(self.body)


class KeptPages:
    """Wraps the ASGI application of the framework. What `passes` names is answered by that alone."""

    def __init__(self, app: Any, shelf: Shelf | None = None, *, passes: Passes | None = None) -> None:
        self.app, self.shelf, self._passes = app, shelf or Shelf(MOST_BYTES), passes or _none
        self._begun: dict[Key, asyncio.Event] = {}
        self._is_kept: dict[Key, bool] = {}  # how it was the last time
        self._hearing = hearing()
        if not settings.PAGES_KEPT_BY_MANY and spread in page_changes.listeners:
            page_changes.listeners.remove(spread)  # this is the one server: nobody else keeps pages
        page_changes.listeners.append(self.shelf.forget)

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        """Answers with the kept page; else the first who asks makes it, and who asks meanwhile waits."""
        key = _key(scope)
        if key is None or self._passes(scope):
            await self.app(scope, receive, send)
            return
        if self._hearing.is_due:
            await self._hear()
        kept = self.shelf.get(key)
        for _time in range(WAITS):
            if kept is None and key in self._begun and self._is_worth_waiting(key, scope):
                await self._begun[key].wait()
                kept = self.shelf.get(key)
        if kept is not None:
            await _answer(kept, scope, send)
        elif scope["method"] == "GET":
            await self._make(key, scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _hear(self) -> None:
        if self._hearing.is_slow:
            await asyncio.to_thread(self._hearing.look, self._forget)
        else:
            self._hearing.look(self._forget)

    def _forget(self, marks: frozenset[str]) -> None:
        """What pages are made of goes first: a page that is made meanwhile shows nothing old."""
        memory.forget(marks)
        self.shelf.forget(marks)

    def _is_worth_waiting(self, key: Key, scope: dict[str, Any]) -> bool:
        """As it was the last time. Before the first, those who are signed in do not wait for each other."""
        known = self._is_kept.get(key)
        signed_in = settings.SESSION_COOKIE_NAME.encode() + b"="
        return signed_in not in _header(scope, b"cookie") if known is None else known

    async def _make(self, key: Key, scope: dict[str, Any], receive: Any, send: Any) -> None:
        mine = self._begun.setdefault(key, asyncio.Event())
        began, parts = self.shelf.moment, _Parts(send)
        whole = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"if-none-match"]}
        try:
            with page_changes.noting() as noted:
                await self.app(whole, receive, parts)
            kept = _kept(parts, noted)
            self._remember(key, parts, kept is not None)
            if kept is not None:
                self.shelf.put(key, kept, began)
        finally:
            if self._begun.get(key) is mine:
                del self._begun[key]
            mine.set()
        if kept is not None:
            await _answer(kept, scope, send)
        else:
            await parts.send_on()

    def _remember(self, key: Key, parts: "_Parts", is_kept: bool) -> None:
        if len(self._is_kept) > MOST_KNOWN:
            self._is_kept.clear()
        if parts.start.get("status") == OK:
            self._is_kept[key] = is_kept


class _Parts:
    """Holds an answer back until it is known whether it is kept; one that is not goes on its way at once."""

    def __init__(self, send: Any) -> None:
        self.start: dict[str, Any] = {}
        self.body: list[dict[str, Any]] = []
        self._send, self._is_open = send, False

    async def __call__(self, message: dict[str, Any]) -> None:
        if self._is_open:
            await self._send(message)
        elif message["type"] == "http.response.start":
            self.start = message
            if not _is_shared(message):
                await self._open()
        else:
            self.body.append(message)
            if message.get("more_body"):
                await self._open()

    async def _open(self) -> None:
        self._is_open = True
        await self._send(self.start)
        for part in self.body:
            await self._send(part)

    async def send_on(self) -> None:
        """Sends what was held back."""
        if not self._is_open and self.start:
            await self._open()

    @property
    def is_held(self) -> bool:
        """Whether the whole answer is here and nothing of it was sent."""
        return not self._is_open and len(self.body) == 1


def _kept(parts: _Parts, noted: page_changes.Noted) -> Kept | None:
    if not parts.is_held or not noted.is_whole:
        return None
    headers: Headers = [(bytes(name).lower(), bytes(value)) for name, value in parts.start["headers"]]
    headers += front_cache.header(noted.marks)
    short = [pair for pair in headers if pair[0] not in NOT_IN_304]
    body, tag = bytes(parts.body[0].get("body", b"")), dict(headers)[b"etag"]
    until = min(time.monotonic() + KEPT_FOR, noted.until)
    return Kept(headers, body, tag, frozenset(noted.marks), until, short)


def _is_shared(start: dict[str, Any]) -> bool:
    headers = {bytes(name).lower(): bytes(value).lower() for name, value in start["headers"]}
    return (
        start["status"] == OK
        and headers.get(b"cache-control", b"").startswith(b"public")
        and headers.get(b"content-type", b"").startswith(b"text/html")
        and b"etag" in headers
        and b"set-cookie" not in headers
        and b"cookie" not in headers.get(b"vary", b"")
    )


async def _answer(kept: Kept, scope: dict[str, Any], send: Any) -> None:
    if kept.tag in _header(scope, b"if-none-match"):
        await send({"type": "http.response.start", "status": 304, "headers": kept.short})
        await send({"type": "http.response.body", "body": b""})
        return
    await send({"type": "http.response.start", "status": 200, "headers": kept.headers})
    await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else kept.body})


def _none(_scope: dict[str, Any]) -> bool:
    return False


def _key(scope: dict[str, Any]) -> Key | None:
    """What tells one page from another: its address, as the browser and whoever stands before us say it."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return None
    query = scope["query_string"]
    if query and not (query[:5] == b"page=" and query[5:].isdigit() and len(query) < 12):
        return None
    return (
        scope.get("scheme"),
        scope["path"],
        query,
        _header(scope, b"host"),
        _header(scope, b"x-forwarded-proto"),
    )


def _header(scope: dict[str, Any], name: bytes) -> bytes:
    return b", ".join(value for key, value in scope["headers"] if key == name)
