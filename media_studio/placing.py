"""Where things stand in a body: pictures, recordings and any other kind of block, by their own ids.

A body is a `StreamValue` or a list of raw blocks; every function gives a new list of raw blocks and changes
nothing that it was given.
"""

import uuid
from typing import Any

Block = dict[str, Any]


class NoSuchBlock(LookupError):
    """The body has no block of this id: somebody took it out meanwhile."""


def raw(body: Any) -> list[Block]:
    """The body as a list of raw blocks of its own."""
    return [dict(block) for block in (getattr(body, "raw_data", body) or [])]


def blocks_of(body: Any, kind: str) -> list[Block]:
    """The blocks of one kind, in their order in the text."""
    return [block for block in raw(body) if block["type"] == kind]


def block_in(body: Any, block_id: str) -> Block:
    """The block of this id. Raises `NoSuchBlock`."""
    blocks = raw(body)
    return blocks[_place(blocks, block_id)]


def add_block(body: Any, kind: str, value: Any, *, after: str | None = None) -> tuple[list[Block], str]:
    """The body with one more block, and its id: last, or right after the block `after`."""
    blocks = raw(body)
    block_id = str(uuid.uuid4())
    place = len(blocks) if after is None else _place(blocks, after) + 1
    blocks.insert(place, {"type": kind, "value": value, "id": block_id})
    return blocks, block_id


def change_block(body: Any, block_id: str, value: Any) -> list[Block]:
    """The body with another value in this block; its kind, id and place stay."""
    blocks = raw(body)
    blocks[_place(blocks, block_id)]["value"] = value
    return blocks


def move_block(body: Any, block_id: str, *, by: int) -> list[Block]:
    """The body with this block so many places later (or earlier, below nought), at most to an end."""
    blocks = raw(body)
    place = _place(blocks, block_id)
    block = blocks.pop(place)
    blocks.insert(min(max(place + by, 0), len(blocks)), block)
    return blocks


def remove_block(body: Any, block_id: str) -> list[Block]:
    """The body without this block."""
    blocks = raw(body)
    del blocks[_place(blocks, block_id)]
    return blocks


def _place(blocks: list[Block], block_id: str) -> int:
    for place, block in enumerate(blocks):
        if block.get("id") == block_id:
            return place
    raise NoSuchBlock(block_id)
