"""Sockets are opened by our own pages only: another page of the same browser would carry the same cookie."""

import re
from collections.abc import Coroutine
from typing import Any

from django.conf import settings
from django.http.request import validate_host
from django.utils.http import is_same_domain

ORIGIN = re.compile(r"(https?)://([a-z0-9.\-]+|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?", re.ASCII)
HOST = re.compile(r"([a-z0-9.\-]+|\[[0-9a-f:.]+\])(?::([0-9]{1,5}))?", re.ASCII)
PORTS = {"http": 80, "https": 443}


class SameOrigin:
    """Wraps an ASGI application: a socket whose Origin is not the address it was opened at is refused."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        if is_same_origin(scope):
            # What stands between here and the socket looks at each frame, and keeps its copy of the scope,
            # its session and its person to the end; it need not. It opens the socket, which lives on here.
            lives: list[Coroutine[Any, Any, None]] = []
            await self.app({**scope, "live.send": send, "live.lives": lives}, receive, send)
            while lives:
                await lives.pop()
        else:
            await receive()
            await send({"type": "websocket.close"})


async def no_socket(scope: dict[str, Any], receive: Any, send: Any) -> None:
    """Answers at an address where there is no socket: 404 where the server can say so, else 403."""
    await receive()
    if "websocket.http.response" in scope.get("extensions", {}):
        await send({"type": "websocket.http.response.start", "status": 404, "headers": []})
        await send({"type": "websocket.http.response.body", "body": b""})
    else:
        await send({"type": "websocket.close"})


def is_same_origin(scope: dict[str, Any]) -> bool:
    """Whether Origin names the scheme, host and port of the request itself, or an origin of the settings.

    Said twice, not said at all, or said oddly counts as no; so does a host that is not ours.
    """
    origin, host = _only(scope, b"origin"), _only(scope, b"host")
    ours = HOST.fullmatch(host)
    theirs = ORIGIN.fullmatch(origin)
    if not ours or not theirs or not validate_host(theirs[2], settings.ALLOWED_HOSTS):
        return False
    scheme = "https" if _is_secure(scope) else "http"
    here = (scheme, ours[1], int(ours[2] or PORTS[scheme]))
    there = (theirs[1], theirs[2], int(theirs[3] or PORTS[theirs[1]]))
    return here == there or any(_is_trusted(origin, trusted) for trusted in settings.CSRF_TRUSTED_ORIGINS)


def _only(scope: dict[str, Any], name: bytes) -> str:
    values = [value.decode("latin-1").lower() for key, value in scope["headers"] if key == name]
    return values[0] if len(values) == 1 else ""


def _is_secure(scope: dict[str, Any]) -> bool:
    """TLS here, or in front of here where the settings believe the proxy."""
    if scope.get("scheme") in {"wss", "https"}:
        return True
    if settings.SECURE_PROXY_SSL_HEADER is None:
        return False
    header, value = settings.SECURE_PROXY_SSL_HEADER
    name = header.removeprefix("HTTP_").replace("_", "-").lower().encode()
    return _only(scope, name).split(",")[0].strip() == value


def _is_trusted(origin: str, trusted: str) -> bool:
    """As Django reads CSRF_TRUSTED_ORIGINS: whole, or with a star for what stands before the domain."""
    scheme, _separator, domain = trusted.lower().partition("://")
    if not domain.startswith("*"):
        return origin == trusted.lower()
    asked_scheme, _separator, asked = origin.partition("://")
    return asked_scheme == scheme and is_same_domain(asked, domain.removeprefix("*"))
