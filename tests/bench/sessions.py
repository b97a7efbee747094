"""What is measured: which program, in which rooms, and the steps that the client goes through."""

import json
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .crowd import Plan
from .server import OURS, OURS_COUNTED, ROOT, TUTORIAL, served
from .worlds import World

CLIENT_PATIENCE = 240


@dataclass(frozen=True)
class Session:
    """One server process and one crowd of sockets."""

    name: str
    ours: bool
    rooms: str
    each: int
    steps: tuple[dict[str, Any], ...]
    services: bool = False
    counted: bool = False
    environment: dict[str, str] = field(default_factory=dict)
    processes: int = 1

    def run(self, world: World, folder: Path) -> dict[str, Any]:
        """Starts the server, drives the client and gives what each step saw."""
        notes = folder / "history-queries"
        notes.write_text("")
        app = TUTORIAL if not self.ours else OURS_COUNTED if self.counted else OURS
        environment = {**world.environment, **self.environment, "HISTORY_QUERIES": str(notes)}
        with ExitStack() as stack:
            servers = [
                stack.enter_context(served(app, BENCH_FOLDER=str(folder), **environment))
                for _process in range(self.processes)
            ]
            ports, pids = [port for port, _pid in servers], [pid for _port, pid in servers]
            plan = Plan(
                ours=self.ours,
                port=ports[0],
                pid=pids[0],
                ports=ports,
                pids=pids,
                seats=world.seats(self._slugs(world), self.each, self.ours),
                moderator=world.told["moderator"] if self.ours else "",
                steps=list(self.steps),
            )
            seen = _driven(plan, sum(step.get("seconds", 0) for step in self.steps))
        if self.counted:
            seen["history"] = history_queries(notes, seen["reconnect"]["from"], seen["reconnect"]["until"])
        return seen

    def _slugs(self, world: World) -> list[str]:
        found = world.told["rooms"][self.rooms]
        return found if isinstance(found, list) else [found]


def history_queries(notes: Path, start: float, end: float) -> dict[str, float]:
    """How often the history was asked of the database: in all, a second, and in the busiest second."""
    lines = [line.split() for line in notes.read_text().splitlines()]
    during = [(float(at), kind == "1") for at, kind in lines if start <= float(at) <= end]
    seconds = Counter(int(at - start) for at, is_history in during if is_history)
    return {
        "most_in_a_second": max(seconds.values(), default=0),
        "a_second": sum(seconds.values()) / max(end - start, 1),
        "statements": len(during),
    }


def _driven(plan: Plan, lasts: float) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.client"],
        cwd=ROOT,
        input=json.dumps(plan),
        capture_output=True,
        text=True,
        timeout=CLIENT_PATIENCE + lasts,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    seen: dict[str, Any] = json.loads(done.stdout)
    return seen
