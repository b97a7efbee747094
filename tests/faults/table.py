"""The outcome: one row for each promise."""

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True)
class Row:
    """A promise, the figure that was tried, what came out, and whether it is kept."""

    promise: str
    figure: str
    result: str
    kept: bool
    violations: list[str] = field(default_factory=list)
    is_time: bool = False  # says how long something took: a machine with much to do is late without a fault

    def as_json(self) -> dict[str, object]:
        """For the process that prints the table."""
        return asdict(self)


def kept_if(violations: list[str], promise: str, figure: str, result: str, *, is_time: bool = False) -> Row:
    """A row that is kept when there are no violations."""
    return Row(promise, figure, result, not violations, violations, is_time)


def is_whole(rows: list[Row], *, times_count: bool) -> bool:
    """Whether every promise was kept; without `times_count` one about time is only told."""
    return all(row.kept for row in rows if times_count or not row.is_time)


def written(rows: list[Row]) -> str:
    """The table as text, with the first violations of each promise below it."""
    cells = [("promise", "figure", "result", "")]
    cells += [(row.promise, row.figure, row.result, "kept" if row.kept else "BROKEN") for row in rows]
    widths = [max(len(line[column]) for line in cells) for column in range(4)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
    for row in rows:
        lines += [f"! {row.promise}: {violation}" for violation in row.violations[:10]]
    return "\n".join(lines)
