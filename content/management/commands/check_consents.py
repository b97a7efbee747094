"""`manage.py check_consents`: is everything public what its storyteller said yes to?"""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from content.auditing import changed_pictures, mend, uncovered_pages


class Command(BaseCommand):
    """Lists live pages that no consent covers, and changed files. Exit code 1 when there are any."""

    help = "List live pages that no consent covers, and held pictures whose file has changed."

    def add_arguments(self, parser: CommandParser) -> None:
        """`--unpublish` mends pages."""
        parser.add_argument("--unpublish", action="store_true", help="also unpublish these pages")

    def handle(self, *_args: Any, unpublish: bool, **_options: Any) -> None:
        """One line for each finding, with numbers alone: no title, no name."""
        pages, pictures = list(uncovered_pages()), list(changed_pictures())
        for page in pages:
            if unpublish:
                mend(page)
            self.stdout.write(f"page {page.pk} ({page._meta.label}): live, no consent covers it")
        for picture in pictures:
            self.stdout.write(f"picture {picture.pk}: its file is not the one that was taken in")
        left = pictures or (pages and not unpublish)
        self.stdout.write(f"{len(pages)} pages, {len(pictures)} pictures found")
        if left:
            raise SystemExit(1)
