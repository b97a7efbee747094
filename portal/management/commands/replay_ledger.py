"""`manage.py replay_ledger`: after a restore, does again what was taken back, erased and forbidden since."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from portal.kit import ledger, ledger_state

from ..replaying import replay_everything


class Command(BaseCommand):
    """Safe to run at any time and twice: what is gone already stays gone."""

    help = "After a restore, before the site opens: does again what the ledger says."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """`--although-older` goes on with a ledger that lacks lines: what they said stays undone."""
        parser.add_argument(
            "--although-older", action="store_true", help="there is no newer ledger: use this one"
        )

    def handle(self, *args: Any, although_older: bool = False, **options: Any) -> None:
        state = ledger_state.state()
        if state.missing and not although_older:
            words = ledger_state.OLDER.format(count=len(state.missing), folder=ledger.folder())
            raise CommandError(f"{words} If there is none, run it again with --although-older.")
        done = replay_everything(state.unknown)
        self.stdout.write(", ".join(f"{name}: {number}" for name, number in done.items()))
        self.stdout.write("The site may open.")
