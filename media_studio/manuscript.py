"""A story's body as the plain text that people write, and back.

An empty line begins a new paragraph; a line of `# ` and words is a heading. Pictures keep their places.
A paragraph that did not change keeps its block as it was, with whatever an editor made bold.
"""

import re
import uuid
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.utils.html import escape, strip_tags

from portal.kit import text as kit

HEADING = "heading"
PARAGRAPH = "paragraph"
PICTURE = "picture"
MARK = "# "  # nothing else makes a heading: "#summer" and "###" are words
HEADING_LENGTH = 120
TEXT_LENGTH = 40_000
Block = dict[str, Any]


def text_of(body: Any) -> str:
    """The body as plain text, without its pictures."""
    return "\n\n".join(_as_written(block) for block in _raw(body) if block["type"] in {HEADING, PARAGRAPH})


def body_of(written: str, *, before: Any) -> list[Block]:
    """The blocks of a written text; unchanged paragraphs and all pictures are taken from `before`."""
    old = _raw(before)
    known = {(block["type"], _as_written(block)): block for block in old if block["type"] != PICTURE}
    blocks = [
        known.pop(part) if part in known else _block(*part)  # a twin of a paragraph gets a block of its own
        for part in _parts(written)
    ]
    for place, block in enumerate(old):
        if block["type"] not in {HEADING, PARAGRAPH}:
            blocks.insert(min(place, len(blocks)), block)
    return blocks


def pictures_in(body: Any) -> list[Block]:
    """The picture blocks of a body."""
    return [block for block in _raw(body) if block["type"] == PICTURE]


def with_picture(body: Any, *, picture_id: int, caption: str) -> list[Block]:
    """The body with this one picture: in the old one's place, else first."""
    block = {
        "type": PICTURE,
        "value": {"picture": picture_id, "caption": caption},
        "id": str(uuid.uuid4()),
    }
    old = _raw(body)
    places = [place for place, each in enumerate(old) if each["type"] == PICTURE]
    rest = without_pictures(body)
    rest.insert(places[0] if places else 0, block)
    return rest


def without_pictures(body: Any) -> list[Block]:
    """The body, its pictures taken out."""
    return [block for block in _raw(body) if block["type"] != PICTURE]


def _raw(body: Any) -> list[Block]:
    return [dict(block) for block in (getattr(body, "raw_data", body) or [])]


def _parts(written: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"\n\s*\n|\n(?=# )", kit.plain(written, max_length=TEXT_LENGTH)):
        first, _, rest = part.strip().partition("\n")
        heading = first.removeprefix(MARK).strip() if first.startswith(MARK) else ""
        if 0 < len(heading) <= HEADING_LENGTH:
            yield HEADING, f"{MARK}{heading}"
            first = ""
        if words := f"{first}\n{rest}".strip():
            yield PARAGRAPH, words


def _block(kind: str, words: str) -> Block:
    value = words.removeprefix(MARK) if kind == HEADING else _html(words)
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _html(words: str) -> str:
    return f"<p>{str(escape(words)).replace(chr(10), '<br/>')}</p>"


def _as_written(block: Block) -> str:
    if block["type"] == HEADING:
        return f"{MARK}{block['value']}"
    with_lines = re.sub(r"<br\s*/?>", "\n", str(block["value"]))
    apart = re.sub(r"</(p|li|h\d|ul|ol|blockquote)>\s*(?=<)", "\n\n", with_lines)
    return re.sub(r"\n{3,}", "\n\n", unescape(strip_tags(apart))).strip()
