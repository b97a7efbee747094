"""What must not come back by a restore: lines in files outside the database, with numbers and times only."""

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings

from portal.kit import clock


def withdrawals_file() -> Path:
    """What was taken back, and which taking back was undone. Lines are only ever added."""
    return Path(settings.DATA_DIR) / "ledger" / "withdrawals.jsonl"


def erasures_file() -> Path:
    """What was erased. Lines are only ever added."""
    return Path(settings.DATA_DIR) / "ledger" / "erasures.jsonl"


def people_file() -> Path:
    """What people in stories took back or shortened. Lines are only ever added."""
    return Path(settings.DATA_DIR) / "ledger" / "people.jsonl"


def note_person(*, person: int, page: int, undone: bool = False, until: str | None = None) -> None:
    """Somebody in a story took their yes back, gave it again (`undone`), or chose another last day."""
    facts: dict[str, Any] = {"person": person, "page": page}
    if until is not None:
        facts["until"] = until
    _add(people_file(), facts | ({"undone": True} if undone else {}))


def note_withdrawal(*, page_ids: list[int], translation_key: str) -> None:
    """Adds a line and waits until it is on the disk. It holds numbers and a time: no names, no text."""
    _add(withdrawals_file(), {"pages": page_ids, "translation_key": translation_key})


def note_undo(*, page_ids: list[int], translation_key: str) -> None:
    """The taking back of these pages was undone: a restore need not take them back again."""
    _add(withdrawals_file(), {"pages": page_ids, "translation_key": translation_key, "undone": True})


def note_erasure(*, page_ids: list[int], translation_key: str, files: list[str]) -> None:
    """These are erased: a restore erases them again. The names of files are random and tell nothing."""
    _add(erasures_file(), {"pages": page_ids, "translation_key": translation_key, "files": files})


def leavings_file() -> Path:
    """Who left the newsletter, as numbers. Lines are only ever added."""
    return Path(settings.DATA_DIR) / "ledger" / "newsletter.jsonl"


def note_leaving(*, subscriber: int) -> None:
    """Somebody left the newsletter. The address is not written anywhere."""
    _add(leavings_file(), {"subscriber": subscriber})


def places_file() -> Path:
    """Who gave a place at an event back, as numbers. Lines are only ever added."""
    return Path(settings.DATA_DIR) / "ledger" / "events.jsonl"


def note_giving_back(*, sign_up: int) -> None:
    """Somebody comes no more. Neither the name nor the address is written anywhere."""
    _add(places_file(), {"sign_up": sign_up})


def wishes_file() -> Path:
    """Which wishes were taken down, and which are shown again. Lines are only ever added."""
    return Path(settings.DATA_DIR) / "ledger" / "wishes.jsonl"


def note_wish(*, wish: int, undone: bool = False) -> None:
    """A wish was taken down, or is shown again (`undone`). Nothing of its words is written anywhere."""
    _add(wishes_file(), {"wish": wish} | ({"undone": True} if undone else {}))


def lines(path: Path) -> list[dict[str, Any]]:
    """The lines of one of the files, the oldest first. A last line that was cut off is left out."""
    if not path.exists():
        return []
    found = []
    for line in path.read_text().splitlines():
        try:
            found.append(json.loads(line))
        except json.JSONDecodeError:
            continue
    return found


def _add(path: Path, facts: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    line = {"at": clock.now().isoformat(), **facts}
    handle = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        os.write(handle, f"{json.dumps(line)}\n".encode())
        os.fsync(handle)
    finally:
        os.close(handle)
