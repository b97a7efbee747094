"""A film made safe: known by its content, decoded once under limits, written anew without a name."""

import functools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files.base import File

from .ffmpeg_runs import Limits, RecordingRefused, in_private, is_possible, run, seconds_told
from .recording_cleaning import DECODERS as SOUND_DECODERS

__all__ = ["CleanFilm", "clean_film", "probe_film"]

HEAD = 12
PICTURE_DECODERS = "h264,hevc,mpeg4,vp8,libvpx,vp9,libvpx-vp9,av1,libdav1d,mjpeg"
MEMORY = 2 * 1024 * 1024 * 1024
MOST_POINTS = 4096 * 2304  # of one picture: what a phone films at most
WIDEST, FASTEST = 1280, 30
SHORTEST = 0.3
STILL_PLACES = (0.1, 0.5, 0.85)  # of the length: the pictures from which its storyteller may choose one
SIZE = re.compile(r"Stream #0:\d+.*?: Video: .*?[ ,](\d{1,5})x(\d{1,5})[ ,]")
# Of what lies in a decoder's reach only the first picture and the first sound go out; covers are no picture.
STREAMS = ("-map", "0:V:0", "-map", "0:a:0?", "-sn", "-dn", "-map_chapters", "-1")
NAMELESS = (
    *("-map_metadata", "-1", "-map_metadata:s:v", "-1", "-map_metadata:s:a", "-1"),
    *("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"),
)
SOUND = ("-af", "loudnorm=I=-18:TP=-2:LRA=11", "-ac", "2", "-ar", "48000")


class CleanFilm(File):
    """A film that has been through `clean_film`: on the disk, never whole in memory; with its stills."""

    def __init__(
        self, file: IO[bytes], *, ending: str, duration: float, size: tuple[int, int], stills: list[bytes]
    ) -> None:
        super().__init__(file, name=f"film.{ending}")
        self.duration = duration
        self.width, self.height = size
        self.stills = stills


@dataclass(frozen=True)
class Kind:
    """How a film is written: the ending of its name and the words for ffmpeg."""

    ending: str
    words: tuple[str, ...]


