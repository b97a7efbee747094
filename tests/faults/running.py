"""One engine's run: everything is started, each part is tried in turn, everything is stopped."""

import argparse
import asyncio
import importlib
import sys
import time
from pathlib import Path

from tests.postgres_and_redis import free_port

from . import servers, world
from .ground import SCALES, Ground
from .proxy import FaultyProxy
from .table import Row

LONGEST_SECONDS = {True: 300, False: 1200}  # whoever hangs is a violation too
PARTS = {
    "postgres": ["crashes", "resending", "seats", "races", "slow_reader"],
    "sqlite": ["crashes", "resending", "seats"],
}


async def try_everything(asked: argparse.Namespace, folder: Path, redis: servers.Program | None) -> list[Row]:
    """Every part of this engine, or those that were asked for."""
    ports = [free_port() for _ in range(3 if redis else 1)]
    programs = [servers.server(number, port, folder) for number, port in enumerate(ports)]
    scale = SCALES[("quick" if asked.quick else "full") + ("-sqlite" if redis is None else "")]
    scale = scale.with_messages(asked.messages) if asked.messages else scale
    ground = Ground(scale, asked.engine, folder, programs, FaultyProxy(ports), redis=redis)
    if redis:
        ground.worker = servers.worker(folder)
        ground.postgres_folder = folder / "postgres"
    await world.off_loop(ground.settle)
    rows: list[Row] = []
    everything = [*programs, *[one for one in (redis, ground.worker) if one]]
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
