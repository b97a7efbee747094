"""`manage.py plain_check FILE|PAGE`: what may be hard to read, in a file or on a public page."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from content.explained import words_of
from content.reading_through import html_at
from portal.plain_language.blocks import from_text
from portal.plain_language.checking import check
from portal.plain_language.pages import from_html
from portal.plain_language.printing import Checked, as_json, as_junit, as_text, fails
from portal.plain_language.report import Weight
from portal.plain_language.words import LANGUAGES

FORMATS = {"text": as_text, "json": as_json, "junit": as_junit}
PAGES = (".html", ".htm")
MIGRATE = "Run manage.py migrate first."
COLLECT = "Run manage.py collectstatic first."
MOST = 5_000_000  # bytes: a text that somebody reads is smaller


class Command(BaseCommand):
    """Prints a report on each file or page. Exit code 1 only when `--fail-on` asks for it."""

    help = "Says what may be hard to read in a file, or on a public page given by its address (/fi/...)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to read, in which language, how to say it, and when to fail."""
        parser.add_argument("what", nargs="+", metavar="FILE|PAGE")
        parser.add_argument("--language", help="of files: fi (default), sv or en; a page knows its own")
        parser.add_argument(
            "--advice-language",
            choices=LANGUAGES,
            help="in which language it is told what to try; else in that of the text",
        )
        parser.add_argument("--format", choices=FORMATS, default="text")
        parser.add_argument("--fail-on", choices=("strong", "warn"), help="exit with 1 when any is found")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Everything is read before anything is printed."""
        checked = [_checked(what, options["language"]) for what in options["what"]]
        self.stdout.write(FORMATS[options["format"]](checked, options["advice_language"]))
        if options["fail_on"] and fails(checked, Weight(options["fail_on"])):
            raise SystemExit(1)


def _checked(what: str, language: str | None) -> Checked:
    path = Path(what)
    if what.startswith("/") and not path.exists():
        return _checked_page(what, language)
    text, said = _read(path), language or "fi"
    blocks = from_html(text, said) if path.suffix.lower() in PAGES else from_text(text)
    return Checked(what, blocks.text, check(blocks, said))


def _checked_page(address: str, language: str | None) -> Checked:
    try:
        return _page(address, language)
    except DatabaseError as error:
        raise CommandError(f"{address} cannot be read: there is no migrated database. {MIGRATE}") from error
    except ValueError as error:
        if "staticfiles manifest" not in str(error):
            raise
        raise CommandError(f"{address} cannot be shown: styles are not collected. {COLLECT}") from error


def _page(address: str, language: str | None) -> Checked:
    found = html_at(address)
    if found is None:
        raise CommandError(f"There is no public page at {address}, and no file of that name.")
    html, own = found
    said = language or own
    blocks = from_html(_main(html), said)
    explained = [way for word in words_of(said.partition("-")[0]) for way in word.all_ways]
    return Checked(address, blocks.text, check(blocks, said, explained=explained))


def _main(html: str) -> str:
    """What the page itself says, without the frame around it."""
    start, end = html.find("<main"), html.rfind("</main>")
    return html[start:end] if 0 <= start < end else html


def _read(path: Path) -> str:
    """The text of a file; a kind word when there is none to read."""
    try:
        if path.stat().st_size > MOST:
            raise CommandError(f"{path} is too large: at most {MOST // 1_000_000} megabytes can be read.")
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise CommandError(f"{path} is no text in UTF-8. Save it as plain text and try again.") from error
    if "\0" in text:
        raise CommandError(f"{path} is no text. Save it as plain text and try again.")
    return text
