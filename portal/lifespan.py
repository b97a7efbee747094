"""What starts and stops with the server: the queue and the clock in the embedded default."""

import asyncio
from typing import Any

from django.conf import settings

from peer import policy
from portal import worker
from portal.plain_language import words


class Lifespan:
    """The ASGI lifespan: works while the server runs, and finishes what was begun before it ends."""

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        await receive()
        warming = asyncio.create_task(asyncio.to_thread(_warm)) if settings.RULES_AT_START else None
        stop = asyncio.Event()
        work = asyncio.create_task(worker.work_until(stop)) if settings.WORK_IN_SERVER else None
        await send({"type": "lifespan.startup.complete"})
        await receive()
        stop.set()
        for begun in (warming, work):
            if begun:
                await begun
        await send({"type": "lifespan.shutdown.complete"})


def _warm() -> None:
    """What a first message and a first search would wait for. After a restart one reads meanwhile."""
    policy.warm()
    words.warm()
