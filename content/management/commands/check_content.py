"""`manage.py check_content`: is everything that readers get in order?"""

from typing import Any

from django.core.management.base import BaseCommand

from content.reading_through import findings


class Command(BaseCommand):
    """Lists past contacts shown, orphans, pictures without alt text, broken links. Exit code 1 for any."""

    help = "Reads every public page and lists what is not in order: contacts, orphans, alt texts, links."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """One line for each finding, then how many there are."""
        found = list(findings())
        for finding in found:
            self.stdout.write(str(finding))
        self.stdout.write(f"{len(found)} found" if found else "Everything is in order.")
        if found:
            raise SystemExit(1)
