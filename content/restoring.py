"""After a restore: what was taken back or erased since the backup is so again, before the site opens."""

from datetime import datetime
from typing import Any

from wagtail.models import Page

from portal.kit.storage import private_storage

from . import ledger
from .consenting import withdraw_again
from .erasing import erase_page_again, is_named
from .models import Consent
from .models.consents import is_tellable


def replay_ledger() -> dict[str, int]:
    """Does again what the ledger says. Gives how many pages and files it met. Safe to run at any time."""
    return {"erased": _erase_again(), "withdrawn": _withdraw_again(), "files": _files_again()}


def _erase_again() -> int:
    found = 0
    for line in ledger.lines(ledger.erasures_file()):
        for page in _pages(line):
            erase_page_again(page)
            found += 1
    return found


def _withdraw_again() -> int:
    """The newest line of a page counts: a taking back that was undone is none."""
    newest: dict[int, dict[str, Any]] = {}
    for line in ledger.lines(ledger.withdrawals_file()):
        newest |= dict.fromkeys(line["pages"], line)
    found = 0
    for number, line in newest.items():
        if line.get("undone"):
            continue
        given = Consent.objects.filter(
            page_id=number, withdrawn_at=None, given_at__lte=datetime.fromisoformat(line["at"])
        )
        pages = [page for page in _pages({**line, "pages": [number]}) if given.exists()]
        if pages:
            withdraw_again(pages)
            found += len(pages)
    return found


def _files_again() -> int:
    found = 0
    for line in ledger.lines(ledger.erasures_file()):
        for name in line["files"]:
            if private_storage().exists(name) and not is_named(name):
                private_storage().delete(name)
                found += 1
    return found


def _pages(line: dict[str, Any]) -> list[Any]:
    """The pages of the line that are there. A number that a newer page has got does not have the key."""
    pages = Page.objects.filter(pk__in=line["pages"], translation_key=line["translation_key"] or None)
    return [page for page in pages.specific() if is_tellable(page)]
