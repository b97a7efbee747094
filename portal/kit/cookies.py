"""Cookies that we never made are not looked at."""

import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

SHAPES = {
    settings.SESSION_COOKIE_NAME: re.compile(r"[a-z0-9]{32}", re.ASCII),
    settings.CSRF_COOKIE_NAME: re.compile(r"[A-Za-z0-9]{32}|[A-Za-z0-9]{64}", re.ASCII),
}


class OwnCookiesMiddleware:
    """Takes a session or a token that cannot be ours out of the request, before anybody reads it.

    Django would answer a bad one with a new cookie or with its end, also on a page that all readers share;
    and PostgreSQL stops at a session whose name holds a NUL.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        for name, shape in SHAPES.items():
            if not shape.fullmatch(request.COOKIES.get(name, "")):
                request.COOKIES.pop(name, None)
        return self.get_response(request)


class OwnCookies:
    """The same for sockets: wraps an ASGI application that reads `cookies` from its scope."""

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        cookies = {
            name: value
            for name, value in scope["cookies"].items()
            if name not in SHAPES or SHAPES[name].fullmatch(value)
        }
        await self.app({**scope, "cookies": cookies}, receive, send)
