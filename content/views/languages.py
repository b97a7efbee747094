"""The other languages of a page that is no Wagtail page."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation


def language_links(view_name: str, *args: Any, query: str = "") -> list[dict[str, Any]]:
    """The same view in each language, for the language switch."""
    here = translation.get_language()
    links = []
    for code, name in settings.LANGUAGES:
        with translation.override(code):
            href = reverse(view_name, args=args) + (f"?{query}" if query else "")
        links.append({"code": code, "name": name, "href": href, "current": code == here})
    return links
