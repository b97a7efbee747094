"""Rules for the whole text: paragraphs, headings and links."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from ..blocks import Block, Blocks, Kind
from ..lists import read
from ..report import Finding, Sentence, Weight

SENTENCES = 3  # a paragraph of more is long
WORDS = 100  # more than this without a heading is much

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+[^\s<>.,;:!?)\"'”’]", re.IGNORECASE)
Placed = Sequence[tuple[Block, Sentence]]


def shape_findings(blocks: Blocks, placed: Placed, language: str) -> Iterator[Finding]:
    """What is found in the text as a whole."""
    yield from paragraphs(placed)
    yield from stretches(placed)
    yield from links(blocks, language)


def paragraphs(placed: Placed) -> Iterator[Finding]:
    """Paragraphs of more than three sentences."""
    for block, group in groupby(placed, key=lambda each: each[0]):
        count = sum(1 for _each in group)
        if block.kind is Kind.PARAGRAPH and count > SENTENCES:
            weight = Weight.WARN if count > 2 * SENTENCES else Weight.HINT
            yield Finding("paragraph", weight, block.start, block.end, count)


def stretches(placed: Placed) -> Iterator[Finding]:
    """The first sentence past a hundred words that have no heading before or among them."""
    words, told = 0, False
    for block, sentence in placed:
        if block.kind is Kind.HEADING:
            words, told = 0, False
            continue
        words += sentence.words
        if words > WORDS and not told:
            told = True
            yield Finding("no_heading", Weight.HINT, sentence.start, sentence.end, words)


def links(blocks: Blocks, language: str) -> Iterator[Finding]:
    """Links whose words say nothing of where they go: "read more", "click here", a bare address."""
    linked = [link for block in blocks.blocks for link in block.links]
    for link in linked:
        said = blocks.text[link.start : link.end]
        if " ".join(said.lower().split()).strip(" .!…:>»→") in _empty(language):
            yield Finding("link_text", Weight.WARN, link.start, link.end)
        elif ADDRESS.fullmatch(said.strip()):
            yield Finding("link_text", Weight.HINT, link.start, link.end)
    if not linked:
        yield from _bare(blocks.text, language)


def _bare(text: str, language: str) -> Iterator[Finding]:
    """In plain text an address stands for its link, and "click here" for the words of one."""
    for found in ADDRESS.finditer(text):
        yield Finding("link_text", Weight.HINT, found.start(), found.end())
    for found in _here(language).finditer(text):
        yield Finding("link_text", Weight.WARN, found.start(), found.end())


@cache
def _empty(language: str) -> frozenset[str]:
    return frozenset(read("links")[language])


@cache
def _here(language: str) -> re.Pattern[str]:
    ways = "|".join(re.escape(way) for way in read("links")["in_text"][language])
    return re.compile(rf"\b(?:{ways})\b", re.IGNORECASE)
