"""`manage.py export_services [FILE]`: our public services in the shape of the national service data."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.service_data.exporting import public_services


class Command(BaseCommand):
    """Writes what anybody may read at /open-data/services.json, in lines for people."""

    help = "Writes the public services as JSON in the shape of PTV v11: into a file, or to be read here."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Where to."""
        parser.add_argument("file", nargs="?", type=Path)

    def handle(self, *_args: Any, file: Path | None, **_options: Any) -> None:
        """Without a file it is printed."""
        told = public_services()
        words = json.dumps(told, ensure_ascii=False, indent=2) + "\n"
        if file is None:
            self.stdout.write(words)
            return
        try:
            file.write_text(words, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"{file} cannot be written: {error.strerror or error}.") from error
        self.stdout.write(f"Written: {len(told['itemList'])} services in {file.name}.")
