"""Databases to measure on: made by `migrate` and `bench_world`, in a folder that is thrown away."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.postgres_and_redis import binary, postgres, redis

from .crowd import Seat
from .server import ROOT


@dataclass
class World:
    """People, rooms and cookies, and the environment in which a server finds them."""

    environment: dict[str, str] = field(default_factory=dict)
    told: dict[str, Any] = field(default_factory=dict)
    people: int = 1000

    def attend(self, load_rooms: int = 0) -> None:
        """The rooms are attended for the next while; the first time everything is made."""
        words = ["bench_world", "--people", str(self.people), "--load-rooms", str(load_rooms), "--json"]
        self.told = json.loads(manage(self.environment, *words))

    def seats(self, rooms: list[str], each: int, ours: bool) -> list[Seat]:
        """So many seats in each room; the tutorial asks nobody who they are."""
        cookies = self.told["cookies"]
        return [
            Seat(room=room, cookie=cookies[which * each + seat] if ours else "")
            for which, room in enumerate(rooms)
            for seat in range(each)
        ]


def embedded(folder: Path) -> World:
    """The embedded default: SQLite and the layer in memory."""
    data = folder / "data"
    data.mkdir()
    return _made({"DATA_DIR": str(data), "DATABASE_URL": "", "REDIS_URL": "", "DEMO": ""})


@contextlib.contextmanager
def with_services(folder: Path, people: int = 1000) -> Iterator[World | None]:
    """The same on a PostgreSQL and a Redis of its own; None where they are not installed."""
    if not all(binary(name) for name in ("initdb", "pg_ctl", "redis-server")):
        yield None
        return
    data = folder / "data-services"
    data.mkdir()
    with postgres(folder / "postgres") as database, redis(folder / "redis") as layer:
        yield _made({"DATA_DIR": str(data), "DATABASE_URL": database, "REDIS_URL": layer, "DEMO": ""}, people)


def manage(environment: dict[str, str], *words: str) -> str:
    """What a command of the portal printed; its complaint when it failed."""
    known = {**os.environ, "DJANGO_SETTINGS_MODULE": "tests.bench.settings", **environment}
    done = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=known,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(words)}: {done.stderr[-2000:]}")
    return done.stdout


def _made(environment: dict[str, str], people: int = 1000) -> World:
    manage(environment, "migrate", "--verbosity", "0")
    world = World(environment, people=people)
    world.attend()
    return world
