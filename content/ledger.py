"""What must not come back by a restore: lines in files outside the database, with numbers and times only."""

from pathlib import Path
from typing import Any

from portal.kit import ledger
from portal.kit.ledger import lines as lines


def withdrawals_file() -> Path:
    """What was taken back, and which taking back was undone. Lines are only ever added."""
    return ledger.file_of("withdrawals")


def erasures_file() -> Path:
    """What was erased. Lines are only ever added."""
    return ledger.file_of("erasures")


def people_file() -> Path:
    """What people in stories took back or shortened. Lines are only ever added."""
    return ledger.file_of("people")


def note_person(*, person: int, page: int, undone: bool = False, until: str | None = None) -> None:
    """Somebody in a story took their yes back, gave it again (`undone`), or chose another last day."""
    facts: dict[str, Any] = {"person": person, "page": page}
    if until is not None:
        facts["until"] = until
    ledger.add("people", facts | ({"undone": True} if undone else {}))


def note_withdrawal(*, page_ids: list[int], translation_key: str) -> None:
    """Adds a line and waits until it is on the disk. It holds numbers and a time: no names, no text."""
    ledger.add("withdrawals", {"pages": page_ids, "translation_key": translation_key})


def note_undo(*, page_ids: list[int], translation_key: str) -> None:
    """The taking back of these pages was undone: a restore need not take them back again."""
    ledger.add("withdrawals", {"pages": page_ids, "translation_key": translation_key, "undone": True})


def note_erasure(*, page_ids: list[int], translation_key: str, files: list[str]) -> None:
    """These are erased: a restore erases them again. The names of files are random and tell nothing."""
    ledger.add("erasures", {"pages": page_ids, "translation_key": translation_key, "files": files})


def leavings_file() -> Path:
    """Who left the newsletter, as numbers. Lines are only ever added."""
    return ledger.file_of("newsletter")


def note_leaving(*, subscriber: int) -> None:
    """Somebody left the newsletter. The address is not written anywhere."""
    ledger.add("newsletter", {"subscriber": subscriber})


def places_file() -> Path:
    """Who gave a place at an event back, as numbers. Lines are only ever added."""
    return ledger.file_of("events")


def note_giving_back(*, sign_up: int) -> None:
    """Somebody comes no more. Neither the name nor the address is written anywhere."""
    ledger.add("events", {"sign_up": sign_up})


def note_newsletters(*, page: int, later: bool, newsletters: list[int]) -> None:
    """Which newsletters may tell of a story from now on: these, and every later one or none."""
    ledger.add("newsletter_yeses", {"page": page, "later": later, "newsletters": newsletters})


def note_podcast(*, page: int, yes: bool) -> None:
    """Whether the voice in a story may be in the podcast from now on."""
    ledger.add("podcast_yeses", {"page": page, "yes": yes})


def note_take_down(*, page: int, translation_key: str) -> None:
    """An editor took a page away from readers. The reason is not written here."""
    ledger.add("take_downs", {"page": page, "translation_key": translation_key})


def note_portfolio(*, owner: int, is_on: bool, is_gone: bool = False) -> None:
    """A portfolio is public, or not any more, or is gone. Nothing that stands in it is written anywhere."""
    ledger.add("portfolios", {"owner": owner, "on": is_on, "gone": is_gone})


def wishes_file() -> Path:
    """Which wishes were taken down, and which are shown again. Lines are only ever added."""
    return ledger.file_of("wishes")


def note_wish(*, wish: int, undone: bool = False) -> None:
    """A wish was taken down, or is shown again (`undone`). Nothing of its words is written anywhere."""
    ledger.add("wishes", {"wish": wish} | ({"undone": True} if undone else {}))
