"""A recording made safe: known by its content, decoded under limits, written anew, nothing kept but sound."""

import logging
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from . import limited_run

log = logging.getLogger("content.recordings")

HEAD = 16
# What may be decoded at all. Names of ffmpeg's own decoders for the kinds of `_kind`.
DECODERS = (
    "opus,libopus,vorbis,libvorbis,aac,aac_fixed,mp3,mp3float,mp2,mp2float,flac,alac,"
    "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s32le,pcm_u8,pcm_f32le,pcm_f64le,pcm_alaw,pcm_mulaw"
)
# MP3 at a steady 128 kbit/s, in one channel: every browser plays it, also those that come without decoders
# for AAC, and a place in time is a place in the file, so that listening can begin anywhere by a range.
BYTES_A_SECOND = 128_000 // 8
MEMORY = 768 * 1024 * 1024
SHORTEST = 0.3
LENGTH = re.compile(r"^  Duration: (\d+):(\d\d):(\d\d)\.", re.MULTILINE)
NO_SOUND = b"matches no streams"
OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL)  # how a program ends that has worked as long as it may


class RecordingRefused(ValidationError):
    """We cannot take this file. `str(refusal.reason)` says why, in words for the person."""

    def __init__(self, code: str) -> None:
        super().__init__(REASONS[code], code=code)
        self.why = code
        self.reason = REASONS[code]

    def __str__(self) -> str:
        return str(self.reason)


REASONS: dict[str, Any] = {
    "empty": _("The file is empty. Choose another one."),
    "bytes": _("The recording is too large. Make it shorter, or in parts."),
    "long": _("The recording is too long. It may last 30 minutes."),
    "kind": _("This is not a sound that we know. Use MP3, M4A, WAV or Ogg."),
    "silent": _("We hear no sound in this file. Choose another one."),
    "broken": _("The recording is not whole. Make it again, or choose another."),
    "slow": _("It takes us too long to prepare. Bring it in two parts."),
    "no ffmpeg": _("We cannot take recordings now. Write, or tell the media team."),
}


class CleanSound(ContentFile):
    """A recording that has been through `clean`; `duration` is in seconds."""

    def __init__(self, content: bytes, name: str = "recording.mp3") -> None:
        super().__init__(content, name=name)
        self.duration = round(len(content) / BYTES_A_SECOND, 2)


@dataclass(frozen=True)
class Probed:
    """What a file says of itself: its kind as ffmpeg calls it, and its length, when it tells one."""

    kind: str
    seconds: int | None


def is_possible() -> bool:
    """Whether this machine has what makes recordings safe."""
    return shutil.which("ffmpeg") is not None


def probe(file: IO[bytes], size: int) -> Probed:
    """A quick look: `RecordingRefused` for what is too large, too long, or no sound that we know."""
    if not size:
        raise RecordingRefused("empty")
    if size > settings.RECORDING_MAX_BYTES:
        raise RecordingRefused("bytes")
    if not is_possible():
        raise RecordingRefused("no ffmpeg")
    with _in_private(file) as path:
        return _probe(path)


def clean(file: IO[bytes]) -> CleanSound:
    """The first sound in the file, written anew as one plain MP3, about as loud as others, without a word.

    Raises `RecordingRefused` for everything that is not one whole sound of a kind that we know.
    """
    if not is_possible():
        raise RecordingRefused("no ffmpeg")
    with _in_private(file) as path:
        _check_size(path)
        probed = _probe(path)
        written = path.with_name("written.mp3")
        _run(*_drawn(path, probed, written), seconds=settings.RECORDING_WORK_SECONDS)
        sound = CleanSound(written.read_bytes() if written.exists() else b"")
    if sound.duration < SHORTEST:
        raise RecordingRefused("silent")
    if sound.duration > settings.RECORDING_MAX_SECONDS + 0.5:
        raise RecordingRefused("long")
    return sound


