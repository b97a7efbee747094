"""`python -m tests.bench`: measures rooms against the tutorial's chat, public pages against plain Wagtail.

Everything is interleaved: a rotation goes through all sessions once, and the next begins anew.
"""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from . import public, scaling
from .figures import Line, table
from .paper import write_down
from .rows import Row, Seen, rows
from .sessions import Session
from .worlds import World, embedded, with_services

ATTEND_EVERY = 8 * 60  # a moderator who says "I am here" counts for twenty minutes
BUSY_CLIENT = 0.85
Lines = tuple[list[Line], list[Line]]  # of rooms, of public pages
FAILED: list[str] = []  # sessions that came to no end


def main() -> int:
    """Measures what was asked for; 0 when every promise is kept."""
    asked = _asked()
    chosen = [row for row in rows(quick=asked.quick) if not asked.only or row.name in asked.only]
    rotations = 1 if asked.quick else asked.rotations
    _say_how_busy_it_is()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # servers and databases end with us
    began = time.monotonic()
    folder = Path(tempfile.mkdtemp(prefix="oma-aani-bench-"))
    folder.chmod(0o755)
    try:
        rooms, pages = _measured(folder, chosen, rotations, asked)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    lines = [*rooms, *pages]
    print(f"\n{table(lines)}\n\nMedians (ranges) of {rotations}; {time.monotonic() - began:,.0f} s in all.")
    if asked.write:
        write_down(rooms, rotations)
        write_down(pages, rotations, "public figures")
    if FAILED:
        print(f"Came to no end: {', '.join(FAILED)}.")
    return 0 if all(line.is_kept for line in lines) and not FAILED else 1


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    names = [*(row.name for row in rows(quick=True)), scaling.NAME, public.NAME]
    parser.add_argument("--quick", action="store_true", help="one short rotation")
    parser.add_argument("--only", action="append", choices=names, help="only this part; may be said again")
    parser.add_argument("--rotations", type=int, default=3)
    parser.add_argument("--write", action="store_true", help="put the table into docs/performance.md")
    return parser.parse_args()


def _measured(folder: Path, chosen: list[Row], rotations: int, asked: argparse.Namespace) -> Lines:
    scales = not asked.only or scaling.NAME in asked.only
    needs_services = scales or any(session.services for row in chosen for session in row.sessions)
    with ExitStack() as stack:
        worlds: dict[bool, World | None] = {False: None, True: None}
        if chosen:
            worlds[False] = embedded(folder)
        if needs_services:
            worlds[True] = stack.enter_context(with_services(folder))
            if worlds[True] is None:
                print("Left out: what needs PostgreSQL and Redis. Install postgresql and redis-server.")
        seen = _rotated(folder, chosen, rotations, worlds)
        lines = [line for row in chosen for line in row.lines(seen)]
        pages: list[Line] = []
        if not asked.only or public.NAME in asked.only:
            try:
                pages = public.lines(folder, rotations)
            except RuntimeError as error:
                FAILED.append(public.NAME)
                print(f"      {public.NAME} failed: {error}")
        if scales and worlds[True]:
            try:
                lines += scaling.lines(worlds[True], rotations)
            except RuntimeError as error:
                FAILED.append(scaling.NAME)
                print(f"      {scaling.NAME} failed: {error}")
    return lines, pages


def _rotated(folder: Path, chosen: list[Row], rotations: int, worlds: dict[bool, World | None]) -> Seen:
    seen: Seen = defaultdict(list)
    attended = time.monotonic()
    for rotation in range(rotations):
        for row in chosen:
            print(f"{rotation + 1}/{rotations}  {row.title}", flush=True)
            if time.monotonic() - attended > ATTEND_EVERY:
                attended = time.monotonic()
                for world in filter(None, worlds.values()):
                    world.attend()
            for session in row.sessions:
                if world := worlds[session.services]:
                    _measure(session, world, folder, seen)
    return seen


def _measure(session: Session, world: World, folder: Path, seen: Seen) -> None:
    try:
        figures = session.run(world, folder)
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        FAILED.append(session.name)
        print(f"      {session.name} failed: {error}")
        return
    seen[session.name].append(figures)
    _say(session.name, figures)


def _say(name: str, seen: dict[str, Any]) -> None:
    for step, figures in seen.items():
        if isinstance(figures, dict):
            plain = {key: value for key, value in figures.items() if isinstance(value, int | float)}
            print(f"      {name}, {step}: " + ", ".join(f"{key} {value:.4g}" for key, value in plain.items()))
            if figures.get("client_share", 0) > BUSY_CLIENT:
                print("      The client was the bottleneck here: this says nothing about the server.")
    sys.stdout.flush()


def _say_how_busy_it_is() -> None:
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    if load > cores / 2:
        print(f"Something else runs here (load {load:.1f} on {cores} cores): compare ratios, not figures.")


if __name__ == "__main__":
    sys.exit(main())
