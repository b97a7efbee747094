"""Pages that tell somebody's story, and the guard that stands in front of them."""

from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager
from wagtail.query import PageQuerySet
from wagtail.search import index

from ..blocks.body import BodyBlock
from .consents import is_covered, with_standing_consent
from .public import PublicPage

SUMMARY_LENGTH = 400


class TellableQuerySet(PageQuerySet):
    """Pages that may tell somebody's story. After `shown()` it yields only what the public may see."""

    _asks_consent = False

    def shown(self) -> "TellableQuerySet":
        """Live pages that the public may see, newest first.

        The query asks for a standing consent. As the rows come, each is compared with its digest:
        that also notices a row changed behind the models' back.
        """
        free = models.Q(pk__in=[]) if self.model.always_needs_consent else models.Q(storyteller=None, consents=None)
        covered = self.live().filter(free | models.Q(with_standing_consent())).order_by(*self.model.shown_order)
        covered._asks_consent = True
        return covered

    def _clone(self) -> Any:
        clone = super()._clone()
        clone._asks_consent = self._asks_consent
        return clone

    def _fetch_all(self) -> None:
        fresh = self._result_cache is None
        super()._fetch_all()
        if fresh and self._asks_consent:
            self._result_cache = [
                page for page in self._result_cache if not isinstance(page, PublicPage) or is_covered(page)
            ]


TellableManager = PageManager.from_queryset(TellableQuerySet)


class TellablePage(PublicPage):
    """A page that may tell somebody's story. With a storyteller it is public only by their yes."""

    always_needs_consent: ClassVar[bool] = False
    shown_order: ClassVar[tuple[str, ...]] = ("-first_published_at", "-pk")

    storyteller = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("storyteller"),
        related_name="%(class)s_told",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
    )
    byline = models.CharField(_("byline"), max_length=80, blank=True)
    summary = models.TextField(_("summary"), blank=True, validators=[MaxLengthValidator(SUMMARY_LENGTH)])
    body = StreamField(BodyBlock(required=False), verbose_name=_("text"), blank=True)

    objects = TellableManager()

    search_fields: ClassVar[list[Any]] = [
        *PublicPage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("byline"),
        index.FilterField("storyteller"),
    ]
    content_panels: ClassVar[list[Any]] = [
        *PublicPage.content_panels,
        FieldPanel("byline", read_only=True),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    class Meta:
        abstract = True

    @classmethod
    def shown(cls) -> TellableQuerySet:
        """The pages of this kind that the public may see, newest first."""
        return cls.objects.shown()


class StoryPage(TellablePage):
    """A story. It always has a storyteller, and is public only by their yes."""

    always_needs_consent: ClassVar[bool] = True

    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("An invented story. The page says so.")
    )
    supporters_named = models.CharField(
        _("who helped"), max_length=250, blank=True, help_text=_("Shown under the story. May be empty.")
    )

    template = "content/story.html"
    parent_page_types: ClassVar[list[str]] = ["content.StoryIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A story that somebody tells. Stories begin in the studio.")
    content_panels: ClassVar[list[Any]] = [
        *TellablePage.content_panels,
        FieldPanel("supporters_named"),
        FieldPanel("is_example"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
