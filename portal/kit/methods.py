"""Which methods of HTTP are answered at all, and in which letters."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

KNOWN = ("GET", "HEAD", "POST", "OPTIONS")  # all that a page or a form of ours, or of the CMS, ever sends


class KnownMethodsMiddleware:
    """Turns away the others (TRACE, PUT, PROPFIND and so on) before any page is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request) if request.method in KNOWN else HttpResponseNotAllowed(KNOWN)


class OneEncodingMiddleware:
    """Turns away what says that it is written in anything but UTF-8, which every browser sends.

    The framework does so with plain forms, but would read those with files in whatever is said: some of its
    codecs are no encodings of text and fail.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if (request.encoding or "utf-8").lower().replace("-", "") != "utf8":
            raise BadRequest("Not written in UTF-8.")
        return self.get_response(request)
