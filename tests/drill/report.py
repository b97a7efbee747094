"""The report of a drill: what was looked at, what was found, how long it took."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """One thing that was looked at."""

    drill: str
    looked_at: str
    found: str
    is_well: bool = True
    lines: tuple[str, ...] = ()


@dataclass
class Report:
    """Rows, and the seconds of each step."""

    rows: list[Row] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)

    def add(
        self, drill: str, looked_at: str, found: str, is_well: bool = True, lines: tuple[str, ...] = ()
    ) -> None:
        """Adds a row; up to ten `lines` say more where something is wrong."""
        self.rows.append(Row(drill, looked_at, found, is_well, tuple(lines[:10])))

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Notes how long the step takes, and says that it began."""
        sys.stdout.write(f"· {step}\n")
        sys.stdout.flush()
        began = time.monotonic()
        yield
        self.seconds[step] = time.monotonic() - began

    @property
    def is_well(self) -> bool:
        """Whether everything held."""
        return all(row.is_well for row in self.rows)

    def written(self) -> str:
        """The whole of it as Markdown."""
        told = ["", "| drill | looked at | found | |", "|---|---|---|---|"]
        for row in self.rows:
            told.append(
                f"| {row.drill} | {row.looked_at} | {row.found} | {'ok' if row.is_well else 'FAILS'} |"
            )
            told += [f"|  |  | {line} | |" for line in row.lines]
        told += ["", "| step | minutes |", "|---|---|"]
        told += [f"| {step} | {seconds / 60:.1f} |" for step, seconds in self.seconds.items()]
        told.append(f"| all | {sum(self.seconds.values()) / 60:.1f} |")
        return "\n".join(told)
