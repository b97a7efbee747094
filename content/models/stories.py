"""Pages that tell somebody's story, and the guard that stands in front of them."""

import datetime
import logging
from collections.abc import Sequence
from typing import Any, ClassVar

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageManager, PagePermissionTester, Revision
from wagtail.query import PageQuerySet
from wagtail.search import index

from portal.kit.one_answer import announce, once

from ..blocks.body import BodyBlock
from ..held_numbers import PRINTED, lead_number
from .consents import (
    announce_pages,
    had_a_consent,
    is_covered,
    is_practice,
    needs_consent,
    with_standing_consent,
)
from .framing import private
from .planned import BY_THE_CLOCK, end_plan_if_changed, publish_on_its_day
from .public import PublicPage
from .seals import is_sealed

log = logging.getLogger("content.consent")
SUMMARY_LENGTH = 400
PAGE_FIRST = ("page_ptr", "self")


class TellableQuerySet(PageQuerySet):
    """Pages that may tell somebody's story. After `shown()` it yields only what the public may see."""

    _asks_consent = False
    _result_cache: list[Any] | None

    def shown(self) -> "TellableQuerySet":
        """Live pages that the public may see, newest first.

        The query asks for a standing consent. As the rows come, each is compared with its digest:
        that also notices a row changed behind the models' back.
        """
        kind = self.model
        may_be_seen = models.Q(with_standing_consent())
        if not kind.always_needs_consent:
            may_be_seen |= models.Q(~had_a_consent(), storyteller=None)
        pages = self.live().public().filter(may_be_seen).order_by(*kind.shown_order)
        pages._asks_consent = True
        return pages

    def private_q(self) -> models.Q:
        """What not everybody may read."""
        return private()

    def unchecked(self) -> "TellableQuerySet":
        """The rows as the query finds them: whoever takes them passes them through `only_covered`."""
        rows = self._clone()
        rows._asks_consent = False
        return rows

    def select_for_update(
        self,
        nowait: bool = False,
        skip_locked: bool = False,
        of: Sequence[str] = (),
        no_key: bool = False,
    ) -> Any:
        """Locks the page's own row first, as each save and whoever locks a bare `Page` does.

        PostgreSQL locks in the order that is named; otherwise two could wait for each other.
        """
        return super().select_for_update(nowait, skip_locked, of or PAGE_FIRST, no_key)

    def _clone(self) -> Any:
        clone = super()._clone()
        clone._asks_consent = self._asks_consent
        return clone

    def _fetch_all(self) -> None:
        fresh = self._result_cache is None
        super()._fetch_all()
        if fresh and self._asks_consent and self._result_cache is not None:
            pages = [page for page in self._result_cache if isinstance(page, PublicPage)]
            announce_pages(pages)
            announce(PRINTED, filter(None, map(lead_number, pages)))
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
        index.AutocompleteField("summary"),
        index.SearchField("body"),
        index.AutocompleteField("body"),
        index.SearchField("byline"),
        index.AutocompleteField("byline"),
        index.FilterField("storyteller"),
    ]
    content_panels: ClassVar[list[Any]] = [
        *PublicPage.content_panels,
        FieldPanel("byline", read_only=True),
        FieldPanel("summary"),
        FieldPanel("body"),
    ]

    # A storyteller would not see at their yes what is written for search engines only: there is none.
    promote_panels: ClassVar[list[Any]] = []

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The page, only as its storyteller said yes to it. To everybody else it is not there."""
        if not is_covered(self):
            log.error("page %s is live without a consent that covers it: not served", self.pk)
            raise Http404
        return super().serve(request, *args, **kwargs)

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publishes; in the run of the clock a page without its yes loses its date and stops no other."""

        def now(version: Revision) -> Any:
            with transaction.atomic():
                return super(TellablePage, self).publish(version, *args, **kwargs)

        by_the_clock = kwargs.get("log_action") == BY_THE_CLOCK
        return publish_on_its_day(self, revision, now) if by_the_clock else now(revision)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """A new version. When it says something else than what waits for its day, nothing waits any more."""
        with transaction.atomic():
            written: Revision = super().save_revision(*args, **kwargs)
            end_plan_if_changed(self, written)
        return written

    def permissions_for_user(self, user: Any) -> "TellablePermissionTester":
        """Who may do what with this page in the CMS."""
        is_closed = is_sealed(self) or is_practice(self)
        return SealedPermissionTester(user, self) if is_closed else TellablePermissionTester(user, self)

    def get_admin_display_title(self) -> str:
        """What the CMS calls the page; of a sealed one, or of practice, not even the name."""
        if is_practice(self):
            return str(_("A practice draft"))
        return str(_("A story that was taken back")) if is_sealed(self) else super().get_admin_display_title()

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Nothing for a page that the public may not see."""
        return super().get_sitemap_urls(request) if is_covered(self) else []

    @classmethod
    def get_indexed_objects(cls) -> Any:
        """Only what is public can be found: a draft of a story is nobody's to search."""
        return super().get_indexed_objects().filter(models.Q(live=True) | models.Q(storyteller=None))

    @classmethod
    def shown(cls) -> TellableQuerySet:
        """The pages of this kind that the public may see, newest first."""
        return cls.objects.shown()


