"""What every part of a run stands on: the processes, the network before them, and the people."""

import asyncio
import random
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.postgres_and_redis import restart_postgres

from . import world
from .client import RoomClient, Seat
from .history import Healed
from .proxy import FaultyProxy
from .servers import Program
from .texts import NAMES


@dataclass(frozen=True)
class Scale:
    """How much is tried."""

    messages: int
    kills: int
    redis_restarts: int
    postgres_restarts: int
    cuts: int
    held: int
    resends: int
    seats: int
    races: int
    is_full: bool = False

    def with_messages(self, messages: int) -> "Scale":
        """The same faults with another number of messages, and resends and races in step."""
        share = messages / self.messages
        resends, races = int(self.resends * share), int(self.races * share)
        return replace(self, messages=messages, resends=resends, races=races)


SCALES = {
    "full": Scale(10_000, 20, 20, 5, 10, 4, 5_000, 20, 1_000, is_full=True),
    "quick": Scale(600, 2, 2, 1, 1, 1, 200, 3, 50),
    "full-sqlite": Scale(1_000, 5, 0, 0, 4, 2, 500, 5, 0),
    "quick-sqlite": Scale(100, 1, 0, 0, 1, 1, 50, 1, 0),
}


@dataclass
class Ground:
    """One engine's processes, proxy and people."""

    scale: Scale
    engine: str
    folder: Path
    servers: list[Program]
    proxy: FaultyProxy
    worker: Program | None = None
    redis: Program | None = None
    postgres_folder: Path | None = None
    healed: list[Healed] = field(default_factory=list)
    administrator: Any = None
    moderators: list[Any] = field(default_factory=list)

    def settle(self) -> None:
        """Tables, one administrator, one moderator on duty, and two who decide."""
        world.prepare()
        Role = world.Role
        self.administrator = world.person("Sampo", Role.ADMINISTRATOR)
        world.attend(world.person("Mirja", Role.MODERATOR))
        self.moderators = [world.person(name, Role.MODERATOR) for name in ("Kaarlo", "Saimi")]

    def people_in(self, slug: str, count: int) -> list[Seat]:
        """A new room with so many members in it; each has a session."""
        place = world.room(self.administrator, slug)
        seated = []
        for number in range(count):
            name = NAMES[number]
            user = world.person(f"{name}-{slug}", world.Role.MEMBER)
            user.first_name = name
            user.save()
            seated.append(world.sit(user, place))
        return seated

    async def clients_in(self, slug: str, count: int) -> list[RoomClient]:
        """The same, each with a browser that is about to open."""
        seated = await world.off_loop(self.people_in, slug, count)
        return [RoomClient(who, self.proxy.port) for who in seated]

    async def heal(self, what: str, *, dark_since: float | None = None) -> None:
        """Notes that all is well again from now on, and which numbers the rooms have.

        `dark_since` is said by faults during which nobody, or half of the readers, can be reached.
        """
        at = time.monotonic()
        self.healed.append(Healed(what, dark_since or at, at, await world.persistently(world.newest)))

    async def kill_a_server(self) -> None:
        """`kill -9` of a server process that answers; of the only one where there is one."""
        began = time.monotonic()
        up = [server for server in self.servers if server.is_up] or self.servers
        victim = random.choice(up)
        await victim.crash()
        if len(self.servers) == 1:
            await victim.up()
        await self.heal("kill -9", dark_since=began)

    async def kill_the_worker(self) -> None:
        """`kill -9` of the process with the queue and the clock."""
        if self.worker:
            await self.worker.crash()

    async def restart_redis(self) -> None:
        """Redis dies, stays away for a moment and comes back empty."""
        if self.redis:
            await self.redis.crash(down=random.random())
            await self.redis.up()
            await self.heal("Redis restart")

    async def restart_postgres(self) -> None:
        """PostgreSQL stops as in a power cut and recovers."""
        began = time.monotonic()
        if self.postgres_folder:
            await asyncio.to_thread(restart_postgres, self.postgres_folder)
            await self.heal("PostgreSQL restart", dark_since=began)

    async def cut(self) -> None:
        """The network is away for a moment."""
        began = time.monotonic()
        self.proxy.is_down = True
        self.proxy.cut()
        await asyncio.sleep(random.random())
        self.proxy.is_down = False
        await self.heal("cut", dark_since=began)

    async def half_open(self) -> None:
        """Half of the connections are dead and nobody says so."""
        began = time.monotonic()
        self.proxy.silence(0.5)
        await asyncio.sleep(1)
        await self.heal("half-open", dark_since=began)

    async def delay(self) -> None:
        """Everything is slow and uneven for a while."""
        self.proxy.delay = 0.3
        await asyncio.sleep(2)
        self.proxy.delay = 0.0
        await self.heal("delay")

    async def lose_acknowledgements(self) -> None:
        """The next answers are cut off after the commit, before the writer hears."""
        self.proxy.acknowledgements_to_lose += 5
        await asyncio.sleep(1)
        await self.heal("lost answers")
