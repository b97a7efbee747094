"""Taking away a seat: open sockets end within two seconds, also without Redis, and nothing is read later."""

import asyncio
import http.client
import json
import time

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from peer import restricting
from peer.deciding import Because
from peer.models import Reason
from portal.accounts.models import User

from .. import world
from ..client import LOST, Seat, open_wire
from ..ground import Ground
from ..table import Row, kept_if

NO_SEAT = 4403
LIMIT_SECONDS = 2.0


async def try_it(ground: Ground) -> list[Row]:
    """Each time somebody with a socket to every process; each third time while Redis is away."""
    seated = await world.off_loop(ground.people_in, "seats", ground.scale.seats)
    slowest, wrong, late = 0.0, [], []
    for number, who in enumerate(seated):
        is_alone = ground.redis is not None and number % 3 == 2
        seconds, faults = await _one(ground, who, is_alone)
        slowest, wrong = max(slowest, seconds), wrong + faults
        late += [f"{who.name} listened for {seconds:.1f} s more"] if seconds > LIMIT_SECONDS else []
    figure = f"{len(seated)} people × {len(ground.servers)} sockets"
    figure += ", a third without Redis" if ground.redis else ""
    return [
        kept_if(wrong, "a seat taken away", figure, f"{len(wrong)} heard or read later"),
        kept_if(late, "closed within 2 s", figure, f"after {slowest:.2f} s at most", is_time=True),
    ]


async def _one(ground: Ground, who: Seat, is_alone: bool) -> tuple[float, list[str]]:
    wires = [await open_wire(who, server.port, deaf=True) for server in ground.servers]
    crash = None
    if is_alone and ground.redis:
        crash = asyncio.ensure_future(ground.redis.crash(down=4))
        await asyncio.sleep(0.2)
    await world.off_loop(_take_away, ground.moderators[0], who)
    committed = time.monotonic()
    ends = await asyncio.gather(*(_ended(wire) for wire in wires))
    slowest = max(at for at, _code in ends) - committed
    wrong = [f"{who.name} was closed with {code}" for _at, code in ends if code != NO_SEAT]
    wrong += await _reads_later(ground, who)
    if crash:
        await crash
    return slowest, wrong


async def _ended(wire: ClientConnection) -> tuple[float, int | None]:
    try:
        async with asyncio.timeout(10):
            while True:
                await wire.recv()
    except (ConnectionClosed, TimeoutError):
        return time.monotonic(), wire.close_code


async def _reads_later(ground: Ground, who: Seat) -> list[str]:
    """Everything that can still be tried with the session."""
    wrong = []
    for server in ground.servers:
        frames = await _all_that_comes(who, server.port)
        wrong += [f"{who.name} was sent {frame['type']} later" for frame in frames]
        status = await asyncio.to_thread(_status_of_page, who, server.port)
        if status not in {302, 403, 404}:
            wrong.append(f"{who.name} opened the room's page later ({status})")
    return wrong


async def _all_that_comes(who: Seat, port: int) -> list[dict]:
    frames = []
    try:
        async with open_wire(who, port) as wire:
            await wire.send(json.dumps({"type": "changes.since", "seq": 0}))
            await wire.send(json.dumps({"type": "message.post", "ref": "later", "text": "Vielä yksi asia."}))
            async with asyncio.timeout(5):
                while True:
                    frames.append(json.loads(await wire.recv()))
    except LOST:
        return frames


def _status_of_page(who: Seat, port: int) -> int:
    asking = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    asking.request("GET", f"/rooms/{who.slug}/", headers={"Cookie": who.cookie})
    status = asking.getresponse().status
    asking.close()
    return status


def _take_away(moderator: User, who: Seat) -> None:
    reason = Reason.objects.order_by("pk").first()
    case = restricting.Case(world.seat_row(who))
    assert restricting.remove_person(moderator, case=case, because=Because(reason)).mine
