"""What every template knows about language, without asking who reads."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import translation


def language(request: HttpRequest) -> dict[str, Any]:
    """The language of the page, the languages of the house, and this address in each of them."""
    return {
        "LANGUAGE_CODE": translation.get_language(),
        "LANGUAGES": settings.LANGUAGES,
        "DEMO": settings.DEMO,
        "languages_here": languages_here(request),
    }


def languages_here(request: HttpRequest) -> list[dict[str, Any]]:
    """This page's address in each language; empty for pages of the CMS, which know their own."""
    match = request.resolver_match
    now = translation.get_language()
    if match is None or match.view_name == "wagtail_serve" or not request.path.startswith(f"/{now}/"):
        return []
    rest = request.get_full_path().removeprefix(f"/{now}/")
    return [
        {"code": code, "name": name, "href": f"/{code}/{rest}", "current": code == now}
        for code, name in settings.LANGUAGES
    ]
