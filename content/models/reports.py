"""What readers report to the editors' desk, and what editors took down: a page, a portfolio, a wish."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

if TYPE_CHECKING:
    from .portfolios import Portfolio
    from .wishes import Wish


def _one_thing(name: str, *fields: str) -> models.CheckConstraint:
    """Of these fields just one holds something."""
    kinds = [
        models.Q(**{other: None for other in fields if other != one}, **{f"{one}__isnull": False})
        for one in fields
    ]
    return models.CheckConstraint(condition=reduce(or_, kinds), name=name)


class OfOneThing:
    """What is about a page, about a portfolio or about a wish."""

    page: Any
    portfolio: Any
    portfolio_id: int | None
    wish: Any = None
    wish_id: int | None = None

    @property
    def thing(self) -> "Page | Portfolio | Wish":
        """What it is about."""
        found: Page | Portfolio | Wish = self.wish or (self.portfolio if self.portfolio_id else self.page)
        return found

    @property
    def title(self) -> str:
        """What people call it: of a portfolio the name that stands in it."""
        if self.wish is not None:
            return str(self.wish.first_words)
        return str(self.portfolio.name if self.portfolio_id else self.page.title)

    @property
    def is_public(self) -> bool:
        """Whether others see it now."""
        if self.wish is not None:
            return bool(self.wish.is_shown)
        return bool(self.portfolio.is_on if self.portfolio_id else self.page.live)


class Report(OfOneThing, models.Model):
    """A reader asks the editors to look at a page, a portfolio or a wish. No account is needed."""

    class Reason(models.TextChoices):
        """Why the reader thinks that the page needs eyes."""

        ABOUT_ME = "about-me", _("The story is about me. I want it taken away.")
        PRIVACY = "privacy", _("It tells about somebody's private matters.")
        WRONG = "wrong", _("Something in it is not true.")
        HURTS = "hurts", _("It hurts or frightens somebody.")
        UNLAWFUL = "unlawful", _("I think it is against the law.")
        OTHER = "other", _("Something else.")

    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="reports")
    portfolio = models.ForeignKey(
        "content.Portfolio", null=True, on_delete=models.CASCADE, related_name="reports"
    )
    wish = models.ForeignKey("content.Wish", null=True, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    words = models.TextField(max_length=2000, blank=True)
    mail = models.EmailField(blank=True)
    made_at = models.DateTimeField()
    handled_at = models.DateTimeField(null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        permissions = [("take_down_pages", "Can take down a page with a reason")]
        indexes = [models.Index(fields=["handled_at", "made_at"])]
        constraints = [_one_thing("a_report_is_about_one_thing", "page", "portfolio", "wish")]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} {self.pk}"


class TakeDown(OfOneThing, models.Model):
    """An editor took a page down, or hid a portfolio. The reason waits for whose it is, who may appeal."""

    page = models.ForeignKey(Page, null=True, on_delete=models.CASCADE, related_name="take_downs")
    portfolio = models.ForeignKey(
        "content.Portfolio", null=True, on_delete=models.CASCADE, related_name="take_downs"
    )
    storyteller = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="take_downs"
    )
    taken_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.TextField(max_length=2000)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    appealed_at = models.DateTimeField(null=True, blank=True)
    appeal_words = models.TextField(max_length=2000, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_upheld = models.BooleanField(null=True, blank=True)
    decision_words = models.TextField(max_length=2000, blank=True)

    class Meta:
        verbose_name = _("page taken down")
        verbose_name_plural = _("pages taken down")
        ordering = ["-made_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by=None)
                | models.Q(taken_down_by=None)
                | ~models.Q(decided_by=models.F("taken_down_by")),
                name="another_editor_decides_the_appeal",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_at=None)
                | models.Q(appealed_at__isnull=False, is_upheld__isnull=False),
                name="an_appeal_before_its_decision",
            ),
            _one_thing("what_is_taken_down_is_one_thing", "page", "portfolio"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.made_at:%Y-%m-%d}"
