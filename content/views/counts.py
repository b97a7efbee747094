"""Numbers of a page as a file to take away."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from wagtail.fields import StreamField

from content.blocks.counts import count_of, split_in_words
from content.count_trees import rows_of
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
    words = [gettext("Part of"), gettext("What it counts"), gettext("How many"), gettext("How it splits")]
    source = [gettext("Where the numbers come from"), gettext("From when the numbers are")]
    whole = count_of(value)
    origin = [value["source"], in_words(value.get("date") or "")]
    first = ["", whole.name, whole.number, split_in_words(whole.split), *origin]
    return [
        [*words, *source],
        first,
        *(
            [
                " / ".join(row.above or (whole.name,)),
                row.count.name,
                row.count.number,
                split_in_words(row.count.split),
                *origin,
            ]
            for row in rows_of(whole)
        ),
    ]
