"""What becomes of a field that may have changed here, at the source, or at both. No framework."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Values = Mapping[str, Any]


class Outcome(StrEnum):
    """What is done with one field."""

    SAME = "same"
    TAKEN = "taken"  # the source's new value
    KEPT = "kept"  # ours; the source has not changed
    CONFLICT = "conflict"  # both changed: ours is kept, and it is told


@dataclass(frozen=True)
class Merged:
    """One field: what stands here, what the source says, and what comes of it."""

    name: str
    ours: Any
    theirs: Any
    outcome: Outcome


def merged(base: Values, ours: Values, theirs: Values) -> list[Merged]:
    """Each field that the source tells. `base` is what was brought in the last time; it may know nothing."""
    return [
        Merged(name, ours.get(name), told, _outcome(base, name, ours.get(name), told))
        for name, told in theirs.items()
    ]


def base_after(base: Values, fields: Iterable[Merged]) -> dict[str, Any]:
    """What to remember for the next time. A conflict stays one until either side gives in."""
    return {**base, **{each.name: each.theirs for each in fields if each.outcome is not Outcome.CONFLICT}}


def _outcome(base: Values, name: str, ours: Any, theirs: Any) -> Outcome:
    if theirs == ours or (not theirs and not ours):
        return Outcome.SAME
    if name not in base:
        return Outcome.CONFLICT if ours and theirs else Outcome.TAKEN if theirs else Outcome.KEPT
    if theirs == base[name] or (not theirs and not base[name]):
        return Outcome.KEPT
    return Outcome.TAKEN if ours == base[name] or (not ours and not base[name]) else Outcome.CONFLICT
