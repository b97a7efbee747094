"""A step in which one reader stops reading: what the others, the server's memory and the reader notice."""

import asyncio
import time
from pathlib import Path
from typing import Any

from .crowd import Crowd
from .figures import percentile
from .server import resident_bytes
from .talking import talk, told
from .wire import Wire

MIB = 1024 * 1024
ESTABLISHED = "01"
LOOK_EVERY = 0.1
WARMING = 2.0


async def stall(
    crowd: Crowd, *, a_second: float, calm: float, patience: float, length: int
) -> dict[str, Any]:
    """First everybody reads, then one stops and the room talks on until that one is cut off.

    The stopped reader's own deliveries count nowhere. Memory is the highest seen against that before.
    """
    await talk(crowd, a_second, WARMING, length)
    await asyncio.sleep(1)
    crowd.forget()
    await talk(crowd, a_second, calm, length)
    await asyncio.sleep(1)
    before = told(crowd)
    crowd.forget()
    stopped = crowd.wires.pop()
    for room in crowd.rooms.values():
        if stopped in room:
            room.remove(stopped)
    held = resident_bytes(crowd.plan["pid"])
    stopped.transport.pause_reading()
    began = time.monotonic()
    talking = asyncio.ensure_future(talk(crowd, a_second, patience, length))
    cut_off, most = None, held
    while not talking.done() and (cut_off is None or time.monotonic() - began < calm):
        await asyncio.sleep(LOOK_EVERY)
        most = max(most, resident_bytes(crowd.plan["pid"]))
        if cut_off is None and not is_held_open(stopped):
            cut_off = time.monotonic() - began
    talking.cancel()
    await asyncio.gather(talking, return_exceptions=True)
    await asyncio.sleep(1)
    after = told(crowd)
    stopped.transport.abort()
    return {
        **after,
        "p95_before": before["p95"],
        "ratio": after["p95"] / before["p95"],
        "cut_off": cut_off if cut_off is not None else float("inf"),
        "memory_mib": (most - held) / MIB,
        "p99": percentile(crowd.took, 99),
    }


def is_held_open(wire: Wire) -> bool:
    """Whether the server keeps its end open. The reader itself reads nothing, so the system is asked."""
    ours = wire.transport.get_extra_info("sockname")[1]
    theirs = wire.transport.get_extra_info("peername")[1]
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        _number, local, remote, state, *_rest = line.split()
        if int(local.partition(":")[2], 16) == theirs and int(remote.partition(":")[2], 16) == ours:
            return state == ESTABLISHED
    return False
