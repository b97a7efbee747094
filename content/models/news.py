"""News: by editors, or by somebody who tells it under their own byline."""

import datetime
from collections.abc import Callable, Hashable
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length, Substr, TruncDate
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.search import index

from portal.kit.remembered import remembered

from .public import PublicPage, list_panels, page_of
from .stories import StoryPage, TellablePage
from .twins import beside

NEWS_A_PAGE = 15
Row = tuple[datetime.date, int, bool]  # the day, the page's number, whether a storyteller tells it


class NewsPage(TellablePage):
    """One news item. With a storyteller the consent guard holds; without one editors publish freely."""

    date = models.DateField(_("Day"), default=timezone.localdate, help_text=_("The day that readers see."))

    shown_order: ClassVar[tuple[str, ...]] = ("-date", "-pk")
    template = "content/news.html"
    parent_page_types: ClassVar[list[str]] = ["content.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [
        HelpPanel(content=_("Tell the most important thing first. Short sentences help.")),
        *TellablePage.content_panels,
        FieldPanel("date"),
    ]
    promote_panels = [FieldPanel("slug")]
    search_fields = [*TellablePage.search_fields, index.FilterField("date")]
    page_description = _("One piece of news.")

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")


class NewsIndexPage(PublicPage):
    """All news of one language, the newest first."""

    intro = models.TextField(
        _("Introduction"), max_length=300, blank=True, help_text=_("One or two short sentences.")
    )

    is_shared = False
    template = "content/news_index.html"
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["content.NewsPage", "content.StoryPage"]
    content_panels = list_panels(PublicPage)
    page_description = _("The list of news. One for each language.")

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page of the list."""
        things = page_of(NewsRows(self.locale_id), request, NEWS_A_PAGE)
        return {**super().get_context(request, *args, **kwargs), "news": things}


class News:
    """The news of one language that the public may see, newest first: the house's and those of storytellers.

    Two tables in one order: it is counted and cut like a list, and only what is cut out is fetched whole.
    Of each table no more rows are asked for than the part could hold.
    """

    def __init__(self, *, locale_id: int) -> None:
        self._news = NewsPage.shown().filter(beside(locale_id))
        self._told = StoryPage.shown().filter(told_among_news(), beside(locale_id))

    def __len__(self) -> int:
        return int(self._news.count() + self._told.count())

    def __getitem__(self, part: slice) -> list[TellablePage]:
        rows = self.rows(part.stop)[part]
        wanted: list[tuple[QuerySet[Any], bool]] = [(self._news, False), (self._told, True)]
        found = {
            (page.pk, told): page
            for pages, told in wanted
            for page in pages.filter(pk__in=[number for _day, number, is_told in rows if is_told is told])
        }
        return [found[number, told] for _day, number, told in rows if (number, told) in found]

    def rows(self, most: int | None) -> list[Row]:
        news = [(day, number, False) for day, number in self._news.values_list("date", "pk")[:most]]
        told = self._told.annotate(day=TruncDate("first_published_at")).order_by("-day", "-pk")
        days = [(day, number, True) for day, number in told.values_list("day", "pk")[:most]]
        return sorted([*news, *days], reverse=True)


class NewsRows:
    """Which news those are: a row for each, without the pages. Known from one answer to the next."""

    def __init__(self, locale_id: int) -> None:
        self._locale_id = locale_id

    def __len__(self) -> int:
        return remembered(("how much news", self._locale_id), lambda: len(self._news))

    def __getitem__(self, part: slice) -> list[Row]:
        key = ("news", self._locale_id, part.start, part.stop)
        return remembered(key, lambda: self._news.rows(part.stop)[part])

    @property
    def _news(self) -> News:
        return News(locale_id=self._locale_id)


class StoryNumbers:
    """The numbers of stories that a list shows, in its order. Known from one answer to the next.

    `pages` gives the stories of the list that is called `name`.
    """

    def __init__(self, name: Hashable, pages: Callable[[], Any]) -> None:
        self._name, self._pages = name, pages

    def __len__(self) -> int:
        return remembered(("how many stories", self._name), lambda: int(self._pages().count()))

    def __getitem__(self, part: slice) -> list[int]:
        key = ("stories", self._name, part.start, part.stop)
        return remembered(key, lambda: list(self._pages().values_list("pk", flat=True)[part]))


def story_numbers(locale_id: int) -> StoryNumbers:
    """Those of one language, newest first, less what is told as news."""
    return StoryNumbers(locale_id, lambda: shown_stories(locale_id))


def told_among_news() -> Q:
    """For querysets of pages: they stand in a list of news."""
    above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - NewsIndexPage.steplen)
    return Q(Exists(NewsIndexPage.objects.filter(path=above)))


def shown_stories(locale_id: int) -> Any:
    """The stories of one language that the public may see, newest first, less what is told as news."""
    return StoryPage.shown().filter(beside(locale_id)).exclude(told_among_news())
