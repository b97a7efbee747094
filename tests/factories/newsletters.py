"""Newsletters, with what is in them and who gets them."""

from typing import Any

from wagtail.models import Page

from content.models import NewsletterIndexPage, NewsletterItem, NewsletterPage, Subscriber
from portal.kit import clock

from .pages import section


def make_newsletter(*pages: Page, title: str = "Marraskuu", language: str = "fi") -> NewsletterPage:
    """A draft with these pages in it."""
    parent = section(NewsletterIndexPage, language)
    made = NewsletterPage(title=title, intro="Hei!", live=False, locale=parent.locale)
    parent.add_child(instance=made)
    for place, page in enumerate(pages):
        NewsletterItem.objects.create(newsletter=made, page_id=page.pk, place=place, words="Lue tämä.")
    return NewsletterPage.objects.get(pk=made.pk)


def make_subscriber(email: str = "kaisa@example.org", **fields: Any) -> Subscriber:
    """Somebody who gets the newsletter."""
    return Subscriber.objects.create(email=email, **{"confirmed_at": clock.now()} | fields)
