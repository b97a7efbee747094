"""One paragraph of a draft at a time: the words of it, other words for it, a new one, one less. Pure.

The title and the summary are paragraphs too; what is in the text is found by the id of its block.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape

from portal.kit import text as kit

from . import manuscript
from .manuscript import HEADING, PARAGRAPH, TEXT, Block
from .placing import raw

TITLE, SUMMARY = "title", "summary"
FIELDS = frozenset({TITLE, SUMMARY})


@dataclass(frozen=True)
class Passage:
    """One paragraph with its words as people write them; `kind` says what it is, a picture for example."""

    id: str
    kind: str
    words: str
    value: Any = None

    @property
    def shown(self) -> str:
        """The words as they stand in a field of their own."""
        return bare(self.words) if self.kind == HEADING else self.words


def bare(words: str) -> str:
    """The words of a heading without the sign that says in a whole text that it is one."""
    return words.removeprefix(manuscript.MARK)


def passages_of(page: Any) -> list[Passage]:
    """The whole draft, one after another."""
    return [
        Passage(TITLE, TITLE, page.title),
        Passage(SUMMARY, SUMMARY, page.summary),
        *(_passage(block) for block in raw(page.body)),
    ]


def words_of(page: Any, block_id: str) -> str | None:
    """The words of one paragraph; None when it is not there any more."""
    if block_id in FIELDS:
        return str(getattr(page, block_id))
    block = _block(page, block_id)
    return None if block is None else manuscript.as_written(block)


def stands(page: Any, block_id: str) -> bool:
    """Whether the paragraph, picture or recording is there."""
    return block_id in FIELDS or any(block.get("id") == block_id for block in raw(page.body))


def clean(block_id: str, written: str) -> str:
    """The words as they would be stored in one paragraph: an empty line in it is no more than a new line."""
    words = kit.plain(written, max_length=manuscript.TEXT_LENGTH)
    lines = [line for line in words.split("\n") if line.strip()]
    return (" " if block_id == TITLE else "\n").join(lines).strip()


def clean_in(page: Any, block_id: str, written: str) -> str:
    """The same for a paragraph of this page: a heading stays one, with its sign or without it."""
    words = clean(block_id, written)
    if not is_heading(page, block_id):
        return words
    line = " ".join(bare(words).split("\n"))
    return f"{manuscript.MARK}{line}" if line else ""


def is_heading(page: Any, block_id: str) -> bool:
    """Whether it is a heading and no paragraph."""
    block = _block(page, block_id)
    return block is not None and block["type"] == HEADING


def reword(page: Any, block_id: str, words: str) -> None:
    """Puts other words in a paragraph of this page; its block keeps its id. Nothing is saved."""
    if block_id in FIELDS:
        setattr(page, block_id, words)
        return
    page.body = [
        {**_written(words), "id": block_id} if block.get("id") == block_id else block
        for block in raw(page.body)
    ]


def split(page: Any, block_id: str, written: str) -> None:
    """Puts a text of several paragraphs in place of one: the first keeps the id."""
    sign = manuscript.MARK if is_heading(page, block_id) else ""
    parts = manuscript.body_of(f"{sign}{bare(written.lstrip())}" if sign else written, before=[])
    blocks = raw(page.body)
    at = next(place for place, block in enumerate(blocks) if block.get("id") == block_id)
    parts[0]["id"] = block_id
    page.body = [*blocks[:at], *parts, *blocks[at + 1 :]]


def swap(page: Any, block_id: str, quote: str, proposed: str) -> bool:
    """Puts words in place of others that stand once in the paragraph; False when they do not."""
    words = words_of(page, block_id)
    if words is None or words.count(quote) != 1:
        return False
    block = _block(page, block_id)
    inside = block["value"] if block and block["type"] == PARAGRAPH else ""
    if "\n" not in f"{quote}{proposed}" and inside.count(escape(quote)) == 1:
        block_value = inside.replace(escape(quote), escape(proposed))  # what is bold elsewhere stays
        swapped = {**block, "value": block_value} if block else {}
        page.body = [swapped if each.get("id") == block_id else each for each in raw(page.body)]
    else:
        reword(page, block_id, clean(block_id, words.replace(quote, proposed)))
    return True


def add_after(page: Any, block_id: str, written: str) -> str:
    """One or more new paragraphs behind this one, or first of all behind the summary. Gives the first id."""
    parts = manuscript.body_of(written, before=[])
    blocks = raw(page.body)
    places = [place for place, block in enumerate(blocks) if block.get("id") == block_id]
    at = places[0] + 1 if places else (0 if block_id in FIELDS else len(blocks))
    page.body = [*blocks[:at], *parts, *blocks[at:]]
    return str(parts[0]["id"])


def take_out(page: Any, block_id: str) -> None:
    """The page without this paragraph."""
    page.body = [block for block in raw(page.body) if block.get("id") != block_id]


def before(page: Any, block_id: str) -> Passage | None:
    """The paragraph to which this one may be joined: the one right before it, where both are plain text."""
    last = None
    for block in raw(page.body):
        if block.get("id") == block_id:
            return _passage(last) if last and {last["type"], block["type"]} == {PARAGRAPH} else None
        last = block
    return None


def ids(passages: Iterable[Passage]) -> set[str]:
    """Their ids."""
    return {passage.id for passage in passages}


def _passage(block: Block) -> Passage:
    words = manuscript.as_written(block) if block["type"] in TEXT else ""
    return Passage(str(block.get("id", "")), block["type"], words, block["value"])


def _block(page: Any, block_id: str) -> Block | None:
    found = (block for block in raw(page.body) if block["type"] in TEXT and block.get("id") == block_id)
    return next(found, None)


def _written(words: str) -> Block:
    """One block, whatever the words begin with."""
    blocks = manuscript.body_of(words, before=[])
    if len(blocks) == 1 and blocks[0]["type"] == HEADING:
        return blocks[0]
    return manuscript.new_block(PARAGRAPH, words)
