"""Asks the server or the worker that runs beside it whether it is well: for a container's own watch."""

import json
import urllib.error
import urllib.request
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.kit.heartbeat import LATE_SECONDS, is_beating


class Command(BaseCommand):
    """`manage.py health`: ends with 0 when `/health/` says ok; with `--worker` when the worker goes round."""

    help = "Asks /health/ of the server at PORT; fails when a part is down."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who is asked."""
        parser.add_argument("--worker", action="store_true", help="asks for the worker's last round instead")

    def handle(self, *args: Any, **options: Any) -> None:
        """CommandError with what is down."""
        if not options["worker"]:
            self._ask_server()
        elif not is_beating():
            raise CommandError(f"No worker has done a round here for {LATE_SECONDS} seconds.")

    def _ask_server(self) -> None:
        address = f"http://127.0.0.1:{settings.PORT}/health/"
        try:
            with urllib.request.urlopen(address, timeout=4) as answer:
                self.stdout.write(json.dumps(json.load(answer)["parts"]))
        except urllib.error.HTTPError as error:
            raise CommandError(error.read().decode()) from error
        except OSError as error:
            raise CommandError(f"The server does not answer: {error}") from error
