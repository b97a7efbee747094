"""Feeds: the newest news, stories and coming events of one language, for programs that tell what is new."""

import datetime
import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils import timezone, translation
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.models import Page

from portal.kit.public_pages import public_page

from .event_reads import newest_coming, when_in_words
from .feed_paths import FORMATS, feed_name, feed_path
from .feed_writers import Atom, Rss
from .json_feed import JsonFeed
from .models.public import absolute
from .queries import newest_news, newest_stories, section_urls

HOW_MANY = 20
WRITERS = {"rss": Rss, "atom": Atom, "json": JsonFeed}


# Not even escaped may these stand in XML: one heading with such a sign, pasted, would end the whole feed.
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def in_xml(words: str) -> str:
    """The words without the signs that XML cannot hold."""
    return NOT_IN_XML.sub(" ", words)


class NewestPages(Feed):
    """The newest pages of one kind. What is taken back leaves the feed at the same moment."""

    section = ""
    form = "rss"

    def get_object(self, request: HttpRequest) -> str:
        """A feed belongs to the language of its address."""
        return translation.get_language() or "fi"

    def link(self, language: str) -> str:
        """Where people read the same."""
        return absolute(section_urls(language).get(self.section, f"/{language}/"))

    def feed_url(self, language: str) -> str:
        """Where the feed is."""
        return absolute(f"/{language}/{feed_path(self.section, self.form)}")

    def author_name(self, language: str) -> str:
        """Who keeps the site."""
        return settings.ORGANISATION or settings.SITE_NAME

    def subtitle(self, language: str) -> str:
        """What Atom calls the description."""
        return self.description(language)

    def description(self, language: str) -> str:
        """What the feed holds."""
        raise NotImplementedError

    def item_title(self, item: Page) -> str:
        """The heading."""
        return in_xml(item.title)

    def item_description(self, item: Any) -> str:
        """The summary, as plain text."""
        return self.printed(item.summary)

    def printed(self, words: str) -> str:
        """Plain words as this form carries them: RSS and Atom are read as HTML, so a "<" must stay a "<"."""
        return in_xml(words) if self.form == "json" else escape(in_xml(words))

    def item_link(self, item: Page) -> str:
        """The whole address."""
        return absolute(item.url)

    def item_author_name(self, item: Any) -> str | None:
        """The byline that the storyteller chose."""
        return in_xml(item.byline) or None

    def item_pubdate(self, item: Page) -> datetime.datetime | None:
        """When it became public."""
        return item.first_published_at

    def item_updateddate(self, item: Page) -> datetime.datetime | None:
        """When its words changed last."""
        return item.last_published_at or self.item_pubdate(item)


class NewsFeed(NewestPages):
    """The newest news."""

    section = "news"

    def title(self, language: str) -> str:
        """The name of the feed."""
        return _("Oma ääni: news")

    def description(self, language: str) -> str:
        """What the feed holds."""
        return _("The newest news, in plain language.")

    def items(self, language: str) -> Iterable[Page]:
        """The news."""
        return newest_news(language, HOW_MANY)

    def item_pubdate(self, item: Any) -> datetime.datetime:
        """The day that readers see."""
        return timezone.make_aware(datetime.datetime.combine(item.date, datetime.time(9)))


class StoryFeed(NewestPages):
    """The newest stories."""

    section = "stories"

    def title(self, language: str) -> str:
        """The name of the feed."""
        return _("Oma ääni: stories")

    def description(self, language: str) -> str:
        """What the feed holds."""
        return _("The newest stories that people tell themselves.")

    def items(self, language: str) -> Iterable[Page]:
        """The stories."""
        return newest_stories(language, HOW_MANY)


class EventFeed(NewestPages):
    """The events that are still to come, the one told last first."""

    section = "events"

    def title(self, language: str) -> str:
        """The name of the feed."""
        return _("Oma ääni: events")

    def description(self, language: str) -> str:
        """What the feed holds."""
        return _("Events that are coming.")

    def items(self, language: str) -> Iterable[Page]:
        """The events."""
        return newest_coming(language, HOW_MANY)

    def item_description(self, item: Any) -> str:
        """When, where, and in short."""
        event = item.event
        called_off = _("This event is called off.") if event.is_called_off else ""
        parts = (called_off, when_in_words(event), event.place_in_words, item.summary)
        return self.printed("\n".join(part for part in parts if part))

    def item_author_name(self, item: Any) -> str | None:
        """Who holds it."""
        return in_xml(item.event.organiser) or None

    def item_updateddate(self, item: Any) -> datetime.datetime:
        """When its words, days or place changed last."""
        moments = (item.first_published_at, item.last_published_at, item.event.changed_at)
        return max(moment for moment in moments if moment)


def feed_urls() -> list[URLPattern]:
    """Every feed in every format, under a language."""
    kinds = (NewsFeed, StoryFeed, EventFeed)
    return [_address(kind, form) for kind in kinds for form in FORMATS]


def _address(kind: type[NewestPages], form: str) -> URLPattern:
    view = public_page(_in_format(kind, form))
    return path(feed_path(kind.section, form), view, name=feed_name(kind.section, form))


def _in_format(kind: type[NewestPages], form: str) -> NewestPages:
    made = kind()
    made.form, made.feed_type = form, WRITERS[form]
    return made
