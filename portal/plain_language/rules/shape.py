"""Rules for the whole text: paragraphs and headings."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ..blocks import Block, Blocks, Kind
from ..report import Finding, Sentence, Weight

SENTENCES = 3  # a paragraph of more is long
WORDS = 100  # more than this without a heading is much

Placed = Sequence[tuple[Block, Sentence]]


def shape_findings(blocks: Blocks, placed: Placed, language: str) -> Iterator[Finding]:
    """What is found in the text as a whole."""
    yield from paragraphs(placed)
    yield from stretches(placed)


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
