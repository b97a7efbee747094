"""What must not come back by a restore: one line for each withdrawal, in a file outside the database."""

import json
import os
from pathlib import Path

from django.conf import settings

from portal.kit import clock


def withdrawals_file() -> Path:
    """The file. Lines are only ever added."""
    return Path(settings.DATA_DIR) / "ledger" / "withdrawals.jsonl"


def note_withdrawal(*, page_ids: list[int], translation_key: str) -> None:
    """Adds a line and waits until it is on the disk. It holds numbers and a time: no names, no text."""
    path = withdrawals_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    line = {"at": clock.now().isoformat(), "pages": page_ids, "translation_key": translation_key}
    handle = os.open(path, os.O_APPEND | os.O_CREAT | os.O_WRONLY, 0o600)
    try:
        os.write(handle, f"{json.dumps(line)}\n".encode())
        os.fsync(handle)
    finally:
        os.close(handle)
