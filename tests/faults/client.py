"""A well-behaved client of docs/wire.md: keeps its number, sends again what was not answered, catches up."""

import asyncio
import contextlib
import json
import random
import time
from dataclasses import dataclass, field

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

from .history import Acknowledged, Connection, Frame, Transcript

LOST = (OSError, TimeoutError, ConnectionClosed, InvalidHandshake, InvalidMessage, EOFError)
STOPS = {4401, 4403}
IMPATIENT_SECONDS = 12.0  # so long without an answer: opens anew
PING_SECONDS, PONG_SECONDS = 1.0, 2.0
# A line that died while it opened is given up as soon as an open one.
OPEN_SECONDS = PING_SECONDS + PONG_SECONDS


@dataclass
class Ticket:
    """A message that waits for its answer."""

    text: str
    sent_at: float
    answered: "asyncio.Future[Frame]"


@dataclass
class Seat:
    """Who sits where, as the client needs it."""

    name: str
    person: int
    seat: int
    room: int
    slug: str
    cookie: str


@dataclass(eq=False)
class RoomClient:
    """One person's browser in one room."""

    who: Seat
    port: int
    transcript: Transcript = None  # type: ignore[assignment]
    acknowledged: list[Acknowledged] = field(default_factory=list)
    unanswered: dict[str, Ticket] = field(default_factory=dict)
    ends: list[int] = field(default_factory=list)
    wire: ClientConnection | None = None
    task: "asyncio.Task[None] | None" = None

    def __post_init__(self) -> None:
        self.transcript = Transcript(self.who.name, self.who.room)
        self.number = 0

    def begin(self) -> None:
        """Opens, and opens again whenever the connection is lost."""
        self.task = asyncio.ensure_future(self._live())

    async def leave(self) -> None:
        """Goes away."""
        if self.task:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)

    async def say(self, ref: str, text: str) -> Frame:
        """Sends a message and waits for its answer, over as many connections as it takes."""
        ticket = Ticket(text, time.monotonic(), asyncio.get_running_loop().create_future())
        self.unanswered[ref] = ticket
        with contextlib.suppress(*LOST):
            await self._send_message(ref, text)
        return await ticket.answered

    async def reach(self, number: int, seconds: float) -> bool:
        """Waits until everything up to a number is shown."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while self.number < number:
                    await asyncio.sleep(0.02)
        return self.number >= number

    async def _live(self) -> None:
        while True:
            with contextlib.suppress(*LOST):
                await self._one_connection()
            self.wire = None
            if self.ends and self.ends[-1] in STOPS:
                return
            await asyncio.sleep(0.1 + 0.4 * random.random())

    async def _one_connection(self) -> None:
        async with open_wire(self.who, self.port) as wire:
            connection = Connection(self.number)
            self.transcript.connections.append(connection)
            self.wire = wire
            await wire.send(json.dumps({"type": "changes.since", "seq": self.number}))
            for ref, ticket in list(self.unanswered.items()):
                await self._send_message(ref, ticket.text)
            try:
                await self._read(wire, connection)
            finally:
                if wire.close_code:
                    self.ends.append(wire.close_code)

    async def _read(self, wire: ClientConnection, connection: Connection) -> None:
        opened = time.monotonic()
        while True:
            with contextlib.suppress(TimeoutError):
                frame = json.loads(await asyncio.wait_for(wire.recv(), 1.0))
                self._take(frame, connection)
            oldest = min((ticket.sent_at for ticket in self.unanswered.values()), default=opened + 1e9)
            if time.monotonic() - max(oldest, opened) > IMPATIENT_SECONDS:
                wire.transport.abort()
                return

    async def _send_message(self, ref: str, text: str) -> None:
        if self.wire:
            await self.wire.send(json.dumps({"type": "message.post", "ref": ref, "text": text}))

    def _take(self, frame: Frame, connection: Connection) -> None:
        match frame["type"]:
            case "change":
                connection.seqs.append(frame["seq"])
                self._show(frame)
            case "message.accepted":
                self._answer(frame)
            case "message.refused" | "error":
                self.transcript.troubles.append(json.dumps(frame, ensure_ascii=False))
                self._settle(frame)

    def _show(self, frame: Frame) -> None:
        if frame["seq"] == self.number + 1:
            self.number += 1
            self.transcript.frames.append(frame)
            self.transcript.arrivals.append((time.monotonic(), self.number))

    def _answer(self, frame: Frame) -> None:
        ticket = self._settle(frame)
        if ticket:
            who, told = self.who, (frame["seq"], frame["status"])
            self.acknowledged.append(
                Acknowledged(
                    who.room, who.seat, frame["ref"], ticket.text, *told, ticket.sent_at, time.monotonic()
                )
            )

    def _settle(self, frame: Frame) -> Ticket | None:
        ticket = self.unanswered.pop(frame.get("ref", ""), None)
        if ticket and not ticket.answered.done():
            ticket.answered.set_result(frame)
        return ticket


def open_wire(who: Seat, port: int, *, deaf: bool = False) -> connect:
    """A socket of somebody in their room. A deaf one does not ask whether the server is still there."""
    return connect(
        f"ws://127.0.0.1:{port}/ws/rooms/{who.slug}/?language=en",
        origin=f"http://127.0.0.1:{port}",  # type: ignore[arg-type]
        additional_headers={"Cookie": who.cookie},
        compression=None,
        open_timeout=OPEN_SECONDS,
        ping_interval=None if deaf else PING_SECONDS,
        ping_timeout=PONG_SECONDS,
        close_timeout=0.5,
        max_queue=None,
        proxy=None,
    )
