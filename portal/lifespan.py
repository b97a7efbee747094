"""What starts and stops with the server: the queue and the clock in the embedded default."""

import asyncio
import contextlib
from typing import Any

from django.conf import settings

from portal import worker


class Lifespan:
    """The ASGI lifespan: runs the work loop while the server runs, and ends it with the server."""

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        await receive()
        work = asyncio.create_task(worker.work_for_ever()) if settings.WORK_IN_SERVER else None
        await send({"type": "lifespan.startup.complete"})
        await receive()
        if work:
            work.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await work
        await send({"type": "lifespan.shutdown.complete"})
