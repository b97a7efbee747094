"""Numbers that are made of numbers: a whole, its groups, and how each of them splits. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Split(StrEnum):
    """What is known of how a number splits."""

    WHOLE = "whole"  # it is not split
    STATED = "stated"  # the source gives the parts
    READ = "read"  # somebody's own reading of the source, which is said
    UNKNOWN = "unknown"  # the parts are not known, or only some of them


class Fault(StrEnum):
    """What is wrong with a number and its parts."""

    NO_PARTS = "no_parts"
    NOT_SAID = "not_said"
    TOO_MUCH = "too_much"
    NOT_ALL = "not_all"


@dataclass(frozen=True)
class Count:
    """One number, what it counts, and what it is made of."""

    name: str
    number: int
    split: Split = Split.WHOLE
    parts: tuple["Count", ...] = ()


@dataclass(frozen=True)
class Row:
    """A number in its place: how deep it stands, below what, and how long its bar is."""

    count: Count
    depth: int
    above: tuple[str, ...]
    percent: int  # of the largest number of the same depth
    is_told_whole: bool = False  # a group that is not split, beside groups that are


def fault_of(count: Count) -> Fault | None:
    """What is wrong here, not below: parts add up to their whole, unless they are said to be unknown."""
    together = sum(part.number for part in count.parts)
    match count.split:
        case Split.WHOLE if count.parts:
            return Fault.NOT_SAID
        case Split.STATED | Split.READ if not count.parts:
            return Fault.NO_PARTS
    if together > count.number:
        return Fault.TOO_MUCH
    if count.split in {Split.STATED, Split.READ} and together < count.number:
        return Fault.NOT_ALL
    return None


def rows_of(whole: Count) -> list[Row]:
    """Everything below the whole, each part under what it is a part of."""
    found = list(_below(whole, ()))
    largest: dict[int, int] = {}
    for count, above in found:
        largest[len(above)] = max(count.number, largest.get(len(above), 0))
    some_split = any(group.parts for group in whole.parts)
    return [
        Row(
            count,
            len(above),
            above,
            round(100 * count.number / max(largest[len(above)], 1)),
            is_told_whole=some_split and not above and count.split == Split.WHOLE,
        )
        for count, above in found
    ]


def _below(count: Count, above: tuple[str, ...]) -> Iterator[tuple[Count, tuple[str, ...]]]:
    for part in count.parts:
        yield part, above
        yield from _below(part, (*above, part.name))
