"""`manage.py accessibility_report FOLDER`: what the browser tests found becomes part of the statement."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from portal.kit import clock

NUMBERS = ("pages", "judged", "findings")


class Command(BaseCommand):
    """Reads one file a language, and writes the report that the statement shows."""

    help = "Makes the report of the accessibility statement from what the browser tests wrote into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        codes = [code for code, _name in settings.LANGUAGES if (folder / f"{code}.json").exists()]
        if not codes:
            raise CommandError(f"No language has a file in {folder}. Run the browser tests first.")
        found = {code: json.loads((folder / f"{code}.json").read_text()) for code in codes}
        report = {
            "day": clock.today().isoformat(),
            "tool": found[codes[0]]["tool"],
            "languages": {code: {name: row[name] for name in NUMBERS} for code, row in found.items()},
        }
        path = Path(settings.ACCESSIBILITY_REPORT)
        path.write_text(json.dumps(report, indent=2) + "\n")
        self.stdout.write(f"Written: {sum(row['pages'] for row in found.values())} pages in {path.name}.")
