"""`manage.py privacy_register`: writes the register into docs/privacy.md, or says that it is another."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from portal.kit.declared_data import declarations, without_people
from portal.kit.processing_record import is_kept_in, put_into, record

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "privacy.md"


class Command(BaseCommand):
    """The document is made from what the tables declare, never the other way round."""

    help = "Writes the record of processing into docs/privacy.md. With --check only says whether it is there."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; exit code 1 when it differs")

    def handle(self, *args: Any, **options: Any) -> None:
        register = record(declarations().values(), without_people())
        document = DOCUMENT.read_text()
        if options["check"]:
            if not is_kept_in(document, register):
                raise CommandError("docs/privacy.md shows another register: manage.py privacy_register")
            return
        DOCUMENT.write_text(put_into(document, register))
        self.stdout.write(f"{len(declarations())} tables with people are in the register.")
