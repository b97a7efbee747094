"""The queue and the clock: background tasks, and work that is due at a time.

`manage.py worker` runs this loop by itself; in the embedded default it runs on the server's event loop,
so that what it sends reaches the in-memory channel layer.
"""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from asgiref.sync import sync_to_async
from django.core.management import call_command
from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

from portal.kit import clock

log = logging.getLogger("portal.worker")
TICK_SECONDS = 0.5


@dataclass
class TimedWork:
    """One piece of work that is done again and again, `every` so often."""

    name: str
    every: timedelta
    do: Callable[[], object]
    due: datetime = field(default_factory=clock.now)


def timed_work() -> list[TimedWork]:
    """All work by the clock. A piece that fails is tried again at its next time and stops no other."""
    return [
        TimedWork("scheduled publishing", timedelta(seconds=30), lambda: call_command("publish_scheduled")),
        TimedWork("old sessions", timedelta(hours=12), lambda: call_command("clearsessions")),
    ]


async def work_for_ever() -> None:
    """Runs until cancelled. Each tick is one hop to a thread, so the loop of the server stays free."""
    timed = timed_work()
    while True:
        await sync_to_async(work_once)(timed)
        await asyncio.sleep(TICK_SECONDS)


def work_once(timed: list[TimedWork]) -> None:
    """Does what is waiting now: every queued task, and every piece of timed work that is due."""
    close_old_connections()
    _guarded("queue", _run_queue)
    for piece in timed:
        if piece.due <= clock.now():
            piece.due = clock.now() + piece.every
            _guarded(piece.name, piece.do)
    close_old_connections()


def _run_queue() -> None:
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=20,
        worker_id="portal",
        excluded_queue_names=[],
    ).run()


def _guarded(name: str, do: Callable[[], object]) -> None:
    try:
        do()
    except Exception:
        log.exception("%s failed; it is tried again", name)
