"""News: by editors, or by somebody who tells it under their own byline."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from .public import PublicPage, page_of
from .stories import TellablePage

NEWS_A_PAGE = 15


class NewsPage(TellablePage):
    """One news item. With a storyteller the consent guard holds; without one editors publish freely."""

    date = models.DateField(_("Day"), default=timezone.localdate, help_text=_("The day that readers see."))

    shown_order: ClassVar[tuple[str, ...]] = ("-date", "-pk")
    template = "content/news.html"
    parent_page_types: ClassVar[list[str]] = ["content.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [*TellablePage.content_panels, FieldPanel("date")]
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

    template = "content/news_index.html"
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["content.NewsPage", "content.StoryPage"]
    content_panels = [*PublicPage.content_panels, FieldPanel("intro")]
    page_description = _("The list of news. One for each language.")

    class Meta:
        verbose_name = _("list of news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page of the list."""
        things = page_of(NewsPage.shown().child_of(self), request, NEWS_A_PAGE)
        return {**super().get_context(request, *args, **kwargs), "news": things}
