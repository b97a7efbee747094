"""Easy Finnish beside Finnish: which pages its readers meet, and where.

A page in easy Finnish is the translation of a Finnish one. Where there is none yet, the Finnish page is shown
at an address under easy Finnish, and says what it is: so its readers never leave their language.
"""

from typing import Any

from django.db.models import Q
from wagtail.models import Page, PageQuerySet

from portal.kit.languages import EASY, FINNISH, reads_easy


def readable_in(language: str) -> Q:
    """For querysets of pages: those of a language; for easy Finnish also Finnish ones without a twin."""
    here = Q(locale__language_code=language)
    if language != EASY:
        return here
    with_twin = Page.objects.live().filter(locale__language_code=EASY).values("translation_key")
    return here | (Q(locale__language_code=FINNISH) & ~Q(translation_key__in=with_twin))


def beside(locale_id: int) -> Q:
    """For querysets of pages: those of this language, and what easy Finnish borrows when it is read now."""
    return readable_in(EASY) if reads_easy() else Q(locale_id=locale_id)


def borrows(page: Page, other: Page) -> bool:
    """Whether an easy page may show this other one, because it is Finnish."""
    return page.locale.language_code == EASY and other.locale.language_code == FINNISH


def easier(pages: list[Any]) -> list[Any]:
    """The pages, each as its live easy twin where it has one and somebody reads easy Finnish."""
    if not reads_easy() or not pages:
        return pages
    keys = [page.translation_key for page in pages]
    found = type(pages[0]).objects.live().filter(locale__language_code=EASY, translation_key__in=keys)
    twins = {twin.translation_key: twin for twin in found}
    return [twins.get(page.translation_key, page) for page in pages]


def ordinary(page: Any) -> Any:
    """The Finnish page that an easy one retells, or the page itself. An easy page may leave things out."""
    if page.locale_id is None or page.locale.language_code != EASY:
        return page
    finnish = type(page).objects.filter(
        locale__language_code=FINNISH, translation_key=page.translation_key, live=True
    )
    return finnish.first() or page


def listed(pages: PageQuerySet, index: Page) -> PageQuerySet:
    """What stands in a list: the pages below it; in easy Finnish also what the Finnish list has alone."""
    return pages.filter(readable_in(EASY)) if reads_easy() else pages.child_of(index)


def finnish_of(kind: Any, easy: Any) -> dict[int, int]:
    """For pages of easy Finnish the numbers of their Finnish ones, each with the number of the easy one.

    One question; none where nobody reads easy Finnish.
    """
    if not reads_easy():
        return {}
    keys = {page.translation_key: page.pk for page in easy}
    found = kind.objects.filter(locale__language_code=FINNISH, translation_key__in=keys)
    return {pk: keys[key] for pk, key in found.values_list("pk", "translation_key")}


def easy_first(numbers: list[int]) -> list[int]:
    """Of a page and its easy twin only the twin stays; the order stays too."""
    rows = Page.objects.filter(pk__in=numbers).values_list("pk", "translation_key", "locale__language_code")
    easy = {key for _pk, key, code in rows if code == EASY}
    twice = {pk for pk, key, code in rows if code != EASY and key in easy}
    return [number for number in numbers if number not in twice]
