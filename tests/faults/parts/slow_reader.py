"""One reader stops reading: the server lets go of them in time, and nobody else notices."""

import asyncio
import socket
import time
from itertools import count
from pathlib import Path

from .. import checker, world
from ..client import RoomClient, open_wire
from ..ground import Ground
from ..servers import is_connected
from ..table import Row, kept_if
from ..texts import sentence

READERS, WRITERS, A_SECOND = 12, 3, 10
CALM_SECONDS, LIMIT_SECONDS = 10, 30
UNNOTICED_SECONDS = 0.1  # what is faster than this is not slower for anybody
LIMIT_MIB = 4.0


async def try_it(ground: Ground) -> list[Row]:
    """A calm time first, then the same with somebody who takes nothing any more."""
    clients = await ground.clients_in("slow", READERS + 1)
    slow = clients.pop()
    for client in clients:
        client.port = slow.port = ground.servers[0].port
        client.begin()
    talking = asyncio.ensure_future(_talk(clients[:WRITERS]))
    await asyncio.sleep(CALM_SECONDS)
    turned, memory = time.monotonic(), _memory(ground.servers[0].pid)
    cut_after, most = await _stop_reading(ground, slow, memory)
    await asyncio.sleep(max(0.0, turned + CALM_SECONDS - time.monotonic()))
    talking.cancel()
    await asyncio.gather(talking, return_exceptions=True)
    return await _rows(clients, turned, cut_after, most)


async def _talk(writers: list[RoomClient]) -> None:
    saying: set[asyncio.Task[object]] = set()
    for number in count():
        said = writers[number % len(writers)].say(f"s{number}", sentence(number))
        task = asyncio.ensure_future(said)
        saying.add(task)
        task.add_done_callback(saying.discard)
        await asyncio.sleep(1 / A_SECOND)


async def _stop_reading(ground: Ground, slow: RoomClient, memory: float) -> tuple[float, float]:
    """Opens, reads nothing; how long the server kept the connection, and the most memory it took."""
    server, most = ground.servers[0], 0.0
    async with open_wire(slow.who, slow.port, deaf=True) as wire:
        wire.transport.pause_reading()
        name: socket.socket = wire.transport.get_extra_info("sockname")
        began = time.monotonic()
        while is_connected(server.port, name[1]) and time.monotonic() < began + LIMIT_SECONDS * 2:  # type: ignore[index]
            await asyncio.sleep(0.2)
            most = max(most, _memory(server.pid) - memory)
        seconds = time.monotonic() - began
        wire.transport.abort()
    return seconds, most


async def _rows(clients: list[RoomClient], turned: float, cut_after: float, most: float) -> list[Row]:
    newest = (await world.off_loop(world.newest))[clients[0].who.room]
    missing = [client.who.name for client in clients if not await client.reach(newest, 5)]
    before, after = (
        [delay for at, delay in _delays(clients) if (at < turned) is is_before] for is_before in (True, False)
    )
    for client in clients:
        await client.leave()
    calm, with_one = checker.percentile(before, 0.95), checker.percentile(after, 0.95)
    late = [f"cut off after {cut_after:.0f} s"] if cut_after > LIMIT_SECONDS else []
    slower = [f"{name} is not complete" for name in missing]
    if with_one > max(1.5 * calm, UNNOTICED_SECONDS):
        slower.append(f"p95 was {calm * 1000:.0f} ms and became {with_one * 1000:.0f} ms")
    heavy = [f"{most:.1f} MiB"] if most > LIMIT_MIB else []
    p95 = f"p95 {calm * 1000:.0f} → {with_one * 1000:.0f} ms, {len(missing)} incomplete"
    return [
        kept_if(
            late, "a slow reader is cut off", f"{A_SECOND} messages a second", f"after {cut_after:.1f} s"
        ),
        kept_if(slower, "the others do not notice", f"{len(clients)} readers", p95),
        kept_if(heavy, "a slow reader costs little", "resident memory", f"+{most:.1f} MiB"),
    ]


def _delays(clients: list[RoomClient]) -> list[tuple[float, float]]:
    """When each message was sent, and how long it took to each reader."""
    sent = {told.seq: told.sent_at for client in clients for told in client.acknowledged}
    arrivals = [arrival for client in clients for arrival in client.transcript.arrivals]
    return [(sent[seq], at - sent[seq]) for at, seq in arrivals if seq in sent]


def _memory(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
