"""Easy Finnish beside the small site: its home, and twins of single pages."""

from typing import Any

from wagtail.models import Locale, Page

from content.models import HomePage
from portal.kit.languages import EASY


def easy_locale() -> Locale:
    """The language, made when it is asked for first."""
    return Locale.objects.get_or_create(language_code=EASY)[0]


def make_easy_home() -> HomePage:
    """A home in easy Finnish, the twin of the Finnish one."""
    return make_twin(HomePage.objects.get(locale__language_code="fi"), title="Oma ääni selkosuomeksi")


def make_twin(page: Page, *, title: str, live: bool = True, **fields: Any) -> Any:
    """The easy twin of a page. What stands above it gets its twins on the way."""
    finnish = page.specific
    twin = finnish.copy_for_translation(easy_locale(), copy_parents=True)
    for name, value in {"title": title, **fields}.items():
        setattr(twin, name, value)
    twin.save()
    revision = twin.save_revision()
    if live:
        revision.publish()
        for above in twin.get_ancestors().filter(depth__gt=1, live=False).specific():
            above.save_revision().publish()
    return type(twin).objects.get(pk=twin.pk)
