"""`manage.py sweep`: lets go now what the worker lets go by the clock; `--dry-run` only counts it."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.kit.sweeping import run

from ...sweeps import sweeps


class Command(BaseCommand):
    """Says a number for each kind of thing, and of whom nothing. Safe to run at any time and twice."""

    help = "Lets go what is kept no longer. The worker does it by itself; --dry-run shows what it would do."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Names of sweeps, as they are printed; without any, all of them."""
        parser.add_argument("names", nargs="*", metavar="NAME")
        parser.add_argument("--dry-run", action="store_true", help="count what is due, and change nothing")

    def handle(self, *args: Any, names: list[str], dry_run: bool = False, **options: Any) -> None:
        known = {sweep.name: sweep for sweep in sweeps()}
        if unknown := set(names) - set(known):
            told = ", ".join(sorted(known))
            raise CommandError(f"There is no sweep {', '.join(sorted(unknown))}. There are: {told}")
        failed = []
        for name in names or known:
            try:
                number = known[name].due() if dry_run else run(known[name])
            except Exception as trouble:  # noqa: BLE001  one that fails stops no other
                failed.append(name)
                self.stderr.write(f"{name}: failed ({type(trouble).__name__})")
                continue
            self.stdout.write(f"{number:7} {name}")
        if failed:
            raise CommandError(f"{len(failed)} failed; the others were done.")
