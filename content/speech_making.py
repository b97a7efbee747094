"""Sentences read aloud by a program of the machine, one after the other, and written as one sound."""

import shutil
import subprocess
import tempfile
import time
import wave
from pathlib import Path

from django.conf import settings

from .ffmpeg_runs import Limits, RecordingRefused, run, run_bounded
from .speech_files import Voice
from .speech_text import Chunk

MOST_SIGNS = 40_000  # of one page: three quarters of an hour
WORK_SECONDS = 600  # of the clock, for one page
PAUSE = 0.5  # seconds between sentences: the mark moves in them
SENTENCE = Limits(memory=256 * 1024 * 1024, seconds=10, largest=20 * 1024 * 1024)
WHOLE = Limits(memory=768 * 1024 * 1024, seconds=120, largest=40 * 1024 * 1024)
VOICES = {"fi": "fi", "sv": "sv", "en": "en-gb"}
SAMPLE = 2  # bytes


def is_possible() -> bool:
    """Whether the house reads aloud, and this machine can."""
    return bool(settings.SPEECH) and all(shutil.which(each) for each in (settings.SPEECH, "ffmpeg"))


def read_aloud(sentences: list[list[Chunk]], language: str) -> Voice:
    """The sound of all sentences, each in its own languages; `RecordingRefused` when it cannot be made."""
    texts = ["".join(chunk.text for chunk in chunks) for chunks in sentences]
    if not texts:
        raise RecordingRefused("empty")
    if sum(map(len, texts)) > MOST_SIGNS:
        raise RecordingRefused("long")
    with tempfile.TemporaryDirectory(prefix="speech-") as folder:
        whole = Path(folder) / "whole.wav"
        places = _written(whole, sentences, language[:2])
        sound = _small(whole)
    return Voice(sound, [(text, *place) for text, place in zip(texts, places, strict=True)])


def _written(whole: Path, sentences: list[list[Chunk]], language: str) -> list[tuple[float, float]]:
    places: list[tuple[float, float]] = []
    at, until = 0.0, time.monotonic() + WORK_SECONDS
    with wave.open(str(whole), "wb") as file:
        for chunks in sentences:
            if time.monotonic() > until:
                raise RecordingRefused("slow")
            rate, frames = _said(chunks, language, whole.with_name("part.wav"))
            if not places:
                file.setparams((1, SAMPLE, rate, 0, "NONE", ""))
            if rate != file.getframerate():
                raise RecordingRefused("broken")
            length = len(frames) / SAMPLE / rate
            places.append((round(at, 2), round(at + length, 2)))
            silence = b"\0" * (int(PAUSE * rate) * SAMPLE)
            file.writeframes(frames + silence)
            at += length + len(silence) / SAMPLE / rate
    return places


def _said(chunks: list[Chunk], language: str, path: Path) -> tuple[int, bytes]:
    """One sentence: how many samples a second, and all of them."""
    rate, frames = 0, b""
    for chunk in chunks:
        _say(chunk, VOICES.get(chunk.language, VOICES.get(language, "fi")), path)
        try:
            with wave.open(str(path), "rb") as part:
                if (part.getnchannels(), part.getsampwidth()) != (1, SAMPLE):
                    raise RecordingRefused("kind")
                rate, more = part.getframerate(), part.readframes(part.getnframes())
        except (wave.Error, EOFError, FileNotFoundError) as wrong:
            raise RecordingRefused("broken") from wrong
        frames += more
        path.unlink()
    return rate, frames


def _say(chunk: Chunk, voice: str, path: Path) -> None:
    """The words are never part of the command. Between two brackets would be sounds, not letters."""
    program = shutil.which(settings.SPEECH)
    if program is None:
        raise RecordingRefused("broken")
    text = chunk.text.replace("\xad", "").replace("[[", "[ [")
    try:
        run_bounded(
            program, "-v", voice, "-b", "1", "-z", "--stdin", "-w", str(path), limits=SENTENCE, text=text
        )
    except subprocess.TimeoutExpired as hung:
        raise RecordingRefused("slow") from hung
    except (subprocess.SubprocessError, OSError) as failed:
        raise RecordingRefused("broken") from failed


def _small(whole: Path) -> bytes:
    """MP3 at a steady rate, as recordings are: a place in time is a place in the file."""
    written = whole.with_name("whole.mp3")
    run(
        *("-loglevel", "error", "-nostdin", "-hide_banner", "-y", "-threads", "1"),
        *("-protocol_whitelist", "file", "-format_whitelist", "wav", "-codec_whitelist", "pcm_s16le"),
        *("-f", "wav", "-i", f"file:{whole}", "-map", "0:a:0", "-map_metadata", "-1", "-ac", "1"),
        *("-c:a", "libmp3lame", "-b:a", "48k", "-fflags", "+bitexact", "-flags:a", "+bitexact"),
        *("-write_xing", "0", "-id3v2_version", "0", "-write_id3v1", "0", "-f", "mp3", f"file:{written}"),
        limits=WHOLE,
    )
    return written.read_bytes()
