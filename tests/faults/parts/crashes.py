"""Writers and readers while processes die and the network fails; then the history is checked."""

import asyncio
import contextlib
import random
import time
from collections.abc import Awaitable, Callable

from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction

from peer import blocking, chat, moderating
from peer.models import Reason, Room
from portal.accounts.models import User

from .. import checker, world
from ..client import RoomClient
from ..ground import Ground
from ..history import History
from ..table import Row, kept_if
from ..texts import sentence

ROOMS, WRITERS, READERS, AT_ONCE = 4, 3, 2, 3
Fault = Callable[[], Awaitable[None]]


class Crashes:
    """One run: its clients, how far the writers are, and what was done to the servers."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.clients: list[RoomClient] = []
        self.is_over = False
        self.written = 0
        self.acts = 0

    @property
    def acknowledged(self) -> int:
        """How many messages were acknowledged so far."""
        return sum(len(client.acknowledged) for client in self.clients)

    async def run(self) -> History:
        """Everything at once, then a calm end, then the history."""
        few = self.ground.engine == "sqlite"
        for number in range(2 if few else ROOMS):
            self.clients += await self.ground.clients_in(f"storm-{number}", WRITERS + READERS)
        await self._block(self.clients[WRITERS], self.clients[0])
        for client in self.clients:
            client.begin()
        writers = [
            client for place, client in enumerate(self.clients) if place % (WRITERS + READERS) < WRITERS
        ]
        writing = [asyncio.ensure_future(self._write(who)) for who in writers for _ in range(AT_ONCE)]
        acting = asyncio.ensure_future(self._act())
        await self._fail()
        while self.acknowledged < self.ground.scale.messages:
            await asyncio.sleep(0.1)
        self.is_over = True
        await asyncio.gather(*writing, acting)
        return await self._end()

    async def _end(self) -> History:
        newest = await world.persistently(world.newest)
        reached = await asyncio.gather(
            *(client.reach(newest[client.who.room], 20) for client in self.clients)
        )
        for client, there in zip(self.clients, reached, strict=True):
            if not there:
                client.transcript.troubles.append(f"stands at {client.number}, ended with {client.ends[-3:]}")
            await client.leave()
        told = [one for client in self.clients for one in client.acknowledged]
        return await world.off_loop(world.history, told, [client.transcript for client in self.clients])

    async def _write(self, client: RoomClient) -> None:
        while not self.is_over:
            number, self.written = self.written, self.written + 1
            frame = await client.say(f"m{number}", sentence(number))
            if frame["type"] == "message.accepted" and frame["status"] == "held":
                client.transcript.troubles.append(f"held: {sentence(number)}")

    async def _act(self) -> None:
        """Moderators remove, writers take back, and readers block while all this goes on."""
        while not self.is_over:
            await asyncio.sleep(0.5 * random.random())
            client = random.choice(self.clients)
            with contextlib.suppress(DatabaseError, PermissionDenied):
                self.acts += bool(
                    await world.off_loop(_hide_something, client.who.room, self.ground.moderators[0])
                )
        await self._block(self.clients[-1], self.clients[-(WRITERS + READERS)])

    async def _block(self, reader: RoomClient, writer: RoomClient) -> None:
        await world.persistently(_block, reader.who.person, writer.who.person)
        await asyncio.sleep(2.5 if reader.wire else 0)
        for one, other in ((reader, writer), (writer, reader)):
            newest = await world.persistently(world.newest)
            one.transcript.hidden[other.who.seat] = newest[one.who.room]

    async def _fail(self) -> None:
        faults = self._faults()
        share = self.ground.scale.messages / len(faults)
        for number, fault in enumerate(faults):
            await fault()
            patience = time.monotonic() + 4
            while self.acknowledged < number * share and time.monotonic() < patience:
                await asyncio.sleep(0.05)

    def _faults(self) -> list[Fault]:
        ground, scale = self.ground, self.ground.scale
        network = (ground.cut, ground.half_open, ground.delay, ground.lose_acknowledgements)
        faults = [fault for fault in network for _ in range(scale.cuts)]
        faults += [ground.kill_a_server] * scale.kills + [self._hold] * scale.held
        faults += [ground.restart_redis] * scale.redis_restarts
        faults += [ground.restart_postgres] * scale.postgres_restarts
        faults += [ground.kill_the_worker] * (1 if ground.worker else 0)
        random.Random(3).shuffle(faults)
        return faults

    async def _hold(self) -> None:
        """A transaction takes a number and commits late; somebody comes back in between."""
        client = random.choice(self.clients)
        held = asyncio.ensure_future(
            world.off_loop(_post_and_commit_late, client.who.person, client.who.room)
        )
        await asyncio.sleep(0.5)
        self.ground.proxy.cut(0.5)
        with contextlib.suppress(DatabaseError):
            await held
        await self.ground.heal("held transaction")


def _hide_something(place: int, moderator: User) -> bool:
    message = world.some_shown(place)
    if message is None:
        return False
    if random.random() < 0.5:
        chat.take_back(message.participant.user, message=message)
        return True
    reason = Reason.objects.order_by("pk").first()
    assert reason is not None
    moderating.remove_message(moderator, message=message, version=message.version, reason=reason)
    return True


def _block(blocker: int, blocked: int) -> None:
    people = User.objects.in_bulk([blocker, blocked])
    blocking.block_person(people[blocker], person=people[blocked])


def _post_and_commit_late(person: int, place: int) -> None:
    room, writer = Room.objects.get(pk=place), User.objects.get(pk=person)
    with transaction.atomic():
        number = random.randrange(50_000, 99_000)
        chat.post_message(writer, room=room, ref=f"late-{number}", text=sentence(number))
        time.sleep(2.5)


async def try_it(ground: Ground) -> list[Row]:
    """Acknowledged, gapless, in order, true to each reader, and soon complete."""
    began = time.monotonic()
    crashes = Crashes(ground)
    history = await crashes.run()
    seconds = time.monotonic() - began
    return [*_rows_of_storage(ground, crashes, history, seconds), *_rows_of_reading(ground, crashes, history)]


def _rows_of_storage(ground: Ground, crashes: Crashes, history: History, seconds: float) -> list[Row]:
    scale, told = ground.scale, len(history.acknowledged)
    faults = f"{scale.kills} kill -9, {4 * scale.cuts} network, {scale.held} held"
    if ground.redis:
        faults += f", {scale.redis_restarts} Redis, {scale.postgres_restarts} PostgreSQL"
    lost, doubled = checker.lost(history), checker.doubled(history)
    holes, inversions = checker.holes(history), checker.inversions(history)
    lost_answers = ground.proxy.lost_acknowledgements
    processes = [*ground.servers, *([ground.worker] if ground.worker else [])]
    deaths = [f"{one.name}: {one.deaths_of_its_own}" for one in processes if one.deaths_of_its_own]
    return [
        kept_if(deaths, "no process dies of another", f"{len(processes)} processes", f"{len(deaths)} died"),
        kept_if(lost, "acknowledged is committed", faults, f"{len(lost)} of {told} lost in {seconds:.0f} s"),
        kept_if(doubled, "one row for each ref", f"{lost_answers} answers lost", f"{len(doubled)} doubled"),
        kept_if(holes, "numbers have no holes", f"{len(history.changes)} changes", f"{len(holes)} holes"),
        kept_if(inversions, "order", f"{told} messages", f"{len(inversions)} inversions"),
    ]


def _rows_of_reading(ground: Ground, crashes: Crashes, history: History) -> list[Row]:
    untrue = checker.untrue(history)
    frames = sum(len(transcript.frames) for transcript in history.transcripts)
    times = checker.times_to_complete(ground.healed, history.transcripts)
    slowest, median = (checker.percentile(times, share) for share in (0.99, 0.5))
    late = [] if slowest <= 5 else [_by_cause(ground, history)]
    figure = f"{len(ground.healed)} healings × {len(history.transcripts)} readers"
    return [
        kept_if(
            untrue,
            "transcripts are the series",
            f"{len(history.transcripts)} readers, {frames} changes, {crashes.acts} hidden",
            f"{len(untrue)} differ",
        ),
        kept_if(
            late,
            "complete within 5 s (p99)",
            figure,
            f"{slowest:.1f} s, half of them {median:.2f} s",
            is_time=True,
        ),
    ]


def _by_cause(ground: Ground, history: History) -> str:
    said = []
    for what in sorted({healing.what for healing in ground.healed}):
        times = checker.times_to_complete(ground.healed, history.transcripts, what)
        said.append(f"{what} {checker.percentile(times, 0.99):.1f}")
    return "p99 by cause: " + ", ".join(said)
