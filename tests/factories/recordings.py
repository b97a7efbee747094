"""Sound files, good and bad, and recordings taken in. They are made by ffmpeg, each once."""

import functools
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from content import recording_intake
from content.models import Recording
from content.recording_cleaning import BYTES_A_SECOND, CleanSound
from portal.accounts.models import User

TONE = ("-f", "lavfi", "-i", "sine=f=300:d=2")


def need_ffmpeg() -> None:
    """The test is left out, in words, where ffmpeg is missing."""
    if shutil.which("ffmpeg") is None:
        said = "No ffmpeg here: the tests of recordings are left out."
        pytest.fail(said) if os.environ.get("REQUIRE_ALL") else pytest.skip(said)


@functools.cache
def sound(ending: str = "wav", *words: str) -> bytes:
    """Two seconds of a tone as a file of this kind; `words` are more for ffmpeg."""
    need_ffmpeg()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"tone.{ending}"
        command = ["ffmpeg", "-nostdin", "-loglevel", "error", *TONE, *words, str(path)]
        subprocess.run(command, check=True, timeout=60)
        return path.read_bytes()


def upload(data: bytes | None = None, name: str = "aino kotona.wav") -> SimpleUploadedFile:
    """The file as a browser sends it."""
    return SimpleUploadedFile(name, sound() if data is None else data, "audio/wav")


def clean_sound(seconds: int = 2, mark: bytes = b"\xff") -> CleanSound:
    """What looks like a cleaned recording to everything but an ear; no ffmpeg is needed."""
    return CleanSound(mark * BYTES_A_SECOND * seconds)


def make_recording(owner: User | None, **fields: Any) -> Recording:
    """A recording that is ready, with its words."""
    fields.setdefault("transcript", "Herään kello kuusi ja keitän kahvia.")
    fields.setdefault("title", "Nauhoite")
    return Recording.objects.create(
        type="audio", file=fields.pop("file", None) or clean_sound(), owner=owner, **fields
    )


def with_recording(recording: Recording, caption: str = "Aamun ääni") -> list[tuple[str, Any]]:
    """The body of a story told by voice alone."""
    return [("recording", {"recording": recording, "caption": caption})]


def take_in(owner: User, **fields: Any) -> Recording:
    """A recording as somebody brings it; the queue has not come to it."""
    return recording_intake.take_in(owner, upload=fields.pop("upload", None) or upload(), **fields)
