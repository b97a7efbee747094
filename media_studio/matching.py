"""Which paragraph of a new text is which paragraph of the old one. Pure."""

from collections.abc import Sequence
from difflib import SequenceMatcher

Part = tuple[str, str]  # its kind and its words
ALIKE = 0.5
MOST_PAIRS = 400  # beyond, only places are compared: a whole text was put in place of another


def matched(old: Sequence[Part], new: Sequence[Part]) -> list[int | None]:
    """For each new part the number of the old one that it was, or None.

    The same words first, in their places or moved; then a changed part is the one that stood in its place.
    """
    found: list[int | None] = [None] * len(new)
    changed = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            found[new_from:new_to] = range(old_from, old_to)
        else:
            changed.append((range(old_from, old_to), range(new_from, new_to)))
    _find_moved(old, new, found)
    for old_places, new_places in changed:
        used = {place for place in found if place is not None}
        left = [place for place in old_places if place not in used]
        open_places = [place for place in new_places if found[place] is None]
        _pair(old, new, left, open_places, found)
    return found


def _find_moved(old: Sequence[Part], new: Sequence[Part], found: list[int | None]) -> None:
    used = {place for place in found if place is not None}
    free = {part: place for place, part in reversed(list(enumerate(old))) if place not in used}
    for place, part in enumerate(new):
        if found[place] is None and part in free:
            found[place] = free.pop(part)


def _pair(
    old: Sequence[Part], new: Sequence[Part], left: list[int], places: list[int], found: list[int | None]
) -> None:
    """Changed parts of one stretch: by place when as many came as went, else in order by likeness."""
    by_likeness = len(left) != len(places) and len(left) * len(places) <= MOST_PAIRS
    is_paired = False
    rest = list(left)
    for place in places if by_likeness else ():
        likeness = [_likeness(old[candidate][1], new[place][1]) for candidate in rest]
        if likeness and max(likeness) >= ALIKE:
            at = likeness.index(max(likeness))
            found[place], is_paired = rest[at], True
            rest = rest[at + 1 :]
    if not is_paired:
        for candidate, place in zip(left, places, strict=False):
            found[place] = candidate


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split()).ratio()