H264 = Kind(
    "mp4",
    (
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "25", "-maxrate", "2500k", "-bufsize", "5000k"),
        *("-profile:v", "high", "-bsf:v", "filter_units=remove_types=6", "-c:a", "aac", "-b:a", "128k"),
        *("-movflags", "+faststart", "-write_tmcd", "0", "-f", "mp4"),
    ),
)
VP9 = Kind(
    "webm",
    (
        *("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "7", "-crf", "34", "-b:v", "2000k"),
        *("-c:a", "libopus", "-b:a", "96k", "-f", "webm"),
    ),
)


def probe_film(file: IO[bytes], size: int) -> None:
    """A quick look: `RecordingRefused` for what is too large, too long, or no film that we know."""
    if not is_possible():
        raise RecordingRefused("film no ffmpeg")
    _check_size(size)
    with in_private(file) as path:
        _probe(path)


def clean_film(file: IO[bytes]) -> CleanFilm:
    """The first picture and the first sound in the file, written anew, upright, at most 1280 points wide.

    Raises `RecordingRefused` for everything that is not one whole film of a kind that we know.
    """
    if not is_possible():
        raise RecordingRefused("film no ffmpeg")
    with in_private(file) as path:
        _check_size(path.stat().st_size)
        kind, way = _probe(path), _way_of_writing()
        written = path.with_name(f"written.{way.ending}")
        _look(*_drawn(path, kind, written, way), seconds=settings.FILM_WORK_SECONDS)
        return _read_back(written, way)


def _read_back(written: Path, way: Kind) -> CleanFilm:
    """What was made, as it tells of itself: nothing of what was brought is believed."""
    kind = "mov" if way.ending == "mp4" else "matroska"
    said = _look(*_read(written, kind), *("-map", "0:v:0", "-frames:v", "1", "-f", "null", "-"))
    seconds, size = seconds_told(said), SIZE.search(said)
    if seconds is None or size is None or seconds < SHORTEST:
        raise RecordingRefused("film unseen")
    if seconds > settings.FILM_MAX_SECONDS + 0.5:
        raise RecordingRefused("film long")
    stills = [_still(written, kind, seconds * place) for place in STILL_PLACES]
    width, height = (int(each) for each in size.groups())
    return CleanFilm(
        written.open("rb"), ending=way.ending, duration=seconds, size=(width, height), stills=stills
    )


def _still(film: Path, kind: str, at: float) -> bytes:
    """One picture of the film that we wrote."""
    made = film.with_name("still.jpg")
    words = ("-map", "0:v:0", "-frames:v", "1", "-c:v", "mjpeg", "-q:v", "4", "-pix_fmt", "yuvj420p")
    _look("-ss", f"{at:.2f}", *_read(film, kind), *words, *NAMELESS, "-f", "mjpeg", f"file:{made}")
    return made.read_bytes()


def _drawn(path: Path, kind: str, written: Path, way: Kind) -> list[str]:
    """One second past the limit shows that there is more. Turned pictures are drawn upright."""
    smaller = f"scale='min({WIDEST},iw)':'min({WIDEST},ih)':force_original_aspect_ratio=decrease"
    return [
        *("-loglevel", "error", *_read(path, kind), *STREAMS, *NAMELESS),
        *("-vf", f"{smaller}:force_divisible_by=2,format=yuv420p", "-fpsmax", str(FASTEST)),
        *(*SOUND, "-threads", "2", "-t", str(settings.FILM_MAX_SECONDS + 1), *way.words, f"file:{written}"),
    ]


def _read(path: Path, kind: str) -> list[str]:
    """How ffmpeg opens the file: as this one kind, no picture too large, no reference followed."""
    return [
        *("-nostdin", "-hide_banner", "-y", "-threads", "1", "-protocol_whitelist", "file"),
        *("-format_whitelist", kind, "-codec_whitelist", f"{PICTURE_DECODERS},{SOUND_DECODERS}"),
        *("-max_pixels", str(MOST_POINTS), "-f", kind, "-i", f"file:{path}"),
    ]


def _check_size(size: int) -> None:
    if not size:
        raise RecordingRefused("empty")
    if size > settings.FILM_MAX_BYTES:
        raise RecordingRefused("film bytes")


def _probe(path: Path) -> str:
    """The kind of film. Decodes the first second of the picture."""
    kind = _kind(path)
    said = _look(
        *("-loglevel", "info", *_read(path, kind), "-map", "0:V:0", "-an", "-sn", "-dn"),
        *("-t", "1", "-f", "null", "-"),
        seconds=60,
    )
    seconds = seconds_told(said)
    if seconds is not None and seconds > settings.FILM_MAX_SECONDS + 1:
        raise RecordingRefused("film long")
    return kind


def _kind(path: Path) -> str:
    """By the first bytes. A list of addresses, a page or a script has none of these: ffmpeg never sees it."""
    with path.open("rb") as file:
        head = file.read(HEAD)
    if head[4:8] == b"ftyp":
        return "mov"
    if head.startswith(b"\x1aE\xdf\xa3"):
        return "matroska"
    raise RecordingRefused("film kind")


def _look(*words: str, seconds: int = 60) -> str:
    limits = Limits(MEMORY, seconds, settings.FILM_MAX_BYTES)
    try:
        return run(*words, limits=limits)
    except RecordingRefused as refused:
        kinder = {"silent": "film unseen", "broken": "film broken", "no ffmpeg": "film no ffmpeg"}
        raise RecordingRefused(kinder.get(refused.why, refused.why)) from refused


@functools.cache
def _way_of_writing() -> Kind:
    """H.264, which every browser plays; VP9 where this machine's ffmpeg has no x264."""
    return H264 if " libx264 " in _look("-hide_banner", "-encoders") else VP9
