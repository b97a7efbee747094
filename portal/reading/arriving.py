"""Who turned easy Finnish on and arrives at a Finnish address comes to the same page in easy Finnish.

Pages are the same bytes for everybody: so it is decided before a kept page is looked for, by the address.
Only an arrival turns: from the address bar, a bookmark, a mail, another site. Who presses a link to a
Finnish page on our own pages wants that page, for instance "Read in ordinary Finnish".
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, parse_cookie
from django.utils.cache import patch_vary_headers
from wagtail.models import Page

from portal.kit.languages import EASY, FINNISH, easy_address

from . import choices

READS = ("GET", "HEAD")


def turns(method: str, path: str, headers: Mapping[str, str]) -> bool:
    """Whether this request is such an arrival. `headers` by their names in small letters. Pure."""
    return (
        method in READS
        and path.startswith(f"/{FINNISH}/")
        and "easy" in headers.get("cookie", "")  # nearly nobody has more to be looked at
        and _is_for_a_person(headers)
        and not _is_from_our_page(headers)
        and choices.read(parse_cookie(headers["cookie"]).get(choices.COOKIE, ""))["easy"] == "yes"
    )


def scope_turns(scope: Mapping[str, Any]) -> bool:
    """The same for a request of ASGI: then no kept page is the answer."""
    if scope["type"] != "http" or not scope["path"].startswith(f"/{FINNISH}/"):
        return False
    headers = {name.decode("latin-1").lower(): said.decode("latin-1") for name, said in scope["headers"]}
    return turns(scope["method"], scope["path"], headers)


class EasyArrivalMiddleware:
    """Leads such an arrival to the easy address. The answer is theirs alone: no cache keeps it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        headers = {name.lower(): said for name, said in request.headers.items()}
        if not turns(request.method or "", request.path_info, headers) or not _has_easy_home():
            return self.get_response(request)
        response = HttpResponseRedirect(easy_address(request.get_full_path()))
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["Content-Language"] = EASY
        patch_vary_headers(response, ["Cookie", "Referer"])
        return response


def _has_easy_home() -> bool:
    """A site may be set up without easy Finnish. Then nobody is led there."""
    return Page.objects.live().filter(depth=2, locale__language_code=EASY).exists()


def _is_for_a_person(headers: Mapping[str, str]) -> bool:
    """A page that is opened; not what a script or a reader of feeds fetches."""
    accepts = headers.get("accept", "*/*")
    is_page = "text/html" in accepts or "*/*" in accepts
    return is_page and headers.get("sec-fetch-mode", "navigate") == "navigate"


def _is_from_our_page(headers: Mapping[str, str]) -> bool:
    """By the address of the page before. A typed address, a mail and most other sites give none."""
    came_from, host = headers.get("referer", "").split("/"), headers.get("host", "")
    return bool(host) and came_from[2:3] == [host]
