"""A recording made safe: known by its content, decoded under limits, written anew, nothing kept but sound."""

from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.base import ContentFile

from .ffmpeg_runs import REASONS, Limits, RecordingRefused, in_private, is_possible, run, seconds_told

__all__ = ["REASONS", "CleanSound", "RecordingRefused", "clean", "is_possible", "probe"]

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


class CleanSound(ContentFile):
    """A recording that has been through `clean`; `duration` is in seconds."""

    def __init__(self, content: bytes, name: str = "recording.mp3") -> None:
        super().__init__(content, name=name)
        self.duration = round(len(content) / BYTES_A_SECOND, 2)


@dataclass(frozen=True)
class Probed:
    """What a file says of itself: its kind as ffmpeg calls it, and its length, when it tells one."""

    kind: str
    seconds: float | None


def probe(file: IO[bytes], size: int) -> Probed:
    """A quick look: `RecordingRefused` for what is too large, too long, or no sound that we know."""
    if not size:
        raise RecordingRefused("empty")
    if size > settings.RECORDING_MAX_BYTES:
        raise RecordingRefused("bytes")
    if not is_possible():
        raise RecordingRefused("no ffmpeg")
    with in_private(file) as path:
        return _probe(path)


def clean(file: IO[bytes]) -> CleanSound:
    """The first sound in the file, written anew as one plain MP3, about as loud as others, without a word.

    Raises `RecordingRefused` for everything that is not one whole sound of a kind that we know.
    """
    if not is_possible():
        raise RecordingRefused("no ffmpeg")
    with in_private(file) as path:
        _check_size(path)
        probed = _probe(path)
        written = path.with_name("written.mp3")
        run(*_drawn(path, probed, written), limits=_limits(settings.RECORDING_WORK_SECONDS))
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


def _limits(seconds: int) -> Limits:
    return Limits(MEMORY, seconds, BYTES_A_SECOND * (settings.RECORDING_MAX_SECONDS + 30))


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
    seconds = seconds_told(run("-loglevel", "info", *_read(path, kind), *look, limits=_limits(30)))
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