class TellablePermissionTester(PagePermissionTester):
    """Sends people of the CMS back calmly where the guard would stop them."""

    def __init__(self, user: Any, page: Any) -> None:
        super().__init__(user, page)
        if is_for_its_teller_alone(user, page):
            self.permissions: set[str] = set()

    def can_publish(self) -> bool:
        """Only what the storyteller said yes to, and is not public yet."""
        if not super().can_publish():
            return False
        newest = self.page.get_latest_revision_as_object()
        return not needs_consent(newest) or (not self.page.live and is_covered(newest))

    def can_submit_for_moderation(self) -> bool:
        """Only the storyteller hands in, superusers included."""
        teller = self.page.storyteller_id
        return (teller is None or teller == self.user.pk) and super().can_submit_for_moderation()

    def can_unschedule(self) -> bool:
        """Taking a date away needs no yes."""
        return PagePermissionTester.can_publish(self)

    def can_set_view_restrictions(self) -> bool:
        """Fewer readers need no yes either."""
        return PagePermissionTester.can_publish(self)


class SealedPermissionTester(TellablePermissionTester):
    """Nobody may do anything with a sealed page or with practice in the CMS: the studio is for that."""


def _nobody(*_args: Any, **_kwargs: Any) -> bool:
    return False


for _question in dir(PagePermissionTester):
    if _question.startswith("can_"):  # each question that Wagtail has, also one that comes with a new version
        setattr(SealedPermissionTester, _question, _nobody)


def is_for_its_teller_alone(user: Any, page: Any) -> bool:
    """Whether the page is a storyteller's piece of news, and not this person's.

    Rights to write the house's news do not reach it: its drafts are read in the studio only.
    """
    if user.is_superuser or getattr(page, "storyteller_id", None) in {None, user.pk}:
        return False
    return bool(getattr(page, "is_news", False))


def is_among_news(path: str) -> bool:
    """Whether what stands at a place of the tree is told in a list of news."""
    return path[: -Page.steplen] in once("lists of news", _lists_of_news)


def _lists_of_news() -> frozenset[str]:
    lists = Page.objects.filter(content_type__app_label="content", content_type__model="newsindexpage")
    return frozenset(lists.values_list("path", flat=True))


class StoryPage(TellablePage):
    """A story. It always has a storyteller, and is public only by their yes."""

    always_needs_consent: ClassVar[bool] = True
    is_creatable = False  # stories begin in the studio, not in the CMS

    is_example = models.BooleanField(
        _("example"), default=False, help_text=_("An invented story. The page says so.")
    )
    supporters_named = models.CharField(
        _("who helped"), max_length=250, blank=True, help_text=_("Shown under the story. May be empty.")
    )
    # Somebody tries the studio out in a lesson: never public, and nobody's but theirs and their supporters'.
    is_practice = models.BooleanField(default=False, editable=False)
    # Each is {"date": "2026-11-22", "words": "…"}: what was put right after the story was first public.
    corrections = models.JSONField(_("corrections"), default=list, blank=True, editable=False)

    template = "content/story.html"
    parent_page_types: ClassVar[list[str]] = ["content.StoryIndexPage", "content.NewsIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    page_description = _("A story that somebody tells. Stories begin in the studio.")
    content_panels: ClassVar[list[Any]] = [
        HelpPanel(content=_("A story is changed in the studio, by its storyteller.")),
        *TellablePage.content_panels,
        FieldPanel("supporters_named", read_only=True),
        FieldPanel("is_example"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    @property
    def is_news(self) -> bool:
        """Whether it is told among the news."""
        return is_among_news(self.path)

    @property
    def date(self) -> datetime.date:
        """The day that readers see in the lists of news."""
        return timezone.localdate(self.first_published_at)
