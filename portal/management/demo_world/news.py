"""News by the media team: no storyteller, so editors publish freely."""

from typing import Any

from django.db import transaction

from content.models import NewsIndexPage, NewsPage

from .frame import add
from .links import with_links
from .texts import blocks_without_lists, lines, morning_of, told


@transaction.atomic
def build() -> str | None:
    """Each news item in the languages it is written in, oldest first."""
    if NewsPage.objects.exists():
        return None
    items = sorted(told("news")["news"], key=lambda item: item["date"])
    for item in items:
        for language, text in item["texts"].items():
            index = NewsIndexPage.objects.get(locale__language_code=language)
            add(index, _page(item, text, language), language=language, key=item["key"])
    return f"{len(items)} pieces of news are out."


def _page(item: dict[str, Any], text: dict[str, Any], language: str) -> NewsPage:
    return NewsPage(
        title=text["title"],
        slug=item["key"],
        date=item["date"],
        first_published_at=morning_of(item["date"]),
        summary=lines(text["summary"]),
        body=with_links(blocks_without_lists(text["body"]), language),
    )
