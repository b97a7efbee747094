"""The one client of both programs: `python -m tests.bench.client` reads a plan and prints what it saw.

A process of its own, so that its work is never counted as the server's; its own share of a core is told too.
"""

import asyncio
import gc
import json
import sys
import time
from typing import Any

import uvloop

from .crowd import Crowd, Plan
from .lasting import sustain
from .leaving import reconnect
from .server import cpu_seconds, resident_bytes
from .stalling import stall
from .talking import saturate, steady

STEPS = {"steady": steady, "saturate": saturate, "stall": stall, "reconnect": reconnect, "sustain": sustain}
WARMING_SOCKETS = 10


async def drive(plan: Plan) -> dict[str, Any]:
    """Opens the sockets of the plan, goes through its steps and gives what each of them saw."""
    crowd = Crowd(plan)
    await crowd.attend()
    await crowd.open(WARMING_SOCKETS)
    await crowd.close()
    await asyncio.sleep(0.5)
    before = resident_bytes(plan["pid"])
    started = time.monotonic()
    await crowd.open(len(plan["seats"]))
    seen: dict[str, Any] = {
        "opening_seconds": time.monotonic() - started,
        "kib_per_socket": (resident_bytes(plan["pid"]) - before) / 1024 / len(plan["seats"]),
    }
    await crowd.settle()
    for step in plan["steps"]:
        wishes = {name: value for name, value in step.items() if name not in {"name", "do"}}
        seen[step["name"]] = await _watched(plan["pid"], STEPS[step["do"]](crowd, **wishes))
    await crowd.close()
    return seen


async def _watched(server: int, step: Any) -> dict[str, Any]:
    """A step's own figures, and how busy server and client were in it."""
    wall, theirs, ours = time.monotonic(), cpu_seconds(server), time.process_time()
    seen: dict[str, Any] = await step
    wall = time.monotonic() - wall
    seen["server_share"] = (cpu_seconds(server) - theirs) / wall
    seen["client_share"] = (time.process_time() - ours) / wall
    return seen


def main() -> None:
    """The plan comes as JSON on standard input; the figures leave as JSON on standard output."""
    gc.freeze()
    gc.disable()
    plan = json.load(sys.stdin)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        json.dump(runner.run(drive(plan)), sys.stdout)


if __name__ == "__main__":
    main()
