"""Choices about reading, kept beyond one browser: here it is said what was chosen, an account keeps it."""

from collections.abc import Callable

from django.dispatch import Signal
from django.http import HttpRequest, HttpResponse

from . import choices

A_YEAR = 365 * 24 * 3600

# Sent with `person` (nobody too) and `cookie` after each choice.
chosen = Signal()


def bring_back(request: HttpRequest, cookie: str) -> None:
    """The answer to this request brings the choices that were kept, where the browser has none of its own."""
    if cookie and choices.COOKIE not in request.COOKIES:
        request.reading_kept = cookie  # type: ignore[attr-defined]


def set_cookie(request: HttpRequest, response: HttpResponse, cookie: str) -> None:
    """Writes the choices into the browser; away with the cookie when nothing is chosen."""
    if cookie:
        secure = request.is_secure()
        response.set_cookie(
            choices.COOKIE, cookie, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax"
        )
    else:
        response.delete_cookie(choices.COOKIE, samesite="Lax")


class KeptReadingMiddleware:
    """Puts what `bring_back` asked for into the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if kept := getattr(request, "reading_kept", ""):
            set_cookie(request, response, kept)
        return response
