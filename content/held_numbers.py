"""The numbers of the pictures and recordings that a page holds, read from what is stored: no question asked.

It is a hint of what will be asked for. What a page truly holds says `digest.py`.
"""

from collections.abc import Iterator
from typing import Any

from wagtail.blocks import ChooserBlock, ListBlock, StreamBlock, StructBlock
from wagtail.fields import StreamField
from wagtail.models import Page

PRINTED = "sizes that are printed"  # by it `announce` knows the pictures that a page prints


def numbers_in(page: Page, wanted: Any) -> Iterator[int]:
    """Those of one model."""
    for field in page._meta.concrete_fields:
        if isinstance(field, StreamField):
            stream = field.value_from_object(page)
            yield from _numbers(stream.stream_block, list(stream.raw_data), wanted)
        elif field.related_model is wanted and (number := field.value_from_object(page)) is not None:
            yield number


def lead_number(page: Any) -> int | None:
    """That of the picture with which the page begins; None when it begins otherwise."""
    first = next(iter(page.body.raw_data), None)
    if not isinstance(first, dict) or first.get("type") != "picture":
        return None
    number = (first.get("value") or {}).get("picture")
    return number if isinstance(number, int) else None


def _numbers(block: Any, raw: Any, wanted: Any) -> Iterator[int]:
    if isinstance(block, ChooserBlock):
        if isinstance(raw, int) and issubclass(block.model_class, wanted):
            yield raw
        return
    for kind, value in _parts(block, raw):
        yield from _numbers(kind, value, wanted)


def _parts(block: Any, raw: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(block, StreamBlock) and isinstance(raw, list):
        for part in raw:
            if isinstance(part, dict) and (kind := block.child_blocks.get(part.get("type"))):
                yield kind, part.get("value")
    elif isinstance(block, StructBlock) and isinstance(raw, dict):
        for name, kind in block.child_blocks.items():
            yield kind, raw.get(name)
    elif isinstance(block, ListBlock) and isinstance(raw, list):
        for part in raw:
            is_wrapped = isinstance(part, dict) and part.keys() >= {"type", "value"}
            yield block.child_block, part["value"] if is_wrapped else part
