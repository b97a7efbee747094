"""Films, good and bad, made by ffmpeg, each once; and films taken in, for which no ffmpeg is needed."""

import functools
import io
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from content.film_cleaning import CleanFilm
from content.models import Recording
from portal.accounts.models import User

from .recordings import need_ffmpeg

PICTURE = ("-f", "lavfi", "-i", "testsrc=s=64x48:r=5:d=2")
TONE = ("-f", "lavfi", "-i", "sine=f=300:d=2")
H264 = ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-preset", "ultrafast", "-c:a", "aac")
CAPTIONS = "WEBVTT\n\n00:00:00.000 --> 00:00:01.500\nHei, olen Aino.\n"
STILLS = [b"\xff\xd8one", b"\xff\xd8two", b"\xff\xd8three"]


@functools.cache
def film(ending: str = "mp4", *words: str, sound: bool = True, picture: tuple[str, ...] = PICTURE) -> bytes:
    """Two seconds of a test picture with a tone, as a file of this kind; `words` are more for ffmpeg."""
    need_ffmpeg()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"film.{ending}"
        given = (*picture, *TONE) if sound else picture
        command = ["ffmpeg", "-nostdin", "-loglevel", "error", *given, *(words or H264), str(path)]
        subprocess.run(command, check=True, timeout=60)
        return path.read_bytes()


def told_by_ffmpeg(data: bytes) -> str:
    """What ffmpeg tells of a file."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        command = ["ffmpeg", "-nostdin", "-hide_banner", "-i", file.name]
        return subprocess.run(command, capture_output=True, check=False, timeout=60).stderr.decode()


def upload(data: bytes = b"x", name: str = "aino kotona.mp4") -> SimpleUploadedFile:
    """The film as a browser sends it."""
    return SimpleUploadedFile(name, data, "video/mp4")


def clean_film(mark: bytes = b"f", size: int = 32_000) -> CleanFilm:
    """What looks like a cleaned film to everything but an eye."""
    return CleanFilm(io.BytesIO(mark * size), ending="mp4", duration=2.0, size=(64, 48), stills=list(STILLS))


def make_film(owner: User | None, **fields: Any) -> Recording:
    """A film that is ready, with its captions and its words."""
    told = {"transcript": "Hei, olen Aino.", "captions": CAPTIONS, "title": "Filmi"} | fields
    return Recording.objects.create(
        type="video", file=told.pop("file", None) or clean_film(), owner=owner, **told
    )


def with_film(made: Recording, caption: str = "Aamun filmi") -> list[tuple[str, Any]]:
    """The body of a story told by a film alone."""
    return [("film", {"recording": made, "caption": caption})]
