"""Asks the server that runs beside it whether it is well: for a container's own watch."""

import json
import urllib.error
import urllib.request

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    """`manage.py health`: ends with 0 when `/health/` says ok."""

    help = "Asks /health/ of the server at PORT; fails when a part is down."
    requires_system_checks: list[str] = []

    def handle(self, *args: object, **options: object) -> None:
        address = f"http://127.0.0.1:{settings.PORT}/health/"
        try:
            with urllib.request.urlopen(address, timeout=4) as answer:
                self.stdout.write(json.dumps(json.load(answer)["parts"]))
        except urllib.error.HTTPError as error:
            raise CommandError(error.read().decode()) from error
        except OSError as error:
            raise CommandError(f"The server does not answer: {error}") from error
