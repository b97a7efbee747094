"""Search over the public pages of one language."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.http import urlencode

from content.models.consents import only_covered
from content.queries import SEARCH_LENGTH, searched
from portal.kit.public_pages import public_page
from portal.kit.text import plain

from .languages import language_links

RESULTS_A_PAGE = 10


@public_page
def search(request: HttpRequest) -> HttpResponse:
    """What was found, ten at a time, each with its kind."""
    words = plain(request.GET.get("q", ""), max_length=SEARCH_LENGTH)
    results = (
        Paginator(searched(words, translation.get_language() or "fi"), RESULTS_A_PAGE) if words else None
    )
    page = results.get_page(request.GET.get("page")) if results else None
    found = [thing.specific for thing in only_covered(page)] if page else []
    context = {
        "words": words,
        "results": page,
        "found": found,
        "total": results.count if results else 0,
        "query": urlencode({"q": words}) + "&",
        "language_links": language_links("content:search", query=urlencode({"q": words}) if words else ""),
    }
    return render(request, "content/search.html", context)
