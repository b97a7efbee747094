"""Newsletters: what is in one, who gets it, and to whom it went."""

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.models import Page

from portal.kit import clock
from portal.kit.languages import WRITTEN

from .consents import is_covered_in_newsletter
from .framing import private
from .public import PublicPage, list_panels, page_of

LETTERS_A_PAGE = 12
WORDS_LENGTH = 300


class NewsletterIndexPage(PublicPage):
    """The newsletters of one language, the newest first, and the form for getting them."""

    intro = models.TextField(
        _("Introduction"), max_length=300, blank=True, help_text=_("One or two short sentences.")
    )

    is_shared = False
    template = "content/newsletter_index.html"
    parent_page_types: ClassVar[list[str]] = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = ["content.NewsletterPage"]
    content_panels = list_panels(PublicPage)
    page_description = _("The list of newsletters. One for each language.")

    class Meta:
        verbose_name = _("list of newsletters")
        verbose_name_plural = _("lists of newsletters")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """One page of the list."""
        things = page_of(NewsletterPage.shown().child_of(self), request, LETTERS_A_PAGE)
        return {**super().get_context(request, *args, **kwargs), "newsletters": things}


class NewsletterPage(PublicPage):
    """One newsletter. Its web version is this page; what it holds is asked anew each time it is shown."""

    intro = models.TextField(
        _("Greeting"), max_length=400, blank=True, help_text=_("One or two short sentences.")
    )
    template = "content/newsletter.html"
    parent_page_types: ClassVar[list[str]] = ["content.NewsletterIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    content_panels = [
        HelpPanel(content=_("What is in it is chosen in the newsroom. It is sent from there too.")),
        *PublicPage.content_panels,
        FieldPanel("intro"),
    ]
    promote_panels = [FieldPanel("slug")]
    page_description = _("One newsletter. Begin it in the newsroom.")

    class Meta:
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """What may be shown of it now, and how much was taken back since it went out."""
        items = shown_items(self)
        mailing = mailing_of(self)
        taken = max(mailing.items - len(items), 0) if mailing else 0
        return {**super().get_context(request, *args, **kwargs), "items": items, "taken": taken}


class Mailing(models.Model):
    """How a newsletter goes out. Apart from the page: its older versions would bring old fields back."""

    newsletter = models.OneToOneField(NewsletterPage, on_delete=models.CASCADE, related_name="mailing")
    # How many pieces it had when it went out; what was taken back since is missing from it.
    items = models.PositiveSmallIntegerField(default=0)
    # To how many people it went. They are counted, not kept: who leaves is gone from the other tables.
    mailed = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=clock.now)
    batch_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def goes_on(self) -> bool:
        """Whether it is being mailed now."""
        return self.stopped_at is None and self.ended_at is None


class NewsletterItem(models.Model):
    """One piece of a newsletter: a page, and a few words of the editors' before it.

    The words of the page are not kept here: they are the page's own, at the moment of showing or mailing.
    When the page is erased this row goes with it.
    """

    wagtail_reference_index_ignore = True

    newsletter = models.ForeignKey(NewsletterPage, on_delete=models.CASCADE, related_name="items")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="in_newsletters")
    words = models.TextField(_("words before it"), max_length=WORDS_LENGTH, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    # The first mail that held it. It cannot be called back from there.
    mailed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["newsletter", "page"], name="a_page_once_in_a_newsletter")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Subscriber(models.Model):
    """Somebody who gets the newsletter: an address, a language, when they said yes twice. Nothing else."""

    email = models.EmailField(unique=True)
    language = models.CharField(max_length=12, choices=WRITTEN, default=settings.LANGUAGE_CODE)
    # SHA-256 of the key in the last link that was mailed for it; the key itself is kept nowhere.
    key_hash = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    asked_at = models.DateTimeField(default=clock.now)
    mailed_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Delivery(models.Model):
    """One newsletter for one person, at most once.

    TAKEN is written before the mail goes to the mail server, SENT after it. What stays TAKEN may have gone:
    it is not sent again. Only what the server surely refused waits once more.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITS = "waits"
        TAKEN = "taken"
        SENT = "sent"
        FAILED = "failed"

    newsletter = models.ForeignKey(NewsletterPage, on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(Subscriber, on_delete=models.CASCADE, related_name="deliveries")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITS)
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=clock.now)
    # SHA-256 of the key by which this mail's reader leaves.
    key_hash = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)

    class Meta:
        default_permissions = ()
        indexes = [models.Index(fields=["newsletter", "state", "due_at"])]
        constraints = [
            models.UniqueConstraint(fields=["newsletter", "subscriber"], name="a_newsletter_once_to_each")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


def shown_items(newsletter: NewsletterPage) -> list[NewsletterItem]:
    """The pieces that may be shown or mailed now: each page public, each yes standing and for this one.

    Both the web version and every mail are made of these alone.
    """
    if newsletter.pk is None:  # the preview of one that is only being begun
        return []
    items = NewsletterItem.objects.filter(newsletter=newsletter).select_related("page")
    return [item for item in items if may_tell_of(newsletter, item.page)]


def may_tell_of(newsletter: NewsletterPage, page: Page) -> bool:
    """Whether this newsletter may tell of this page now."""
    public = Page.objects.live().exclude(private()).filter(pk=page.pk).exists()
    return public and is_covered_in_newsletter(page.specific, newsletter)


def mailing_of(newsletter: NewsletterPage) -> Mailing | None:
    """How it goes out, as it is now; None for a draft."""
    return Mailing.objects.filter(newsletter=newsletter).first() if newsletter.pk else None
