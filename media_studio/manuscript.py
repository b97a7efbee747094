"""A story's body as the plain text that people write, and back.

An empty line begins a new paragraph; a line of `# ` and words is a heading. Pictures keep their places.
A paragraph that did not change keeps its block as it was, with whatever an editor made bold; one that did
keeps its id, for leases, suggestions and comments hang on it.
"""

import re
import uuid
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.utils.html import escape, strip_tags

from portal.kit import text as kit

from .matching import matched

HEADING = "heading"
PARAGRAPH = "paragraph"
PICTURE = "picture"
TEXT = frozenset({HEADING, PARAGRAPH})
MARK = "# "  # nothing else makes a heading: "#summer" and "###" are words
HEADING_LENGTH = 120
TEXT_LENGTH = 40_000
Block = dict[str, Any]


def text_of(body: Any) -> str:
    """The body as plain text, without its pictures."""
    return "\n\n".join(as_written(block) for block in _raw(body) if block["type"] in TEXT)


def body_of(written: str, *, before: Any) -> list[Block]:
    """The blocks of a written text. What hangs on a paragraph stays with it, also when it is changed.

    An unchanged paragraph keeps its block as it was, a changed one keeps its id; everything that is not text
    stays behind the paragraph that it stood behind.
    """
    old = [{**block, "id": block.get("id") or str(uuid.uuid4())} for block in _raw(before)]
    return _with_the_rest(_carried(written, [block for block in old if block["type"] in TEXT]), old)


def _carried(written: str, before: list[Block]) -> list[Block]:
    parts = [list(_parts(as_written(block))) for block in before]
    flat = [(place, part) for place, found in enumerate(parts) for part in found]
    new = list(_parts(written))
    matches = matched([part for _place, part in flat], new)
    blocks: list[Block] = []
    used: set[int] = set()
    at = 0
    while at < len(new):
        match = matches[at]
        place = flat[match][0] if match is not None else None
        if place is None or match is None or place in used:
            blocks.append(new_block(*new[at]))
            at += 1
            continue
        used.add(place)
        size = len(parts[place])
        is_whole = matches[at : at + size] == list(range(match, match + size))
        if is_whole and new[at : at + size] == parts[place]:
            blocks.append(before[place])  # with its list or its bold words
            at += size
        else:
            blocks.append(new_block(*new[at]) | {"id": before[place]["id"]})
            at += 1
    return blocks


def _with_the_rest(texts: list[Block], old: list[Block]) -> list[Block]:
    """Pictures and recordings go behind the nearest text before them that is still there."""
    still = {block["id"] for block in texts}
    behind: dict[str, list[Block]] = {}
    anchor = ""
    for block in old:
        if block["type"] not in TEXT:
            behind.setdefault(anchor, []).append(block)
        elif block["id"] in still:
            anchor = block["id"]
    found = behind.get("", [])
    for block in texts:
        found = [*found, block, *behind.get(block["id"], [])]
    return found


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


def new_block(kind: str, words: str) -> Block:
    """A block of its own for one heading or paragraph as written."""
    value = words.removeprefix(MARK) if kind == HEADING else _html(words)
    return {"type": kind, "value": value, "id": str(uuid.uuid4())}


def _html(words: str) -> str:
    return f"<p>{str(escape(words)).replace(chr(10), '<br/>')}</p>"


def as_written(block: Block) -> str:
    """The words of one block as people write them."""
    if block["type"] == HEADING:
        return f"{MARK}{block['value']}"
    with_lines = re.sub(r"<br\s*/?>", "\n", str(block["value"]))
    apart = re.sub(r"</(p|li|h\d|ul|ol|blockquote)>\s*(?=<)", "\n\n", with_lines)
    return re.sub(r"\n{3,}", "\n\n", unescape(strip_tags(apart))).strip()
