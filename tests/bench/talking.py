"""Steps in which everybody reads: at a steady pace, and as fast as it goes."""

import asyncio
import time
from typing import Any

from .crowd import Crowd
from .figures import percentile
from .server import cpu_seconds

DRAIN_SECONDS = 3.0


async def steady(
    crowd: Crowd, *, a_second: float, seconds: float, warming: float = 1.0, length: int = 0
) -> dict[str, Any]:
    """Each room hears `a_second` messages a second, by its people in turn."""
    await talk(crowd, a_second, warming, length)
    await _drain(crowd)
    crowd.forget()
    used, began = cpu_seconds(crowd.plan["pid"]), time.monotonic()
    await talk(crowd, a_second, seconds, length)
    talked = time.monotonic() - began
    await _drain(crowd)
    used = cpu_seconds(crowd.plan["pid"]) - used
    return {**told(crowd), "cpu_us": used * 1e6 / max(len(crowd.took), 1), "talked_seconds": talked}


async def saturate(crowd: Crowd, *, windows: list[int], seconds: float) -> dict[str, Any]:
    """The most deliveries a second: so many messages are on their way, and each is answered by the next.

    Of the windows the best counts in which nothing was lost and nobody waited more than a second.
    """
    tries = [await _window(crowd, window, seconds) for window in windows]
    good = [one for one in tries if not one["lost"] and one["p95"] <= 1.0]
    best = max(good or tries, key=lambda one: one["per_second"])
    return {**best, "tries": tries}


async def talk(crowd: Crowd, a_second: float, seconds: float, length: int) -> None:
    """Every message at its own time, the rooms one after the other in each beat."""
    rooms = list(crowd.rooms.values())
    began = time.perf_counter()
    for beat in range(round(a_second * seconds)):
        for which, room in enumerate(rooms):
            due = began + (beat + which / len(rooms)) / a_second
            if (left := due - time.perf_counter()) > 0:
                await asyncio.sleep(left)
            crowd.say(room[beat % len(room)], length)


async def _window(crowd: Crowd, window: int, seconds: float) -> dict[str, Any]:
    wires = crowd.wires
    crowd.forget()
    ends = time.perf_counter() + seconds
    turn = 0

    def next_one() -> None:
        nonlocal turn
        turn += 1
        crowd.say(wires[turn * 7 % len(wires)])

    def heard(number: int) -> None:
        if crowd.heard[number] == len(wires) and time.perf_counter() < ends:
            next_one()

    crowd.on_heard = heard
    for _ in range(window):
        next_one()
    await asyncio.sleep(seconds)
    arrived = len(crowd.took)
    await _drain(crowd)
    crowd.on_heard = None
    return {**told(crowd), "window": window, "per_second": arrived / seconds}


async def _drain(crowd: Crowd) -> None:
    expected = _expected(crowd)
    end = time.monotonic() + DRAIN_SECONDS
    while len(crowd.took) < expected and time.monotonic() < end:
        await asyncio.sleep(0.02)


def _expected(crowd: Crowd) -> int:
    return len(crowd.said_at) * len(crowd.wires) // max(len(crowd.rooms), 1)


def told(crowd: Crowd) -> dict[str, Any]:
    """What was heard, how late, and what never came."""
    if crowd.refused:
        raise RuntimeError(f"{len(crowd.refused)} messages were not shown: {crowd.refused[0]}")
    return {
        "p50": percentile(crowd.took, 50),
        "p95": percentile(crowd.took, 95),
        "deliveries": len(crowd.took),
        "lost": _expected(crowd) - len(crowd.took),
    }
