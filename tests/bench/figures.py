"""From many figures to few: percentiles, medians with their range, ratios and the table. Pure."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so many percent do not exceed; infinite when there is none."""
    if not values:
        return math.inf
    ordered = sorted(values)
    return ordered[max(math.ceil(len(ordered) * share / 100) - 1, 0)]


@dataclass(frozen=True)
class Range:
    """The median of several rotations, and how far they lay apart."""

    middle: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Sequence[float]) -> "Range":
        """The range of at least one value."""
        return cls(statistics.median(values), min(values), max(values))

    def written(self, digits: int = 3) -> str:
        """`12.4 (11.9–13)`, or the value alone where all are the same."""
        middle, low, high = (significant(value, digits) for value in (self.middle, self.low, self.high))
        return middle if low == high else f"{middle} ({low}–{high})"


@dataclass(frozen=True)
class Target:
    """What a figure may be at most, or must be at least."""

    bound: float
    at_least: bool = False
    unit: str = ""

    def is_kept_by(self, value: float) -> bool:
        """Whether the value lies on the right side."""
        return value >= self.bound if self.at_least else value <= self.bound

    def __str__(self) -> str:
        return f"{'≥' if self.at_least else '≤'} {self.bound:g}{self.unit}"


@dataclass(frozen=True)
class Line:
    """One line of the table: what was measured, against what, and what was promised."""

    what: str
    ours: str
    other: str
    value: float
    target: Target | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the promise holds; a line without one holds."""
        return self.target is None or self.target.is_kept_by(self.value)

    def cells(self) -> tuple[str, ...]:
        """The line as it is printed."""
        unit = self.target.unit if self.target else ""
        verdict = "" if self.target is None else ("yes" if self.is_kept else "**no**")
        return (
            self.what,
            self.ours,
            self.other,
            f"{significant(self.value, 3)}{unit}",
            str(self.target or ""),
            verdict,
        )


HEAD = ("what", "ours", "against", "figure", "target", "kept")


def table(lines: Sequence[Line]) -> str:
    """The lines as a Markdown table whose columns stand under each other."""
    rows = [HEAD, *(line.cells() for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    said = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in rows
    ]
    said.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(said)


def significant(value: float, digits: int) -> str:
    """The value with so many digits that mean something; no decimals for large ones."""
    if not math.isfinite(value):
        return "never" if value > 0 else "–"
    if value == 0:
        return "0"
    decimals = max(digits - 1 - math.floor(math.log10(abs(value))), 0)
    text = f"{value:,.{decimals}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
