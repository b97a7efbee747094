"""One engine's run: everything is started, each part is tried in turn, everything is stopped."""

import argparse
import asyncio
import importlib
import os
import sys
import time
from pathlib import Path

from tests.postgres_and_redis import free_port
from tests.production import front

from . import servers, world
from .ground import SCALES, Ground
from .proxy import FaultyProxy
from .table import Row

LONGEST_SECONDS = {True: 300, False: 1200}  # whoever hangs is a violation too
PARTS = {
    "postgres": ["crashes", "resending", "seats", "races", "slow_reader"],
    "sqlite": ["crashes", "resending", "seats"],
    "production": ["crashes", "resending", "seats"],
}


def _front(folder: Path, ports: list[int]) -> list[servers.Program]:
    """The cache and the proxy before the servers."""
    cache, inside, door = free_port(), free_port(), free_port()
    os.environ["FRONT_CACHES"] = f"http://127.0.0.1:{inside}"
    told = front.told_to_caddy(folder / "caddy", f"http://127.0.0.1:{door}", ports, cache, free_port())
    words = front.varnish(folder / "varnish", ports, cache, inside)
    return [
        servers.Program("varnish", words, folder, dict(os.environ), cache),
        servers.Program("caddy", front.caddy(), folder, {**os.environ, **told}, door),
    ]


async def try_everything(asked: argparse.Namespace, folder: Path, redis: servers.Program | None) -> list[Row]:
    """Every part of this engine, or those that were asked for."""
    ports = [free_port() for _ in range({"postgres": 3, "production": 2, "sqlite": 1}[asked.engine])]
    before = _front(folder, ports) if asked.engine == "production" else []
    programs = [servers.server(number, port, folder) for number, port in enumerate(ports)]
    scale = SCALES[("quick" if asked.quick else "full") + ("-sqlite" if redis is None else "")]
    scale = scale.with_messages(asked.messages) if asked.messages else scale
    doors = [program.port for program in before if program.name == "caddy"] or ports
    ground = Ground(scale, asked.engine, folder, programs, FaultyProxy(doors), redis=redis)
    if redis:
        ground.worker = servers.worker(folder)
        ground.postgres_folder = folder / "postgres"
    await world.off_loop(ground.settle)
    rows: list[Row] = []
    everything = [*programs, *before, *[one for one in (redis, ground.worker) if one]]
    limit = asyncio.timeout(LONGEST_SECONDS[asked.quick])
    async with servers.all_up(everything), limit:
        await ground.proxy.start(free_port())
        parts = [part for part in PARTS[asked.engine] if part != "slow_reader" or scale.is_full]
        for part in asked.part or parts:
            began = time.monotonic()
            found = await importlib.import_module(f"tests.faults.parts.{part}").try_it(ground)
            sys.stdout.write(f"{asked.engine}: {part}, {time.monotonic() - began:.0f} s\n")
            sys.stdout.writelines(f"  {row.promise}: {row.result}\n" for row in found)
            sys.stdout.flush()
            rows += found
        await ground.proxy.stop()
    return rows
