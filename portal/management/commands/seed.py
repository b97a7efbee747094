"""`manage.py seed`: the demo world, made through the actions."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from peer import log_triggers

from ..demo_world import (
    beside,
    corrections,
    events,
    film,
    frame,
    handouts,
    lessons,
    news,
    newsletters,
    newsroom,
    people,
    people_in,
    photos,
    portfolio,
    programmes,
    questions,
    reader_tests,
    rooms,
    service_kinds,
    stories,
    taken_back,
    taken_down,
    trials,
    twins,
    voice,
    wishes,
    words,
)

PARTS = (
    people,
    frame,
    programmes,
    trials,
    handouts,
    words,
    service_kinds,
    events,
    news,
    stories,
    questions,
    photos,
    people_in,
    beside,
    voice,
    film,
    rooms,
    newsroom,
    wishes,
    reader_tests,
    taken_back,
    taken_down,
    corrections,
    newsletters,
    lessons,
    portfolio,
    twins,
)


class Command(BaseCommand):
    """Builds what is missing and leaves what is there."""

    help = "Builds the demo world. Safe to run again: what is there stays as it is."

    requires_system_checks: Any = ()  # the server checks; this is to be quick

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--reset", action="store_true", help="Empty the database first (demo and tests only)."
        )

    def handle(self, *args: Any, reset: bool = False, **options: Any) -> None:
        if reset:
            self._empty()
        said = [line for line in (self._build(part) for part in PARTS) if line]
        self.stdout.write("The demo world is ready." if said else "The demo world is here already.")

    def _build(self, part: Any) -> str | None:
        line: str | None = part.build()
        if line:
            self.stdout.write(f"  {line}")
        return line

    def _empty(self) -> None:
        if not (settings.DEMO or settings.DEBUG or settings.SETTINGS_MODULE == "portal.settings.test"):
            raise CommandError("This is no demo. Nothing was emptied. Set DEMO=1 if it is one.")
        log_triggers.remove(connection)  # they would keep the log; flushing puts them in place again
        call_command("flush", interactive=False, verbosity=0)
        self.stdout.write("  The old demo world is gone.")
