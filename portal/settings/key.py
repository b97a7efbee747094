"""A secret key for the embedded default: made once, kept readable by its owner only."""

import os
import secrets
from pathlib import Path


def read_or_make_key(path: Path) -> str:
    """The key in the file; a new one is written first when there is none. Safe when two start at once."""
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    key = secrets.token_urlsafe(50)
    with os.fdopen(handle, "w") as file:
        file.write(key)
    return key
