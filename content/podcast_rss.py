"""RSS 2.0 with what programs for podcasts read beside it, written by Django's own machine for feeds.

The tags: podcasters.apple.com (itunes), podcastindex.org/namespace/1.0 (podcast).
"""

import uuid
from typing import Any

from .feed_writers import Rss

NAMESPACES = {
    "xmlns:itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "xmlns:podcast": "https://podcastindex.org/namespace/1.0",
}
CATEGORY, WITHIN_IT = "Society & Culture", "Personal Journals"  # of Apple's list
FEEDS = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # the namespace that podcast:guid names
# A yes is for listeners who come here for it: no catalogue lists the feed, and no other host takes it over.
KEPT_HERE = {"itunes:block": "Yes", "podcast:block": "yes", "podcast:locked": "yes"}


class PodcastRss(Rss):
    """A feed whose items are heard. The feed gives `image`; each item gives `duration` and `transcript`."""

    def rss_attributes(self) -> dict[str, str]:
        """The names that the tags below need."""
        return {**super().rss_attributes(), **NAMESPACES}

    def add_root_elements(self, handler: Any) -> None:
        """What the whole podcast is."""
        super().add_root_elements(handler)
        told = {"itunes:author": self.feed["author_name"], "itunes:type": "episodic"}
        told |= {"itunes:explicit": "false", "podcast:guid": guid_of(self.feed["feed_url"]), **KEPT_HERE}
        for name, words in told.items():
            handler.addQuickElement(name, words)
        handler.addQuickElement("itunes:image", "", {"href": self.feed["image"]})
        handler.startElement("itunes:category", {"text": CATEGORY})
        handler.addQuickElement("itunes:category", "", {"text": WITHIN_IT})
        handler.endElement("itunes:category")

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """How long one lasts, whose it is, and where its words are."""
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:duration", str(item["duration"]))
        handler.addQuickElement("itunes:explicit", "false")
        if item["author_name"]:
            handler.addQuickElement("itunes:author", item["author_name"])
        handler.addQuickElement("podcast:transcript", "", item["transcript"])


def guid_of(address: str) -> str:
    """The name that a feed keeps: UUID 5 of its address without the scheme and the last strokes."""
    return str(uuid.uuid5(FEEDS, address.partition("://")[2].rstrip("/")))
