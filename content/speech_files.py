"""Voices of pages on the disk: a folder for each page, in it a sound and its places, named by what was read.

No row knows them: what is lost is made again, and what is shown to nobody is served to nobody.
"""

import json
import os
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings

LOST_AFTER = timedelta(minutes=20)  # a task that its server lost; one that failed is tried again then


@dataclass(frozen=True)
class Voice:
    """A page read aloud: its text sentence by sentence, each with its seconds from and to in the sound."""

    sound: bytes
    places: list[tuple[str, float, float]]


def sound_path(page: int, sign: str) -> Path:
    """Where the sound lies."""
    return _folder(page) / f"{sign}.mp3"


def places_of(page: int, sign: str) -> list[tuple[str, float, float]] | None:
    """The sentences with their places; None when this text was not read yet."""
    try:
        found = json.loads((_folder(page) / f"{sign}.json").read_text())
    except (FileNotFoundError, json.JSONDecodeError):
        return None
    return [(text, begin, end) for text, begin, end in found]


def keep_voice(page: int, sign: str, voice: Voice) -> None:
    """The sound and then its places, each whole or not at all."""
    _write(sound_path(page, sign), voice.sound)
    _write(_folder(page) / f"{sign}.json", json.dumps(voice.places).encode())
    _asked(page, sign).unlink(missing_ok=True)


def begin(page: int, sign: str) -> bool:
    """Whether this is the first who asks; of any number at once exactly one is."""
    _folder(page).mkdir(parents=True, exist_ok=True)
    path = _asked(page, sign)
    with suppress(FileNotFoundError):
        if time.time() - path.stat().st_mtime > LOST_AFTER.total_seconds():
            path.unlink(missing_ok=True)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    return True


def fail(page: int, sign: str) -> None:
    """Nobody waits for it; it is not tried again for a while."""
    with suppress(FileNotFoundError):  # the page went meanwhile, and its folder with it
        _asked(page, sign).write_text("failed")


def is_waited_for(page: int, sign: str) -> bool | None:
    """True while it is being made, False when that failed lately, None when nobody has asked."""
    path = _asked(page, sign)
    try:
        is_lost = time.time() - path.stat().st_mtime > LOST_AFTER.total_seconds()
        return None if is_lost else not path.read_text()
    except FileNotFoundError:
        return None


def drop_speech(pages: Iterable[int]) -> None:
    """All voices of these pages go from the disk."""
    for page in pages:
        shutil.rmtree(_folder(page), ignore_errors=True)


def drop_others(page: int, sign: str | None) -> int:
    """Voices of other texts of the page go; with no sign all of them. Gives how many files went."""
    others = other_files(page, sign)
    for path in others:
        path.unlink(missing_ok=True)
    with suppress(OSError):  # not empty, or gone
        _folder(page).rmdir()
    return len(others)


def other_files(page: int, sign: str | None) -> list[Path]:
    """Files of the page that belong to another text than this; to any text when there is no sign."""
    with suppress(FileNotFoundError):
        return [path for path in _folder(page).iterdir() if path.name.split(".")[0] != sign]
    return []


def spoken_numbers() -> set[int]:
    """The numbers of the pages that have a folder."""
    root = Path(settings.SPEECH_ROOT)
    return {int(each.name) for each in root.iterdir() if each.name.isdecimal()} if root.exists() else set()


def _folder(page: int) -> Path:
    return Path(settings.SPEECH_ROOT) / str(int(page))


def _asked(page: int, sign: str) -> Path:
    return _folder(page) / f"{sign}.asked"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f"{path.name}.half")
    half.write_bytes(content)
    half.replace(path)
