"""`python -m tests.bench.growing`: what it costs when a small programme has become a whole country's.

Two databases on PostgreSQL are asked in turn: 100 public stories, 1,000 messages and 100 members, and
100,000, 1,000,000 and 50,000. Times are of one process, from the request to its answer, nothing kept.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import astuple, dataclass
from itertools import chain
from pathlib import Path

from .copies import asked, copy_of, in_a_process
from .figures import Line, Range, Target, percentile, table
from .paper import write_down
from .worlds import World, manage, with_services

TURNS = 6
PARTS, SEARCH = ("page", "list", "post", "queue", "desk", "passport"), "search"
LARGER, SEARCH_MS = 1.3, 150


@dataclass(frozen=True)
class Size:
    """How many public stories, messages and members."""

    pages: int
    messages: int
    members: int

    def __str__(self) -> str:
        return f"{self.pages:,} pages, {self.messages:,} messages, {self.members:,} members"


SMALL, LARGE = Size(100, 1_000, 100), Size(100_000, 1_000_000, 50_000)


def main() -> int:
    """Builds both, asks them in turn, prints; 0 when every promise is kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.growing", description=__doc__)
    parser.add_argument("--rotations", type=int, default=3)
    parser.add_argument("--pages", type=int, default=LARGE.pages, help="fewer, for a quick look")
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    wanted = parser.parse_args()
    large = Size(wanted.pages, LARGE.messages, LARGE.members)
    folder = Path(tempfile.mkdtemp(prefix="oma-aani-growing-"))
    folder.chmod(0o755)
    try:
        with with_services(folder, people=SMALL.members) as world:
            if world is None:
                print("Left out: install postgresql and redis-server.")
                return 1
            manage(world.environment, "collectstatic", "--noinput", "-v0")
            lines = _lines(world, large, wanted.rotations)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(table(lines))
    if wanted.write:
        write_down(lines, wanted.rotations, "growth figures")
    return 0 if all(line.is_kept for line in lines) else 1


def _lines(world: World, large: Size, rotations: int) -> list[Line]:
    seen: dict[str, list[tuple[float, float]]] = defaultdict(list)
    searched: list[tuple[float, float]] = []
    few, many = _filled(world, "grown_few", SMALL), _filled(world, "grown_many", large)
    with asked("growing_inside", few) as ask_few, asked("growing_inside", many) as ask_many:
        for rotation in range(rotations):
            print(f"{rotation + 1}/{rotations}", flush=True)
            for part in PARTS:
                both = [(ask_few(part), ask_many(part)) for _turn in range(TURNS)]
                small, grown = (statistics.median(chain(*times)) for times in zip(*both, strict=True))
                seen[part].append((small, grown))
            searched.append((percentile(ask_few(SEARCH), 95), percentile(ask_many(SEARCH), 95)))
    return [*(_line(part, seen[part]) for part in PARTS), _search_line(searched, large)]


def _line(part: str, seen: list[tuple[float, float]]) -> Line:
    shown = Range.of([grown / small for small, grown in seen])
    small, grown = (Range.of([1000 * each for each in times]) for times in zip(*seen, strict=True))
    what = f"growth: {part} (ratio {shown.written()})"
    return Line(
        what, f"{grown.written()} ms", f"{small.written()} ms", shown.middle, Target(LARGER, unit=" ×")
    )


def _search_line(seen: list[tuple[float, float]], large: Size) -> Line:
    small, grown = (Range.of([1000 * each for each in times]) for times in zip(*seen, strict=True))
    what = f"search at {large.pages:,} pages: p95"
    return Line(
        what, f"{grown.written()} ms", f"{small.written()} ms", grown.middle, Target(SEARCH_MS, unit=" ms")
    )


def _filled(world: World, name: str, size: Size) -> dict[str, str]:
    print(f"Filling: {size}", flush=True)
    began, environment = time.monotonic(), copy_of(world, name)
    in_a_process("growing_inside", environment, "fill", *(str(each) for each in astuple(size)))
    print(f"  {time.monotonic() - began:,.0f} s", flush=True)
    return environment


if __name__ == "__main__":
    sys.exit(main())
