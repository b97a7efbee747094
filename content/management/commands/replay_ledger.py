"""`manage.py replay_ledger`: after a restore, does again what was taken back and erased since the backup."""

from typing import Any

from django.core.management.base import BaseCommand

from content.restoring import replay_ledger


class Command(BaseCommand):
    """Safe to run at any time: what is gone already stays gone."""

    help = "After a restore, before the site opens: takes back and erases again what the ledger says."

    def handle(self, *args: Any, **options: Any) -> None:
        done = replay_ledger()
        self.stdout.write(", ".join(f"{name}: {number}" for name, number in done.items()))
