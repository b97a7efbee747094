"""The same message three times: over two sockets of two processes at once, and again after the answer."""

import asyncio
import json
from dataclasses import dataclass, field

from websockets.asyncio.client import ClientConnection

from peer.models import Message

from .. import world
from ..client import Seat, open_wire
from ..ground import Ground
from ..history import Frame
from ..table import Row, kept_if
from ..texts import sentence

PEOPLE, AT_ONCE = 6, 4
ANSWER_SECONDS = 90  # so long only on a machine that has much to do


@dataclass
class Sender:
    """One person with a socket to two processes, and every answer that came."""

    who: Seat
    wires: list[ClientConnection] = field(default_factory=list)
    answers: dict[str, list[Frame]] = field(default_factory=dict)
    heard: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def listen(self, wire: ClientConnection) -> None:
        """Keeps the answers."""
        async for text in wire:
            frame = json.loads(text)
            if frame["type"] in {"message.accepted", "message.refused"}:
                async with self.heard:
                    self.answers.setdefault(frame["ref"], []).append(frame)
                    self.heard.notify_all()

    async def send(self, wire: ClientConnection, ref: str, text: str) -> None:
        """One frame."""
        await wire.send(json.dumps({"type": "message.post", "ref": ref, "text": text}))

    async def answered(self, ref: str, times: int) -> None:
        """Waits until so many answers came."""
        async with asyncio.timeout(ANSWER_SECONDS), self.heard:
            await self.heard.wait_for(lambda: len(self.answers.get(ref, [])) >= times)

    async def three_times(self, ref: str, text: str) -> None:
        """Twice at once, and once more."""
        await asyncio.gather(*(self.send(wire, ref, text) for wire in self.wires))
        await self.answered(ref, 2)
        await self.send(self.wires[0], ref, text)
        await self.answered(ref, 3)


async def try_it(ground: Ground) -> list[Row]:
    """One row and one answer for each, and a clear conflict for other words."""
    seated = await world.off_loop(ground.people_in, "again", PEOPLE)
    senders = [Sender(who) for who in seated]
    listening = []
    for number, sender in enumerate(senders):
        for turn in range(2):
            port = ground.servers[(number + turn) % len(ground.servers)].port
            wire = await open_wire(sender.who, port, deaf=True)
            sender.wires.append(wire)
            listening.append(asyncio.ensure_future(sender.listen(wire)))
    numbers = iter(range(ground.scale.resends))
    await asyncio.gather(*(_send_all(sender, numbers) for sender in senders for _ in range(AT_ONCE)))
    conflicts = await _conflicts(senders)
    for sender in senders:
        await asyncio.gather(*(wire.close() for wire in sender.wires))
    await asyncio.gather(*listening, return_exceptions=True)
    return await _rows(ground, senders, conflicts)


async def _send_all(sender: Sender, numbers) -> None:
    for number in numbers:
        await sender.three_times(f"again-{number}", sentence(number))


async def _conflicts(senders: list[Sender]) -> list[str]:
    """The same ref with other words must be refused."""
    wrong = []
    for sender in senders:
        ref = next(iter(sender.answers))
        await sender.send(sender.wires[1], ref, "Aivan toiset sanat tässä.")
        await sender.answered(ref, 4)
        frame = sender.answers[ref].pop()
        if frame.get("reasons", [{}])[0].get("code") != "ref_conflict":
            wrong.append(f"{ref} with other words: {frame}")
    return wrong


async def _rows(ground: Ground, senders: list[Sender], conflicts: list[str]) -> list[Row]:
    wrong = [
        f"{ref}: {frames}"
        for sender in senders
        for ref, frames in sender.answers.items()
        if len({json.dumps(frame, sort_keys=True) for frame in frames}) != 1
    ]
    place = senders[0].who.room
    count = await world.off_loop(Message.objects.filter(room=place).count)
    if count != ground.scale.resends:
        wrong.append(f"{count} rows for {ground.scale.resends} messages")
    figure = f"{ground.scale.resends} × 3 sent, {len(senders)} with other words"
    result = f"{count - ground.scale.resends} duplicates, {len(wrong)} other answers"
    return [kept_if([*wrong, *conflicts], "sending again is harmless", figure, result)]
