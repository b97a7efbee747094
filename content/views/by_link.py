"""A door for whoever holds a link: nobody keeps or finds its pages, and none of them sets a cookie."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from portal.kit import refusals
from portal.kit.public_forms import is_too_fast

View = Callable[..., HttpResponseBase]
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow",
    "Referrer-Policy": "no-referrer",
}


def by_link(*, name: str, a_minute: int, refused: type[Exception], gone: str) -> Callable[[View], View]:
    """The view for a link: `gone` is the page of one that opens nothing, told by the exception `refused`.

    The key in the address is the token: whoever does not know it can send no form here. One address comes in
    at most `a_minute` times in a minute.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, key: str, **kwargs: Any) -> HttpResponseBase:
            if is_too_fast(request, name, a_minute):
                return _unseen(refusals.too_many(request))
            try:
                return _unseen(view(request, key, **kwargs))
            except refused:
                return _unseen(render(request, gone, status=404))
            except Http404:
                return _unseen(HttpResponse(status=404))

        return csrf_exempt(guarded)

    return decorate


def _unseen(response: HttpResponseBase) -> HttpResponseBase:
    for header, value in HEADERS.items():
        response.headers[header] = value
    # The address holds the key: it is not written into the log of refused requests.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response
