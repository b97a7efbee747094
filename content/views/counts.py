"""Numbers of a page as a file to take away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from wagtail.fields import StreamField

from content.blocks.counts import count_of, split_in_words, unit_in_words
from content.count_trees import Row as Counted
from content.count_trees import Split, rows_of
from content.models.consents import only_covered
from content.partial_dates import in_words
from content.queries import shown_pages
from portal.kit.public_pages import public_page
from portal.kit.spreadsheet import Row, as_csv


@public_page
def counts(request: HttpRequest, page_id: int, block_id: UUID) -> HttpResponse:
    """One row for each number, with what it is a part of. 404 for what is not public, or not there."""
    found = only_covered(shown_pages().filter(pk=page_id).specific())
    if not found:
        raise Http404
    page = next(iter(found))
    return as_csv(_rows(_counts_of(page, str(block_id))), name=f"{page.slug}-counts")


def _counts_of(page: Any, block_id: str) -> Any:
    streams = [field.name for field in page._meta.get_fields() if isinstance(field, StreamField)]
    for name in streams:
        for block in getattr(page, name):
            if block.block_type == "counts" and block.id == block_id:
                return block.value
    raise Http404


def _rows(value: Any) -> list[Row]:
    """The heads; the whole, with for how many people it is; then its parts. Each row says its unit."""
    whole, unit = count_of(value), unit_in_words(value)
    origin = [value["source"], in_words(value.get("date") or "")]
    people = value.get("people")
    first = ["", whole.name, whole.number, unit, "" if people is None else people]
    return [
        _heads(),
        [*first, "" if whole.split == Split.WHOLE else split_in_words(whole.split), *origin],
        *([*_part(row, whole.name, unit), *origin] for row in rows_of(whole)),
    ]


def _heads() -> list[str]:
    return [
        gettext("Part of"),
        gettext("What it counts"),
        gettext("How many"),
        gettext("Unit of the numbers"),
        gettext("For how many people"),
        gettext("How it splits"),
        gettext("Where the numbers come from"),
        gettext("From when the numbers are"),
    ]


def _part(row: Counted, whole: str, unit: str) -> list[str | int]:
    """How many people a part is for is not known: one person may be in many parts."""
    count = row.count
    split = "" if count.split == Split.WHOLE and not row.is_told_whole else split_in_words(count.split)
    return [" / ".join(row.above or (whole,)), count.name, count.number, unit, "", split]
