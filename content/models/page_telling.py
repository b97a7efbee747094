"""By which marks kept pages show a page, and how a change of its yes is told: see `page_changes.py`."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Page

from portal.kit import page_changes
from portal.kit.page_changes import changed, family

from .framing import is_part


def marks_of(page: Page) -> Iterator[str]:
    """Its number, the key of its translations, one of a list: its kind in its language."""
    yield from (f"page:{page.pk}", f"key:{page.translation_key}", "pages")
    language = family(page.locale.language_code)
    yield f"{(page.specific_class or Page)._meta.db_table}@{language}"
    if is_part(page):
        yield f"frame@{language}"


def tell_pages(numbers: Iterable[int]) -> None:
    """What shows these pages is another thing, once the transaction stands."""
    numbers = list(numbers)

    def tell() -> None:
        for page in Page.objects.filter(pk__in=numbers).select_related("locale"):
            changed(marks_of(page))

    if numbers and page_changes.listeners:
        transaction.on_commit(tell, robust=True)


def update_and_tell(rows: QuerySet[Any], update: Callable[..., int], values: dict[str, Any]) -> int:
    """Updates rows that belong to pages, and tells of the pages."""
    numbers = set(rows.values_list("page_id", flat=True)) if page_changes.listeners else set()
    done = update(**values)
    tell_pages(numbers)
    return done
