"""Figures that anybody may read: small counts are covered, so that nobody is found behind one. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SMALLEST = 5  # our own counts under this are not told
STEP = 5


@dataclass(frozen=True)
class Row:
    """One thing and how often it happened; None stands for a few, fewer than `SMALLEST`."""

    code: str
    count: int | None

    @property
    def is_covered(self) -> bool:
        """Whether the count is too small to be told."""
        return self.count is None


@dataclass(frozen=True)
class Total:
    """All of it together. `is_rounded` where an exact sum would give a covered count away."""

    count: int | None
    is_rounded: bool = False


def rows_of(counts: Mapping[str, int]) -> list[Row]:
    """The most frequent first. What did not happen is left out."""
    told = sorted((item for item in counts.items() if item[1]), key=lambda item: (-item[1], item[0]))
    return [Row(code, count if count >= SMALLEST else None) for code, count in told]


def total_of(count: int, *parts: Sequence[Row]) -> Total:
    """The sum that stands over these rows."""
    if 0 < count < SMALLEST:
        return Total(None)
    if any(row.is_covered for rows in parts for row in rows):
        return Total(STEP * round(count / STEP), is_rounded=True)
    return Total(count)


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value that `share` of all do not exceed (nearest rank); None for too few to tell."""
    if len(values) < SMALLEST:
        return None
    ordered = sorted(values)
    rank = max(1, -(-len(ordered) * share // 1))
    return ordered[int(rank) - 1]
