"""Acts that no restore may undo: lines in files outside the database, with numbers and times only.

One file for each kind of act in `DATA_DIR/ledger/`, one JSON object a line, lines only ever added. `n` is the
line's own random key: the database keeps it too (`NotedLine`), so a restored one can say what it lacks.
"""

import json
import os
import uuid
from pathlib import Path
from typing import Any

from django.conf import settings

from . import clock

Line = dict[str, Any]


def folder() -> Path:
    """Where the files are. Back it up apart from the database; never put an older one over a newer."""
    return Path(settings.LEDGER_DIR or Path(settings.DATA_DIR) / "ledger")


def file_of(name: str) -> Path:
    """The file of one kind of acts."""
    return folder() / f"{name}.jsonl"


def add(name: str, facts: Line) -> None:
    """Adds a line and waits until it is on the disk. Call it in the transaction of the act, last.

    `facts` are numbers, codes and times: no name, no address, no text. OSError when it cannot be written:
    then the act must not be done either.
    """
    from .models import NotedLine  # noqa: PLC0415  settings read this module's folder before models are ready

    key = uuid.uuid4().hex
    line = {"n": key, "at": clock.now().isoformat(), **facts}
    _append(file_of(name), f"{json.dumps(line)}\n".encode())
    NotedLine.objects.create(key=key)


def lines(path: Path) -> list[Line]:
    """The lines of one of the files, the oldest first. One that was cut off by a crash is left out."""
    if not path.exists():
        return []
    found = []
    for line in path.read_text().splitlines():
        try:
            found.append(json.loads(line))
        except json.JSONDecodeError:
            continue
    return found


def newest(name: str, what: str) -> dict[Any, Line]:
    """Of one file the lines about `what`, the newest of each number; older ones do not count any more."""
    return {line[what]: line for line in lines(file_of(name)) if what in line}


def all_lines() -> list[Line]:
    """The lines of every file."""
    return [line for path in sorted(folder().glob("*.jsonl")) for line in lines(path)]


def _append(path: Path, line: bytes) -> None:
    is_new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_APPEND | os.O_CREAT | os.O_RDWR, 0o600)
    try:
        size = os.fstat(handle).st_size
        if size and os.pread(handle, 1, size - 1) != b"\n":
            line = b"\n" + line  # a crash cut the last line off: this one must not be lost with it
        if os.write(handle, line) != len(line):
            raise OSError(f"The ledger could not be written: {path.name}")
        os.fsync(handle)
    finally:
        os.close(handle)
    if is_new:
        _keep_name(path.parent)


def _keep_name(parent: Path) -> None:
    """A new file's name is on the disk too."""
    handle = os.open(parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
