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
        host = settings.ALLOWED_HOSTS[0].lstrip(".")
        request = urllib.request.Request(f"http://127.0.0.1:{settings.PORT}/health/", headers={"Host": host})
        try:
            with urllib.request.urlopen(request, timeout=4) as answer:  # noqa: S310  our own address
                self.stdout.write(json.dumps(json.load(answer)["parts"]))
        except urllib.error.HTTPError as error:
            raise CommandError(error.read().decode()) from error
        except OSError as error:
            raise CommandError(f"The server does not answer: {error}") from error
