"""The paragraphs of a page, read from its own fields: what readers may call too hard, and find again."""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page

from .digest import NOT_SHOWN

FEWEST = 3  # words: less is a name or a number
WHOLE = {"summary", "intro", "lead"}  # shown as one paragraph, whatever lines they have
NAMES = {"heading", "title", "name", "number"}  # parts that are no paragraphs
HOLDS = {"p", "li"}


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as a reader has it before them, and the sign by which it is found again."""

    digest: str
    words: str


def digest_of_words(words: str) -> str:
    """The same for the same letters, whatever spaces and line breaks are between them."""
    letters = "".join(unicodedata.normalize("NFC", words).replace("\xad", "").split())
    return hashlib.blake2b(letters.encode(), digest_size=16).hexdigest()


def paragraphs_of(page: Page) -> list[Paragraph]:
    """The paragraphs of a page in the order of its fields, each once. The page is the specific one."""
    found: dict[str, Paragraph] = {}
    for text in _texts(page):
        words = " ".join(text.split())
        if len(words.split()) >= FEWEST:
            digest = digest_of_words(words)
            found.setdefault(digest, Paragraph(digest, words))
    return list(found.values())


def paragraph_of(page: Page, digest: str) -> Paragraph | None:
    """The paragraph with this sign; None when the page has it no more."""
    return next((each for each in paragraphs_of(page) if each.digest == digest), None)


def _texts(page: Page) -> Iterator[str]:
    for field in page._meta.concrete_fields:
        if field.model is Page or field.name in NOT_SHOWN or getattr(field, "choices", None):
            continue
        value = getattr(page, field.attname)
        if isinstance(field, StreamField):
            yield from _in_stream(value)
        elif isinstance(field, models.TextField):
            yield from [value] if field.name in WHOLE else value.splitlines()


def _in_stream(value: Any) -> Iterator[str]:
    for child in value or ():
        if child.block_type not in NAMES:
            yield from _in_block(child.block, child.value)


def _in_block(block: blocks.Block, value: Any) -> Iterator[str]:
    if value is None:
        return
    if isinstance(block, blocks.RichTextBlock):
        yield from _in_html(value.source)
    elif isinstance(block, blocks.CharBlock | blocks.TextBlock):
        yield from value.splitlines()
    elif isinstance(block, blocks.StreamBlock):
        yield from _in_stream(value)
    else:
        for part, held in _parts(block, value):
            yield from _in_block(part, held)


def _parts(block: blocks.Block, value: Any) -> list[tuple[blocks.Block, Any]]:
    """What a list or a group of fields holds, without names and headings."""
    if isinstance(block, blocks.ListBlock):
        return [(block.child_block, each) for each in value]
    children = getattr(block, "child_blocks", {})
    return [(child, value.get(name)) for name, child in children.items() if name not in NAMES]


def _in_html(html: str) -> list[str]:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Paragraphs and items of lists, when they hold no others."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._open: list[list[str]] = []
        self._holds: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HOLDS:
            self._holds = [True] * len(self._holds)
            self._open.append([])
            self._holds.append(False)
        elif tag == "br" and self._open:
            self._open[-1].append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in HOLDS and self._open:
            words, holds = "".join(self._open.pop()), self._holds.pop()
            if not holds:
                self.found.append(words)

    def handle_data(self, data: str) -> None:
        if self._open:
            self._open[-1].append(data)
