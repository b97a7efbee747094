"""Which rows of a kind a page or an earlier version of it refers to, read from its plain data alone.

No version is made into a page for it, and no picture or recording is fetched.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.db.models import Model
from wagtail import blocks
from wagtail.blocks import ChooserBlock
from wagtail.fields import StreamField
from wagtail.models import Page


def numbers_of(page: Page, wanted: type[Model]) -> Iterator[int]:
    """The numbers of the rows of `wanted` to which this page refers as it stands in memory."""
    for field in page._meta.concrete_fields:
        if _may_refer(field, wanted):
            yield from _in_field(field, field.get_prep_value(field.value_from_object(page)), wanted)


def numbers_in(kind: type[Page], content: dict[str, Any], wanted: type[Model]) -> Iterator[int]:
    """The same of the stored content of a version of a page of this kind."""
    for field in kind._meta.concrete_fields:
        if _may_refer(field, wanted):
            yield from _in_field(field, content.get(field.name), wanted)


def _may_refer(field: Any, wanted: type[Model]) -> bool:
    return field.related_model is wanted or hasattr(field, "extract_references")


def _in_field(field: Any, stored: Any, wanted: type[Model]) -> Iterator[int]:
    if stored is None or stored == "":
        return
    if field.related_model is wanted:
        yield int(stored)
    elif isinstance(field, StreamField):
        raw = json.loads(stored) if isinstance(stored, str) else stored
        yield from _in_block(field.stream_block, raw, wanted)
    else:
        yield from _referred(field.extract_references(stored), wanted)


def _in_block(block: Any, raw: Any, wanted: type[Model]) -> Iterator[int]:
    if raw is None:
        return
    if isinstance(block, ChooserBlock):
        yield from [int(raw)] if _is_kind(block.model_class, wanted) else []
    elif isinstance(block, blocks.RichTextBlock):
        yield from _referred(block.extract_references(block.to_python(raw)), wanted)
    for child, value in _parts(block, raw):
        yield from _in_block(child, value, wanted)


def _parts(block: Any, raw: Any) -> list[tuple[Any, Any]]:
    """The blocks inside this one, each with what is stored for it."""
    if isinstance(block, blocks.BaseStreamBlock):
        known = block.child_blocks
        return [(known[child["type"]], child["value"]) for child in raw if child["type"] in known]
    if isinstance(block, blocks.BaseStructBlock):
        return [(child, raw.get(name)) for name, child in block.child_blocks.items()]
    if isinstance(block, blocks.ListBlock):
        return [(block.child_block, _item(each)) for each in raw]
    return []


def _item(stored: Any) -> Any:
    """A list keeps its items with an id each; older ones were kept bare."""
    is_wrapped = isinstance(stored, dict) and stored.keys() == {"type", "value", "id"}
    return stored["value"] if is_wrapped else stored


def _referred(found: Any, wanted: type[Model]) -> Iterator[int]:
    for model, number, *_path in found:
        if _is_kind(model, wanted):
            yield int(number)


def _is_kind(model: type[Model], wanted: type[Model]) -> bool:
    return issubclass(wanted, model) or issubclass(model, wanted)
