"""The same pages as ours, without a word of care: a home, a list of stories, stories."""

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import Page


class PlainHome(Page):
    """The first page."""

    lead = models.TextField()
    template = "plain/home.html"

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The newest four."""
        newest = PlainStory.objects.live().public().filter(locale=self.locale).order_by("-first_published_at")
        return {**super().get_context(request, *args, **kwargs), "stories": newest[:4]}


class PlainIndex(Page):
    """The list of stories."""

    intro = models.TextField()
    template = "plain/index.html"

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Twelve stories."""
        stories = PlainStory.objects.child_of(self).live().public().order_by("-first_published_at")
        shown = Paginator(stories, 12).get_page(request.GET.get("page"))
        return {**super().get_context(request, *args, **kwargs), "stories": shown}


class PlainStory(Page):
    """One story."""

    byline = models.CharField(max_length=80)
    summary = models.TextField()
    lead = models.ForeignKey("wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+")
    body = StreamField(
        [
            ("heading", blocks.CharBlock()),
            ("paragraph", blocks.RichTextBlock()),
            ("picture", ImageChooserBlock(template="plain/picture.html")),
        ]
    )
    template = "plain/story.html"

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """And three others."""
        others = PlainStory.objects.live().public().filter(locale=self.locale).exclude(pk=self.pk)
        newest = others.order_by("-first_published_at")[:3]
        return {**super().get_context(request, *args, **kwargs), "stories": newest}