def _drawn(path: Path, probed: Probed, written: Path) -> list[str]:
    """One sound stream and nothing else goes out; one second past the limit shows that there is more."""
    return [
        *("-loglevel", "error", *_read(path, probed.kind)),
        *("-map", "0:a:0", "-vn", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"),
        *("-af", "loudnorm=I=-18:TP=-2:LRA=11", "-ac", "1", "-ar", "44100", "-threads", "1"),
        *("-c:a", "libmp3lame", "-b:a", "128k", "-fflags", "+bitexact", "-flags:a", "+bitexact"),
        *("-write_xing", "0", "-id3v2_version", "0", "-write_id3v1", "0"),
        *("-t", str(settings.RECORDING_MAX_SECONDS + 1), "-f", "mp3", f"file:{written}"),
    ]


def _read(path: Path, kind: str) -> list[str]:
    """How ffmpeg opens the file: as this one kind, without following what it may point to."""
    return [
        *("-nostdin", "-hide_banner", "-y", "-threads", "1", "-protocol_whitelist", "file"),
        *("-format_whitelist", kind, "-codec_whitelist", DECODERS, "-f", kind, "-i", f"file:{path}"),
    ]


def _check_size(path: Path) -> None:
    size = path.stat().st_size
    if not size:
        raise RecordingRefused("empty")
    if size > settings.RECORDING_MAX_BYTES:
        raise RecordingRefused("bytes")


def _probe(path: Path) -> Probed:
    """Decodes the first second. (ffprobe would open decoders for pictures too.)"""
    kind = _kind(path)
    look = ("-map", "0:a:0", "-vn", "-sn", "-dn", "-t", "1", "-f", "null", "-")
    said = _run("-loglevel", "info", *_read(path, kind), *look, seconds=30)
    told = LENGTH.search(said)
    hours, minutes, rest = (int(part) for part in told.groups()) if told else (0, 0, 0)
    seconds = hours * 3600 + minutes * 60 + rest if told else None
    if seconds is not None and seconds > settings.RECORDING_MAX_SECONDS + 1:
        raise RecordingRefused("long")
    return Probed(kind, seconds)


def _kind(path: Path) -> str:
    """By the first bytes. A list of addresses, a page or a script has none of these: ffmpeg never sees it."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head.startswith(b"ID3") or (head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xE6 in {0xE2, 0xE4}):
        return "mp3"
    if head[:1] == b"\xff" and len(head) > 1 and head[1] & 0xF6 == 0xF0:
        return "aac"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "wav"
    starts = {b"\x1aE\xdf\xa3": "matroska", b"OggS": "ogg", b"fLaC": "flac"}
    if (kind := starts.get(head[:4])) is not None:
        return kind
    if head[4:8] == b"ftyp":
        return "mov"
    raise RecordingRefused("kind")


@contextmanager
def _in_private(file: IO[bytes]) -> Iterator[Path]:
    """The file by a name of ours, in a folder that only this server opens and that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="sound-") as folder:
        path = Path(folder) / "brought"
        file.seek(0)
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy, 1024 * 1024)
        yield path


def _run(*words: str, seconds: int) -> str:
    """What ffmpeg says. Whatever goes wrong in it is a file that is not whole."""
    found = shutil.which("ffmpeg")
    if found is None:
        raise RecordingRefused("no ffmpeg")
    largest = str(BYTES_A_SECOND * (settings.RECORDING_MAX_SECONDS + 30))
    command = [sys.executable, "-I", "-S", limited_run.__file__, str(MEMORY), str(seconds), largest, found]
    try:
        done = subprocess.run(  # noqa: S603
            [*command, *words],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=seconds * 3,  # of the clock: a busy machine is slow, and the limit of work holds besides
            check=True,
            cwd=tempfile.gettempdir(),
            env={"PATH": os.defpath, "LC_ALL": "C"},
        )
    except subprocess.CalledProcessError as failed:
        log.info("a recording could not be read: %s", failed.returncode)
        if failed.returncode in OUT_OF_TIME:
            raise RecordingRefused("slow") from failed
        raise RecordingRefused("silent" if NO_SOUND in failed.stderr else "broken") from failed
    except subprocess.TimeoutExpired as failed:
        log.info("a recording took too long")
        raise RecordingRefused("slow") from failed
    except (subprocess.SubprocessError, OSError) as failed:
        log.info("a recording could not be read: %s", type(failed).__name__)
        raise RecordingRefused("broken") from failed
    return done.stderr.decode(errors="replace")
