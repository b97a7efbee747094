"""The frame of the public side: languages, first pages, sections and fixed pages."""

import uuid
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Collection, Locale, Page, Site

from content.models import (
    HomePage,
    NewsIndexPage,
    NewsletterIndexPage,
    ServiceIndexPage,
    StandardPage,
    StoryIndexPage,
    TrialIndexPage,
)
from content.permissions import grant_editors

from .links import with_links
from .texts import LANGUAGES, blocks, told

SECTIONS: dict[str, type[Page]] = {
    "stories": StoryIndexPage,
    "news": NewsIndexPage,
    "trials": TrialIndexPage,
    "services": ServiceIndexPage,
    "newsletters": NewsletterIndexPage,
}


@transaction.atomic
def build() -> str | None:
    """A home for each language, with its sections and fixed pages, each a translation of the others."""
    if HomePage.objects.exists():
        return None
    root = _root()
    made = {language: _home(root, language) for language in LANGUAGES}
    _point_site_at(made["fi"])
    for kind in (NewsIndexPage, TrialIndexPage, ServiceIndexPage, NewsletterIndexPage, StandardPage):
        for page in kind.objects.all():
            grant_editors(page)  # not where stories are written: a draft is its storyteller's
    return "The pages are up in Finnish, Swedish and English."


@transaction.atomic
def build_first(languages: Iterable[str]) -> list[str]:
    """A home with its sections in each of the languages that has none, for a site of its own; gives which."""
    there = set(HomePage.objects.values_list("locale__language_code", flat=True))
    wanted = [language for language in languages if language not in there]
    root = _root() if not there else Page.get_first_root_node()
    made = {language: _home(root, language, fixed=False) for language in wanted}
    if not there:
        _point_site_at(made["fi"])
    for home in made.values():
        for section in home.get_children().not_exact_type(StoryIndexPage):
            grant_editors(section)
    return list(made)


def add(parent: Page, page: Page, *, language: str, key: str) -> Page:
    """A public page. Pages of one kind with one key are translations of each other."""
    page.locale = Locale.objects.get(language_code=language)
    page.translation_key = uuid.uuid5(uuid.NAMESPACE_URL, f"demo/{type(page).__name__}/{key}")
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _root() -> Page:
    """The root of the page tree, and the languages; the page that says "Welcome" goes."""
    for language in LANGUAGES:
        Locale.objects.get_or_create(language_code=language)
    if Collection.get_first_root_node() is None:
        Collection.add_root(name="Root")
    root = Page.get_first_root_node()
    if root is None:
        root = Page.add_root(title="Root", slug="root", locale=Locale.objects.get(language_code="fi"))
    for welcome in root.get_children():
        if welcome.specific_class is Page:
            welcome.delete()
    return Page.objects.get(pk=root.pk)


def _home(root: Page, language: str, *, fixed: bool = True) -> Page:
    text = told("pages")["home"][language]
    home = HomePage(
        title=text["title"], slug=language, lead=text["lead"], search_description=text["description"]
    )
    add(root, home, language=language, key="home")
    for key, kind in SECTIONS.items():
        section = told("pages")["sections"][key][language]
        add(home, kind(**section), language=language, key=key)
    for key, texts in told("pages")["standard"].items() if fixed else ():
        add(home, _standard(key, texts[language], language), language=language, key=key)
    return home


def _standard(key: str, text: dict[str, Any], language: str) -> StandardPage:
    return StandardPage(**{**text, "body": with_links(blocks(text["body"]), language)}, section=key)


def _point_site_at(home: Page) -> None:
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={
            "hostname": address.hostname,
            "port": port,
            "root_page": home,
            "site_name": settings.SITE_NAME,
        },
    )
