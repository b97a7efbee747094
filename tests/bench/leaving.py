"""A step in which everybody loses the connection at once and comes back by number."""

import asyncio
import json
import re
import time
from typing import Any

from .crowd import Crowd
from .wire import Wire

SEQ = re.compile(rb'"seq": ?(\d+)')
AT_ONCE = 100
PATIENCE = 90.0


class Series:
    """What one reader has: the newest number taken in order, and what came twice."""

    def __init__(self) -> None:
        self.newest = 0
        self.twice = 0

    def take(self, seq: int) -> None:
        """The next number is taken, a later one waits for catching up, an earlier one came twice."""
        if not self.newest or seq == self.newest + 1:
            self.newest = seq
        elif seq <= self.newest:
            self.twice += 1


async def reconnect(crowd: Crowd, *, a_second: float, away: float) -> dict[str, Any]:
    """A writer talks on; everybody else is cut, stays away so long, and asks for what was missed."""
    series = {wire: Series() for wire in crowd.wires}
    writer, *others = crowd.wires
    newest = 0

    def listen(wire: Wire, frame: bytes) -> None:
        nonlocal newest
        if b'"change"' in frame[:20] and (found := SEQ.search(frame)) and wire in series:
            seq = int(found[1])
            series[wire].take(seq)
            newest = max(newest, seq)

    crowd.listen = listen
    await _say(crowd, writer, a_second, 1.0)
    for wire in others:
        wire.transport.abort()
    talking = asyncio.ensure_future(_say(crowd, writer, a_second, PATIENCE))
    await asyncio.sleep(away)
    began, began_at = time.monotonic(), time.time()
    gate = asyncio.Semaphore(AT_ONCE)

    async def back(index: int, old: Wire) -> Wire:
        async with gate:
            wire = await crowd.open_one(crowd.plan["seats"][index])
        series[wire] = series.pop(old)
        wire.say(json.dumps({"type": "changes.since", "seq": series[wire].newest}).encode())
        return wire

    returned = await asyncio.gather(*(back(index, old) for index, old in enumerate(others, start=1)))
    opened = time.monotonic() - began
    talking.cancel()
    await asyncio.gather(talking, return_exceptions=True)
    await _until(lambda: all(one.newest == newest for one in series.values()), PATIENCE)
    crowd.listen = None
    crowd.wires = [writer, *returned]
    return {
        "opened_seconds": opened,
        "back_seconds": time.monotonic() - began,
        "from": began_at,
        "until": time.time(),
        "lost": sum(newest - one.newest for one in series.values()),
        "twice": sum(one.twice for one in series.values()),
    }


async def _say(crowd: Crowd, writer: Wire, a_second: float, seconds: float) -> None:
    for _ in range(round(a_second * seconds)):
        crowd.say(writer)
        await asyncio.sleep(1 / a_second)


async def _until(ask: Any, patience: float) -> None:
    end = time.monotonic() + patience
    while not ask() and time.monotonic() < end:
        await asyncio.sleep(0.1)
