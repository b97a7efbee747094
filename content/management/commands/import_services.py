"""`manage.py import_services FILE`: services in the shape of the national service data become drafts."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from content.service_data.importing import write
from content.service_data.planning import plan
from content.service_data.printing import as_lines
from content.service_data.reading import MOST_BYTES, Unreadable, read


class Command(BaseCommand):
    """Says what it would do; does it only with `--write`. Nothing is published, deleted or fetched."""

    help = "Says what bringing in a file of services would do, and with --write does it: drafts alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file, files beside it, and which part of it."""
        parser.add_argument("file", type=Path, help="one service, a list, or a page of PTV v11, in JSON")
        parser.add_argument(
            "--channels",
            type=Path,
            action="append",
            default=[],
            help="a file of service channels or organisations",
        )
        parser.add_argument("--organisation", default="", help="only what this one answers for: id or name")
        parser.add_argument("--again", action="store_true", help="also bring back what was taken away here")
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--write", action="store_true", help="do it")
        how.add_argument("--dry-run", action="store_true", help="only say it; that is so without this too")

    def handle(self, *_args: Any, **options: Any) -> None:
        """The plan is made and printed whole, then done."""
        try:
            given = read(_bytes(options["file"]), *(_bytes(path) for path in options["channels"]))
        except Unreadable as error:
            raise CommandError(str(error)) from error
        whole = plan(given, organisation=options["organisation"], again=options["again"])
        if options["write"]:
            write(whole.plans)
        for line in as_lines(whole, written=options["write"]):
            self.stdout.write(line)


def _bytes(path: Path) -> bytes:
    """What is in the file, and one sign more than may be: the reader says so kindly."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror or error}. Look at its name.") from error
