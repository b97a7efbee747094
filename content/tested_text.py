"""The text of a page that a reader test is about: pictures, days and addresses are none of it."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from django.db import models
from wagtail.fields import StreamField
from wagtail.models import Page

from .digest import NOT_SHOWN

NOT_READ = NOT_SHOWN | {"slug", "seo_title", "search_description"}
BLOCK = {"id", "type"}  # what a block says of itself
TAG = re.compile(r"<[^<>]*>")


def text_of(page: Page) -> str:
    """What there is to read on the page, field by field. The page is the specific one."""
    return "\n".join(_texts(page))


def text_digest(page: Page) -> str:
    """SHA-256 over the letters of that text; spaces, line breaks and markup do not count."""
    letters = "".join(unicodedata.normalize("NFC", text_of(page)).replace("\xad", "").split())
    return hashlib.sha256(letters.encode()).hexdigest()


def _texts(page: Page) -> Iterator[str]:
    for field in page._meta.concrete_fields:
        if field.name in NOT_READ or getattr(field, "choices", None):
            continue
        value = getattr(page, field.attname)
        if isinstance(field, StreamField):
            yield from _in_raw(value.stream_block.get_prep_value(value))
        elif isinstance(field, models.CharField | models.TextField) and isinstance(value, str):
            yield value


def _in_raw(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield TAG.sub(" ", raw)
    elif isinstance(raw, dict):
        unseen = BLOCK if raw.keys() == BLOCK | {"value"} else set()
        for name, part in raw.items():
            if name not in unseen:
                yield from _in_raw(part)
    elif isinstance(raw, list | tuple):
        for part in raw:
            yield from _in_raw(part)
