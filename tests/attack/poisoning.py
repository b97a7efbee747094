"""Every vector into every field, some into each row: run inside a site, past all gates, as if none had held.

What is public stays public: the yeses hold to the digest of what is shown, and get the new one.
"""

import json
import re
from functools import cache
from html import escape
from typing import Any

from django.db import IntegrityError, models, transaction
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.blocks import Block, CharBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock
from wagtail.fields import StreamField
from wagtail.models import Page, Revision

from content import captions
from content.digest import digest_of
from content.models import Consent, HardParagraph, PersonIn, Recording
from content.paragraphs import paragraphs_of
from content.recognising import digest_of_person

from .fields import attacked, fields_of, name_of
from .vectors import ADDRESS_VECTORS, MAIL_VECTORS, VECTORS, words_from

# The first rows of each table get every vector; the others some, other ones each, or pages would be endless.
WHOLE, SOME = 3, 12
HOURS = 90_000.0
# Words here say that something was done: where there are none, there are none afterwards.
MEANT = {"Message.masked_text", "Wish.shown_words", "Recording.captions", "TakeDown.decision_words"}
NO_WORDS = re.compile(r"[\d\s:.,+TZ-]*|[0-9a-f-]{36}")


def poison() -> None:
    """All of it, in one transaction."""
    with transaction.atomic():
        for model in sorted({field.model for field in attacked()}, key=lambda model: model._meta.label):
            _poison_rows(model)
        for version in Revision.objects.all():
            _poison_version(version)
        for film in Recording.objects.exclude(captions=""):
            Recording.objects.filter(pk=film.pk).update(captions=_captions())
        _say_yes_again()


def mark_of(field: models.Field) -> str:
    """What tells on a page from which field its words come."""
    return f"(of {name_of(field)})"


def _poison_rows(model: type[models.Model]) -> None:
    fields = list(fields_of(model))
    for place, row in enumerate(model._base_manager.all()):
        most = len(VECTORS) if place < WHOLE else SOME
        worse = {field.attname: _worse(field, row, _turn(row.pk), most) for field in fields}
        filled = {name: value for name, value in worse.items() if getattr(row, name)}
        if not _bears(model, row.pk, worse):
            assert _bears(model, row.pk, filled), f"{row!r} takes no words"


def _bears(model: type[models.Model], number: Any, values: dict[str, Any]) -> bool:
    """Whether the database bears it: some words say that something was done, and stand for that alone."""
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=number).update(**values)
    except IntegrityError:
        return False
    return True


def _turn(key: Any) -> int:
    return key if isinstance(key, int) else hash(key)


def _worse(field: models.Field, row: models.Model, turn: int, most: int) -> Any:
    """The value of a field with the vectors after it; nothing stays nothing where that says something."""
    value = getattr(row, field.attname)
    if isinstance(field, models.EmailField):
        return _unlike(MAIL_VECTORS[turn % len(MAIL_VECTORS)], turn) if value else value
    if isinstance(field, models.URLField) or name_of(field) == "OutsideLink.address":
        return f"{ADDRESS_VECTORS[turn % len(ADDRESS_VECTORS)]}{turn}" if value else value
    if not value and name_of(field) in MEANT:
        return value
    words = f" {mark_of(field)} " + words_from(turn, most)
    if isinstance(field, StreamField):
        return json.dumps(_worse_stream(field.stream_block, list(value.raw_data), words))
    if isinstance(field, models.JSONField):
        return _worse_leaves(value, words)
    return value if value is None else f"{value}{words}"


def _unlike(address: str, number: int) -> str:
    name, _at, host = address.rpartition("@")
    return f"{name}@n{number}.{host}"


def _worse_leaves(value: Any, words: str) -> Any:
    if isinstance(value, dict):
        return {key: _worse_leaves(part, words) for key, part in value.items()}
    if isinstance(value, list):
        return [_worse_leaves(part, words) for part in value]
    return value + words if isinstance(value, str) and not NO_WORDS.fullmatch(value) else value


def _worse_stream(block: Block, raw: Any, words: str) -> Any:
    """The raw data of a block with the vectors in each text of it."""
    if isinstance(block, StreamBlock):
        kinds = block.child_blocks
        return [
            {**dict(part), "value": _worse_stream(kinds[part["type"]], part["value"], words)} for part in raw
        ]
    if isinstance(block, StructBlock):
        return {
            name: _worse_stream(block.child_blocks[name], part, words) if name in block.child_blocks else part
            for name, part in raw.items()
        }
    if isinstance(block, ListBlock):
        return [_worse_item(block.child_block, part, words) for part in raw]
    if isinstance(block, RichTextBlock):
        return f"{raw}<p>{escape(words)}</p>{''.join(_whole_vectors())}"
    is_words = isinstance(block, CharBlock | TextBlock) and isinstance(raw, str)
    return raw + words if is_words and not NO_WORDS.fullmatch(raw) else raw


@cache
def _whole_vectors() -> tuple[str, ...]:
    """The vectors that the CMS could keep as marked-up text: its editor fails at tags that do not fit."""
    return tuple(vector for vector in VECTORS if _is_read(vector))


def _is_read(html: str) -> bool:
    try:
        ContentstateConverter(features=["bold", "link", "h2", "ul"]).from_database_format(html)
    except (AssertionError, ValueError, TypeError, AttributeError, IndexError, KeyError):
        return False
    return True


def _worse_item(block: Block, part: Any, words: str) -> Any:
    if isinstance(part, dict) and part.get("type") == "item":
        return {**part, "value": _worse_stream(block, part["value"], words)}
    return _worse_stream(block, part, words)


def _poison_version(version: Revision) -> None:
    """The same in a version of a page or a snippet: drafts are read from it."""
    kind = version.content_type.model_class()
    thing = version.as_object()
    content = dict(version.content)
    own = {field for parent in [*kind._meta.get_parent_list(), kind] for field in fields_of(parent)}
    for field in own:
        if field.attname in content and content[field.attname] is not None:
            content[field.attname] = _worse(field, thing, version.pk * SOME, SOME)
    Revision.objects.filter(pk=version.pk).update(content=content)


def _captions() -> str:
    """Captions as they would be brought: what our own reader takes of the vectors, one caption each."""
    cues = [
        f"00:{number // 60:02}:{number % 60:02}.000 --> 00:{number // 60:02}:{number % 60:02}.900\n{line}"
        for number, vector in enumerate(VECTORS)
        if (line := vector.replace("\n", " ").replace("-->", "--").strip())
    ]
    return captions.written(captions.read("\n\n".join(["WEBVTT", *cues]), HOURS).cues)


def _say_yes_again() -> None:
    for consent in Consent.objects.standing().select_related("page"):
        page = consent.page.specific
        shown = page if page.live else consent.revision and consent.revision.as_object()
        if shown:
            Consent.objects.filter(pk=consent.pk).update(digest=digest_of(shown))
    for person in PersonIn.objects.exclude(digest="").select_related("page"):
        page = person.page.specific
        PersonIn.objects.filter(pk=person.pk).update(
            digest=digest_of_person(person, page if page.live else page.get_latest_revision_as_object())
        )
    for task in HardParagraph.objects.all():
        page = Page.objects.get(pk=task.page_id).specific
        HardParagraph.objects.filter(pk=task.pk).update(digest=next(iter(paragraphs_of(page))).digest)
