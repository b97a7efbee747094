"""Runs the queue and the clock in a process of their own."""

import asyncio
import signal

from django.core.management.base import BaseCommand

from portal.worker import work_until

from ..opening import open_or_refuse


class Command(BaseCommand):
    """`manage.py worker`: until it is stopped; the task that runs just then is finished first."""

    help = "Runs background tasks and timed work until it is stopped."

    def handle(self, *args: object, **options: object) -> None:
        open_or_refuse()
        asyncio.run(_work_until_signalled())


async def _work_until_signalled() -> None:
    stop = asyncio.Event()
    for signal_number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signal_number, stop.set)
    await work_until(stop)
