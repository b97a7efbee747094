"""Where a new cover stands until it is moved: on a free place, near the middle of what stays. Pure."""

from .picture_editing import FIRST_COVER, Box, Cover, Edits

SIZES = (0.3, 0.2, 0.12)  # of the part that stays; a smaller one where a bigger one has no room
PLACES = 12  # on each side at which a cover is tried


def new_cover(edits: Edits) -> Cover:
    """A cover on no other one, if any place is free; else where it hides the others least."""
    first = _in_part(edits.crop, 0.5, 0.4, SIZES[0])
    if not edits.covers:
        return FIRST_COVER if edits.crop == Edits().crop else first
    for size in SIZES:
        best = min(_places(edits.crop, size), key=lambda cover: (_hidden(cover, edits), _far(cover, first)))
        if not _hidden(best, edits):
            break
    return best


def _places(part: Box, size: float) -> list[Cover]:
    steps = [size / 2 + (1 - size) * step / PLACES for step in range(PLACES + 1)]
    return [_in_part(part, across, down, size) for down in steps for across in steps]


def _in_part(part: Box, across: float, down: float, size: float) -> Cover:
    """Its middle at this share of the part's width and height."""
    width, height = part.width * size, part.height * size
    left, top = part.left + part.width * across - width / 2, part.top + part.height * down - height / 2
    return Cover(left, top, width, height)


def _hidden(cover: Box, edits: Edits) -> float:
    """How much of the other covers lies under it."""
    return sum(_shared(cover, other) for other in edits.covers)


def _shared(one: Box, other: Box) -> float:
    wide = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
    high = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
    return round(max(wide, 0) * max(high, 0), 3)


def _far(one: Box, other: Box) -> float:
    return abs(one.left - other.left) + abs(one.top - other.top)
