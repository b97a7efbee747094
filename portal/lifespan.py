"""What starts and stops with the server: the queue and the clock in the embedded default."""

import asyncio
import logging
import threading
from collections.abc import Iterator
from itertools import chain
from time import monotonic
from typing import Any

from django.conf import settings

from peer import policy
from portal import worker
from portal.plain_language import words

logger = logging.getLogger(__name__)

SETTLING = 2.0  # seconds
RESTS = 3  # times as long as the work before
DONE = object()


class Lifespan:
    """The ASGI lifespan: works while the server runs, and finishes what was begun before it ends."""

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        await receive()
        stop, cold = asyncio.Event(), threading.Event()
        warming = asyncio.create_task(asyncio.to_thread(_warm, cold)) if settings.RULES_AT_START else None
        work = asyncio.create_task(worker.work_until(stop)) if settings.WORK_IN_SERVER else None
        await send({"type": "lifespan.startup.complete"})
        await receive()
        stop.set()
        cold.set()
        for begun in (warming, work):
            if begun:
                await begun
        await send({"type": "lifespan.shutdown.complete"})


def _warm(stop: threading.Event) -> None:
    """What a first message and a first search would wait for, in small pieces with a rest after each.

    Those who come back after a restart come first: while it was done at once, they waited for seconds.
    """
    _in_pieces(chain(policy.warming(), words.warming()), stop)


def _in_pieces(steps: Iterator[None], stop: threading.Event) -> None:
    """Until it is done, told to stop, or fails: whoever needs the rest then waits for it, or hears why."""
    rest = SETTLING
    while not stop.wait(rest):
        began = monotonic()
        try:
            if next(steps, DONE) is DONE:
                return
        except Exception:
            logger.exception("Could not be read ahead")
            return
        rest = RESTS * (monotonic() - began)
