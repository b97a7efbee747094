"""`python -m tests.bench.load`: fifty rooms for five minutes on two processes, and a kept page at the cache.

The same load on one process and SQLite goes before it in each rotation.
"""

import argparse
import shutil
import signal
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from . import front
from .__main__ import FAILED, _measure, _say_how_busy_it_is
from .figures import Line, Target, table
from .paper import write_down
from .rows import Seen, alone, compared, figures
from .sessions import Session
from .worlds import World, embedded, with_services

ROOMS, EACH = 50, 10
LASTS, WARMS = 300.0, 20.0  # seconds
PARTS = ("rooms", front.NAME)


def main() -> int:
    """0 when every promise is kept."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.load", description=__doc__)
    parser.add_argument("--only", choices=PARTS)
    parser.add_argument("--rotations", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=LASTS)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    asked = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    _say_how_busy_it_is()
    began, folder = time.monotonic(), Path(tempfile.mkdtemp(prefix="oma-aani-load-"))
    folder.chmod(0o755)
    try:
        lines = [] if asked.only == front.NAME else _of_rooms(folder, asked.rotations, asked.seconds)
        lines += [] if asked.only == "rooms" else _of_the_front(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{table(lines)}\n\n{asked.rotations} rotations; {time.monotonic() - began:,.0f} s in all.")
    if asked.write:
        write_down(lines, asked.rotations, "load figures")
    return 0 if all(line.is_kept for line in lines) and not FAILED else 1


def _of_rooms(folder: Path, rotations: int, seconds: float) -> list[Line]:
    seen: Seen = defaultdict(list)
    one = embedded(folder)
    with with_services(folder) as two:
        if two is None:
            print("Left out: what needs PostgreSQL and Redis. Install postgresql and redis-server.")
            FAILED.append("rooms")
            return []
        for rotation in range(rotations):
            for name, world, processes in (("one", one, 1), ("two", two, 2)):
                print(f"{rotation + 1}/{rotations}  {name}: {ROOMS} rooms × {EACH} sockets", flush=True)
                world.attend(ROOMS)
                _measure(_session(name, world, processes, seconds), world, folder, seen)
    return _room_lines(seen, seconds)


def _session(name: str, world: World, processes: int, seconds: float) -> Session:
    step = {"name": "lasting", "do": "sustain", "a_second": 1, "seconds": seconds, "warming": WARMS}
    several = processes > 1
    return Session(name, True, "load", EACH, (step,), services=several, processes=processes)


def _room_lines(seen: Seen, seconds: float) -> list[Line]:
    def of(session: str, key: str, scale: float = 1) -> list[float]:
        return figures(seen, session, "lasting", key, scale=scale)

    what = f"{ROOMS} × {EACH} × 1/s for {seconds:g} s on two processes"
    ours, other = (of(name, "p95", 1000) for name in ("two", "one"))
    return [
        *compared(f"{what}: p95 against one and SQLite", ours, other, Target(2, unit=" ×"), " ms"),
        *alone(f"{what}: messages", of("two", "messages"), None),
        *alone(f"{what}: lost", of("two", "lost"), Target(0)),
        *alone("the same on one and SQLite: lost", of("one", "lost"), Target(0)),
        *alone(f"{what}: memory, last three minutes", of("two", "growth", 100), Target(5, unit=" %"), " %"),
        *alone(f"{what}: memory in all", of("two", "mib"), None, " MiB"),
    ]


def _of_the_front(folder: Path) -> list[Line]:
    if missing := front.lacking():
        print(f"Left out: {', '.join(missing)} is missing here. Install varnish and nginx-light.")
        FAILED.append(front.NAME)
        return []
    return front.lines(folder, 3)


if __name__ == "__main__":
    sys.exit(main())
