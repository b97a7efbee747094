"""Before all pages and sockets: who asks, asks with the rights of their session. Nothing typed is lost."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from portal.live import threads
from portal.live.sockets import Close

from .devices import COOKIE, COOKIE_DAYS, note_use
from .models import User
from .session_rights import in_session, rights_wait
from .views.passkey_first import ask_for_passkey


class SessionRightsMiddleware:
    """What is refused because rights wait for a passkey says so, on a page that leads to it and back."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.user = SimpleLazyObject(lambda: in_session(get_user(request), request.session))  # type: ignore[assignment]
        response = self.get_response(request)
        if _is_page(request) and _is_refused(response) and rights_wait(request.user):
            return ask_for_passkey(request)
        return response


class DevicesMiddleware:
    """Notes once an hour that a device is used, and gives a browser its mark after its first sign-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        # A page that reads no session is the same for everybody, and leaves no trace of who read it.
        if request.session.accessed and SESSION_KEY in request.session and isinstance(request.user, User):
            note_use(request.user, request)
        if mark := getattr(request, "device_mark", ""):
            response.set_cookie(
                COOKIE,
                mark,
                max_age=COOKIE_DAYS * 24 * 60 * 60,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


class SocketRights:
    """The same for sockets: wraps an ASGI application that finds session and person in its scope.

    Where rights wait no socket stays open: what is live tells more than a page, and pages work without it.
    """

    def __init__(self, app: Any) -> None:
        self.app = app

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        person = in_session(scope["user"], scope["session"])
        if not await threads.reading(rights_wait)(person):
            await self.app(scope, receive, send)
        elif (await receive())["type"] == "websocket.connect":
            await send({"type": "websocket.accept"})
            await send({"type": "websocket.close", "code": int(Close.NO_SEAT)})


def _is_page(request: HttpRequest) -> bool:
    """A script gets the bare refusal: it keeps what was typed by itself."""
    asked_by_script = request.headers.get("X-Requested-With") == "XMLHttpRequest"
    return not asked_by_script and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"


def _is_refused(response: HttpResponse) -> bool:
    if response.status_code == HTTPStatus.FORBIDDEN:
        return True
    is_sent_on = response.status_code == HTTPStatus.FOUND
    return is_sent_on and urlsplit(response["Location"]).path == reverse("account_login")
