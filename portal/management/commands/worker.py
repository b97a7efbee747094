"""Runs the queue and the clock in a process of their own."""

import asyncio
import contextlib

from django.core.management.base import BaseCommand

from portal.worker import work_for_ever


class Command(BaseCommand):
    """`manage.py worker`: until it is stopped."""

    help = "Runs background tasks and timed work until it is stopped."

    def handle(self, *args: object, **options: object) -> None:
        with contextlib.suppress(KeyboardInterrupt):
            asyncio.run(work_for_ever())
