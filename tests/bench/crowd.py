"""All sockets of one measurement: what they say and what they hear."""

import asyncio
import json
import re
import secrets
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import cycle
from typing import Any, TypedDict

from .server import cpu_seconds
from .texts import long_text, sentence
from .wire import Wire, open_wire

NUMBER = re.compile(rb"\bb-(\d+)")
AT_ONCE = 50
QUIET_SECONDS, LONGEST_SETTLING = 1.0, 20.0


class Seat(TypedDict):
    """Where one socket sits."""

    room: str
    cookie: str


class Plan(TypedDict):
    """What to do, and against whom: the first server, and all of them where there are several."""

    ours: bool
    port: int
    pid: int
    ports: list[int]
    pids: list[int]
    seats: list[Seat]
    moderator: str
    steps: list[dict[str, Any]]


class Crowd:
    """Opens the sockets, says things, and notes how long each thing took to reach each socket."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.wires: list[Wire] = []
        self.rooms: dict[str, list[Wire]] = {}
        self.desk: Wire | None = None
        self.said_at: dict[int, float] = {}  # by the number of the message
        self.heard: Counter[int] = Counter()
        self.took: list[float] = []
        self.refused: list[str] = []
        self.listen: Callable[[Wire, bytes], None] | None = None  # a step that reads the frames itself
        self.on_heard: Callable[[int], None] | None = None
        self._doors = cycle(plan["ports"])
        self._number = 0
        self._run = secrets.token_hex(4)  # what was said in an earlier rotation is still there

    @property
    def pids(self) -> list[int]:
        """All servers."""
        return self.plan["pids"]

    async def open(self, how_many: int) -> None:
        """Opens that many of the sockets in the plan, and divides them among the rooms."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(seat: Seat) -> Wire:
            async with gate:
                return await self.open_one(seat)

        seats = self.plan["seats"][:how_many]
        self.wires = list(await asyncio.gather(*(one(seat) for seat in seats)))
        rooms: dict[str, list[Wire]] = defaultdict(list)
        for seat, wire in zip(seats, self.wires, strict=True):
            rooms[seat["room"]].append(wire)
        self.rooms = dict(rooms)

    async def open_one(self, seat: Seat, *, small: bool = False) -> Wire:
        """One open socket."""
        path = f"/ws/rooms/{seat['room']}/"
        return await open_wire(next(self._doors), path, seat["cookie"], self._hear, small=small)

    async def attend(self) -> None:
        """A moderator opens the desk, so that the rooms stay attended; the tutorial has none."""
        if self.plan["ours"]:
            self.desk = await open_wire(
                self.plan["port"], "/ws/queue/", self.plan["moderator"], lambda *_: None
            )

    async def settle(self) -> None:
        """Waits until the server has nothing left to do for the newcomers."""
        end = time.monotonic() + LONGEST_SETTLING
        used = sum(map(cpu_seconds, self.pids))
        while time.monotonic() < end:
            await asyncio.sleep(QUIET_SECONDS)
            before, used = used, sum(map(cpu_seconds, self.pids))
            if used - before < 0.3 * QUIET_SECONDS:
                return

    async def close(self) -> None:
        """Everybody goes; the moderator stays to the end of the process."""
        for wire in self.wires:
            wire.transport.abort()
        await asyncio.gather(*(wire.ended for wire in self.wires))
        self.wires = []

    def say(self, wire: Wire, length: int = 0) -> int:
        """Says the next thing; its number comes back in what everybody hears."""
        self._number += 1
        number = self._number
        text = long_text(number, length) if length else sentence(number)
        frame = (
            {"type": "message.post", "ref": f"b-{number}-{self._run}", "text": text}
            if self.plan["ours"]
            else {"message": f"{text} b-{number}"}
        )
        encoded = json.dumps(frame, ensure_ascii=False).encode()
        self.said_at[number] = time.perf_counter()
        wire.say(encoded)
        return number

    def forget(self) -> None:
        """Begins to count anew; what still comes of earlier messages does not count."""
        self.said_at, self.heard, self.took = {}, Counter(), []

    def _hear(self, wire: Wire, frame: bytes) -> None:
        now = time.perf_counter()
        if self.listen:
            self.listen(wire, frame)
        if frame.startswith((b'{"type":"message.accepted"', b'{"type": "message.accepted"')):
            if b'"held"' in frame:
                self.refused.append(frame.decode())
            return
        if frame.startswith((b'{"type":"message.refused"', b'{"type":"error"')):
            self.refused.append(frame.decode())
            return
        found = NUMBER.search(frame)
        if found and (said := self.said_at.get(number := int(found[1]))) is not None:
            self.took.append(now - said)
            self.heard[number] += 1
            if self.on_heard:
                self.on_heard(number)
