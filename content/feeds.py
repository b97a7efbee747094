"""Feeds: the newest news and stories of one language."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.models import Page

from .models.public import absolute
from .queries import newest_news, newest_stories, section_urls

HOW_MANY = 20


class _NewestPages(Feed):
    """The newest pages of one kind. What is taken back leaves the feed at the same moment."""

    section = ""
    feed_path = ""

    def get_object(self, request: HttpRequest) -> str:
        """A feed belongs to the language of its address."""
        return translation.get_language() or "fi"

    def link(self, language: str) -> str:
        """Where people read the same."""
        return absolute(section_urls(language).get(self.section, f"/{language}/"))

    def feed_url(self, language: str) -> str:
        """Where the feed is."""
        return absolute(f"/{language}/{self.feed_path}")

    def item_title(self, item: Page) -> str:
        """The heading."""
        return item.title

    def item_description(self, item: Any) -> str:
        """The summary, as plain text."""
        return item.summary

    def item_link(self, item: Page) -> str:
        """The whole address."""
        return absolute(item.url)

    def item_author_name(self, item: Any) -> str | None:
        """The byline that the storyteller chose."""
        return item.byline or None

    def item_pubdate(self, item: Page) -> datetime.datetime | None:
        """When it became public."""
        return item.first_published_at


class NewsFeed(_NewestPages):
    """The newest news."""

    section, feed_path = "news", "feed/"

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


class StoryFeed(_NewestPages):
    """The newest stories."""

    section, feed_path = "stories", "feed/stories/"

    def title(self, language: str) -> str:
        """The name of the feed."""
        return _("Oma ääni: stories")

    def description(self, language: str) -> str:
        """What the feed holds."""
        return _("The newest stories that people tell themselves.")

    def items(self, language: str) -> Iterable[Page]:
        """The stories."""
        return newest_stories(language, HOW_MANY)
