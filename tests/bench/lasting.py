"""A step that lasts: everybody reads for minutes at a steady pace, and the servers' memory is watched."""

import asyncio
import statistics
import time
from typing import Any

from .crowd import Crowd
from .server import cpu_seconds, resident_bytes
from .talking import DRAIN_SECONDS, talk, told

LOOK_EVERY = 2.0  # seconds
WATCHED_SECONDS = 180.0  # the memory is to be flat in the last three minutes
BEGINNING, END = 0.2, 0.2  # shares of that time that are held against each other


async def sustain(crowd: Crowd, *, a_second: float, seconds: float, warming: float) -> dict[str, Any]:
    """Each room hears `a_second` messages a second for so long; how late, what was lost, how memory grew."""
    await talk(crowd, a_second, warming, 0)
    await asyncio.sleep(DRAIN_SECONDS)
    crowd.forget()
    seen: list[tuple[float, list[int]]] = []
    watching = asyncio.ensure_future(_watch(crowd.pids, seen))
    used = sum(map(cpu_seconds, crowd.pids))
    await talk(crowd, a_second, seconds, 0)
    used = sum(map(cpu_seconds, crowd.pids)) - used
    await asyncio.sleep(DRAIN_SECONDS)
    watching.cancel()
    return {
        **told(crowd),
        "cpu_us": used * 1e6 / max(len(crowd.took), 1),
        "messages": len(crowd.said_at),
        "growth": _growth(seen),
        "mib": max(sum(sizes) for _at, sizes in seen) / 2**20,
    }


async def _watch(pids: list[int], seen: list[tuple[float, list[int]]]) -> None:
    while True:
        seen.append((time.monotonic(), [resident_bytes(pid) for pid in pids]))
        await asyncio.sleep(LOOK_EVERY)


def _growth(seen: list[tuple[float, list[int]]]) -> float:
    """How much larger the process that grew most was at the end of the watched time than at its beginning."""
    ends = seen[-1][0]
    watched = [(at, sizes) for at, sizes in seen if at >= ends - WATCHED_SECONDS]
    length = ends - watched[0][0]
    first = [sizes for at, sizes in watched if at <= watched[0][0] + BEGINNING * length]
    last = [sizes for at, sizes in watched if at >= ends - END * length]
    before, after = ([statistics.median(each) for each in zip(*part, strict=True)] for part in (first, last))
    return max(late / early for early, late in zip(before, after, strict=True)) - 1
