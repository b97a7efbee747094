"""Portfolios: what somebody has published, on a page that they switch on and off themselves."""

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.kit import clock
from portal.kit.languages import WRITTEN

from .consents import Consent
from .news import NewsPage
from .reports import TakeDown
from .stories import StoryPage, TellablePage

NAME_LENGTH, ABOUT_LENGTH, ROLE_LENGTH = 80, 600, 60
KEY_SIGNS, KEY_LENGTH = "abcdefghjkmnpqrstuvwxyz23456789", 16  # no two signs that look alike in print


def new_key() -> str:
    """The last part of an address that nobody guesses, and that can be typed from paper."""
    return "".join(secrets.choice(KEY_SIGNS) for _each in range(KEY_LENGTH))


class Portfolio(models.Model):
    """One person's portfolio. Off, it is nobody's but its owner's, and looks as if it had never been."""

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("owner"), related_name="portfolio", on_delete=models.CASCADE
    )
    key = models.CharField(max_length=24, unique=True, default=new_key, editable=False)
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    about = models.TextField(_("about me"), max_length=ABOUT_LENGTH, blank=True)
    # In which language its owner wrote the words in it.
    language = models.CharField(max_length=12, choices=WRITTEN, default=settings.LANGUAGE_CODE)
    is_on = models.BooleanField(_("public"), default=False)
    may_be_found = models.BooleanField(_("search engines may show it"), default=False)
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("portfolio")
        verbose_name_plural = _("portfolios")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class PortfolioWork(models.Model):
    """A public work that its owner ticked, under the byline that it had then."""

    portfolio = models.ForeignKey(Portfolio, related_name="works", on_delete=models.CASCADE)
    page = models.ForeignKey(Page, related_name="+", on_delete=models.CASCADE)
    byline = models.CharField(max_length=80)
    role = models.CharField(max_length=ROLE_LENGTH, blank=True)
    ticked_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("work in a portfolio")
        verbose_name_plural = _("works in portfolios")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["portfolio", "page"], name="one_tick_for_a_work_in_a_portfolio")
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class PortfolioRole(models.Model):
    """What its owner says they did, and when: years or months, as partial dates. Nobody has checked it."""

    portfolio = models.ForeignKey(Portfolio, related_name="roles", on_delete=models.CASCADE)
    words = models.CharField(max_length=ROLE_LENGTH)
    begins = models.CharField(max_length=7, blank=True)
    ends = models.CharField(max_length=7, blank=True)

    class Meta:
        verbose_name = _("role in a portfolio")
        verbose_name_plural = _("roles in portfolios")
        default_permissions = ()
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


def portfolio_at(key: str) -> Portfolio | None:
    """The portfolio that anybody may see at this address now."""
    found = Portfolio.objects.filter(key=key, is_on=True, owner__is_active=True)
    portfolio = found.select_related("owner").first()
    return None if portfolio is None or hidden_by(portfolio) else portfolio


def portfolio_of(person: Any) -> Portfolio | None:
    """The person's own, with words in it: a hidden one that was taken back is empty, and nobody's to see."""
    return Portfolio.objects.filter(owner=person).exclude(name="").first()


def hidden_by(portfolio: Portfolio) -> TakeDown | None:
    """Why the media team hid it; until another editor lets it be public, it is not."""
    newest = TakeDown.objects.filter(portfolio=portfolio).order_by("-made_at", "-pk").first()
    return None if newest is None or newest.is_upheld is False else newest


def public_works_of(person: Any, numbers: Any = None) -> list[TellablePage]:
    """What the public may see now of what this person tells, newest first; only these `numbers`, if given."""
    found: list[TellablePage] = []
    for kind in (StoryPage, NewsPage):
        pages = kind.shown().filter(storyteller=person).select_related("locale")
        found += pages if numbers is None else pages.filter(pk__in=numbers)
    return sorted(found, key=lambda page: (page.first_published_at or clock.now(), page.pk), reverse=True)


def works_of(portfolio: Portfolio) -> list[tuple[TellablePage, PortfolioWork]]:
    """The ticked works that stand in it now: public by a standing yes of its owner, under the same byline.

    A tick ends with the yes: a work that was taken back and is public by a new yes is ticked anew. An undo
    of the taking back brings the old yes, and the tick with it.
    """
    ticks = {tick.page_id: tick for tick in _standing_ticks(portfolio)}
    pages = public_works_of(portfolio.owner, ticks.keys())
    return [(page, ticks[page.pk]) for page in pages if page.byline == ticks[page.pk].byline]


def _standing_ticks(portfolio: Portfolio) -> QuerySet[PortfolioWork]:
    taken_back = Consent.objects.filter(page_id=OuterRef("page_id"), withdrawn_at__gte=OuterRef("ticked_at"))
    return PortfolioWork.objects.filter(~Exists(taken_back), portfolio=portfolio)
