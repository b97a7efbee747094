"""A text as a reader meets it: headings, paragraphs and list items, each with its place, and the links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

LISTED = re.compile(r"[ \t]*(?:[-*•‣◦–—·▪●]|\(?\d{1,3}[.)]|\(?[a-zåäö]\))[ \t]+(?=\S)", re.IGNORECASE)
MARKED = re.compile(r"[ \t]*#{1,6}[ \t]+(?=\S)")
LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
CLOSED = re.compile(r"[.!?:;,…][\"'”’»)\]]*$")
HEADING_WORDS = 10  # a longer line is a sentence that lost its full stop


class Kind(StrEnum):
    """What a block is to a reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Link:
    """The words of a link, from `start` to before `end` in the text, and where it goes."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text from `start` to before `end`.

    `element` says which element of the page it came from: the number among all that fit
    `portal.plain_language.pages.ELEMENTS`, in the order of the page; None for plain text.
    """

    kind: Kind
    start: int
    end: int
    element: int | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Blocks:
    """The whole text, and its blocks from the first to the last; none inside another."""

    text: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    start: int
    end: int
    listed: bool
    marked: bool
    after_gap: bool


def from_text(text: str) -> Blocks:
    """Reads plain text, as somebody types it: a row is a block, an empty row stands between.

    A row that goes on in small letters belongs to the one before it. A short row without a full stop, alone
    before other text, is a heading; so is one that begins with `#`.
    """
    groups: list[list[_Row]] = []
    for row in _rows(text):
        if groups and _goes_on(text, groups[-1][-1], row):
            groups[-1].append(row)
        else:
            groups.append([row])
    return Blocks(text, tuple(_block(text, groups, at) for at in range(len(groups))))


def _rows(text: str) -> Iterator[_Row]:
    before = 0
    for found in LINE.finditer(text):
        row = found.group().rstrip()
        if not row:
            continue
        listed, marked = LISTED.match(row), MARKED.match(row)
        mark = listed or marked
        lead = mark.end() if mark else len(row) - len(row.lstrip())
        start, end = found.start() + lead, found.start() + len(row)
        gap = not before or len(BREAK.findall(text, before, start)) > 1
        yield _Row(start, end, bool(listed), bool(marked), gap)
        before = end


def _goes_on(text: str, last: _Row, row: _Row) -> bool:
    if row.listed or row.marked or row.after_gap or last.marked:
        return False
    return not CLOSED.search(text, max(last.start, last.end - 8), last.end) and text[row.start].islower()


def _block(text: str, groups: list[list[_Row]], at: int) -> Block:
    first, last = groups[at][0], groups[at][-1]
    kind = Kind.PARAGRAPH
    if first.listed:
        kind = Kind.ITEM
    elif first.marked or _is_heading(text, groups, at):
        kind = Kind.HEADING
    return Block(kind, first.start, last.end)


def _is_heading(text: str, groups: list[list[_Row]], at: int) -> bool:
    row = groups[at][0]
    if len(groups[at]) > 1 or not row.after_gap or at + 1 == len(groups) or groups[at + 1][0].listed:
        return False
    words = text[row.start : row.end]
    return (
        len(words) <= 120
        and len(words.split()) <= HEADING_WORDS
        and not CLOSED.search(words)
        and words[-1].isalnum()
    )
