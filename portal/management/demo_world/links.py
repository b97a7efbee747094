"""Links in the texts of the demo world: `link` of a body names a trial, or the form with which one writes."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html

from content.models import TrialPage


def with_links(body: Iterable[tuple[str, Any]], language: str) -> list[tuple[str, Any]]:
    """The blocks of a page, each link a paragraph of its own in that language."""
    return [_told(kind, value, language) for kind, value in body]


def _told(kind: str, value: Any, language: str) -> tuple[str, Any]:
    return ("paragraph", _link(value, language)) if kind == "link" else (kind, value)


def _link(link: dict[str, str], language: str) -> str:
    if "trial" in link:
        trial = TrialPage.objects.get(slug=link["trial"], locale__language_code=language)
        return format_html('<p><a linktype="page" id="{}">{}</a></p>', trial.pk, link["words"])
    with translation.override(language):
        return format_html('<p><a href="{}">{}</a></p>', reverse(link["form"]), link["words"])
