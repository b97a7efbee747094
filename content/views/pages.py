"""The door to the pages of the CMS: the whole answer is written here, and asks for each thing once."""

from django.http import HttpRequest, HttpResponse
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from portal.kit.one_answer import one_answer
from portal.kit.public_pages import READS, written

from ..queries import gather, page_at


def page(request: HttpRequest, path: str) -> HttpResponse:
    """The page at an address, found the short way where there is one. Wagtail serves it."""
    if request.method not in READS:
        return serve(request, path)
    with one_answer():
        found = page_at(path)
        if found is not None:
            request._wagtail_route_for_request = RouteResult(found)  # type: ignore[attr-defined]  # its own name
            gather(found)
        return written(serve(request, path))
