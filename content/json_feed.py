"""JSON Feed 1.1 (jsonfeed.org), written by Django's own machine for feeds."""

import json
from typing import Any

from django.utils.feedgenerator import SyndicationFeed

VERSION = "https://jsonfeed.org/version/1.1"


class JsonFeed(SyndicationFeed):
    """A feed that programs read without XML."""

    content_type = "application/feed+json; charset=utf-8"

    def write(self, outfile: Any, encoding: str) -> None:
        """Writes the whole feed; what is empty is left out."""
        told = {
            "version": VERSION,
            "title": self.feed["title"],
            "home_page_url": self.feed["link"],
            "feed_url": self.feed["feed_url"],
            "description": self.feed["description"],
            "language": self.feed["language"],
            "authors": _authors(self.feed),
        }
        told = {name: value for name, value in told.items() if value}
        words = json.dumps({**told, "items": [_item(each) for each in self.items]}, ensure_ascii=False)
        outfile.write(words.encode(encoding))


def _item(item: dict[str, Any]) -> dict[str, Any]:
    told = {
        "id": item["unique_id"] or item["link"],
        "url": item["link"],
        "title": item["title"],
        "date_published": item["pubdate"] and item["pubdate"].isoformat(),
        "date_modified": item["updateddate"] and item["updateddate"].isoformat(),
        "authors": _authors(item),
    }
    words = {"content_text": item["description"] or item["title"]}
    return {name: value for name, value in told.items() if value} | words


def _authors(known: dict[str, Any]) -> list[dict[str, str]]:
    return [{"name": known["author_name"]}] if known.get("author_name") else []
