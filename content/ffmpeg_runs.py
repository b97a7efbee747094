"""How ffmpeg, or another program, is run: by a name of ours, under limits; and why a file is refused."""

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

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from . import limited_run

log = logging.getLogger("content.recordings")

LENGTH = re.compile(r"^  Duration: (\d+):(\d\d):(\d\d)\.(\d\d)", re.MULTILINE)
NO_STREAM = b"matches no streams"
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
    "film bytes": _("The video is too large. Make it shorter, or in parts."),
    "film long": _("The video is too long. Cut it shorter, or bring it in parts."),
    "film kind": _("This is not a video that we know. Use MP4, MOV or WebM."),
    "film unseen": _("We see no picture in this video. Choose another one."),
    "film broken": _("The video is not whole. Choose another one."),
    "film no ffmpeg": _("We cannot take videos now. Write, or tell the media team."),
}


@dataclass(frozen=True)
class Limits:
    """What one run may use: bytes of memory, seconds of work, bytes of the largest file it writes."""

    memory: int
    seconds: int
    largest: int


def is_possible() -> bool:
    """Whether this machine has what makes recordings safe."""
    return shutil.which("ffmpeg") is not None


@contextmanager
def in_private(file: IO[bytes]) -> Iterator[Path]:
    """The file by a name of ours, in a folder that only this server opens and that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="sound-") as folder:
        path = Path(folder) / "brought"
        file.seek(0)
        with path.open("wb") as copy:
            shutil.copyfileobj(file, copy, 1024 * 1024)
        yield path


def run(*words: str, limits: Limits) -> str:
    """What ffmpeg says. Whatever goes wrong in it is a file that is not whole."""
    found = shutil.which("ffmpeg")
    if found is None:
        raise RecordingRefused("no ffmpeg")
    try:
        done = run_bounded(found, *words, limits=limits)
    except subprocess.CalledProcessError as failed:
        log.info("a recording could not be read: %s", failed.returncode)
        if failed.returncode in OUT_OF_TIME:
            raise RecordingRefused("slow") from failed
        raise RecordingRefused("silent" if NO_STREAM in failed.stderr else "broken") from failed
    except subprocess.TimeoutExpired as failed:
        log.info("a recording took too long")
        raise RecordingRefused("slow") from failed
    except (subprocess.SubprocessError, OSError) as failed:
        log.info("a recording could not be read: %s", type(failed).__name__)
        raise RecordingRefused("broken") from failed
    return (done.stderr + done.stdout).decode(errors="replace")


def run_bounded(
    program: str, *words: str, limits: Limits, text: str | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Runs the program at this path, which reads the text; ended when it takes three times its seconds.

    Raises what `subprocess.run` raises: for an exit that is not 0, for the end of the time.
    """
    figures = (str(limits.memory), str(limits.seconds), str(limits.largest))
    command = [sys.executable, "-I", "-S", limited_run.__file__, *figures, program]
    given: dict[str, Any] = {"stdin": subprocess.DEVNULL} if text is None else {"input": text.encode()}
    return subprocess.run(  # noqa: S603
        [*command, *words],
        **given,
        capture_output=True,
        timeout=limits.seconds * 3,  # of the clock: a busy machine is slow, and the limit of work holds
        check=True,
        cwd=tempfile.gettempdir(),
        env={"PATH": os.defpath, "LC_ALL": "C"},
    )


def seconds_told(said: str) -> float | None:
    """The length that a file tells of itself, when it tells one."""
    told = LENGTH.search(said)
    if told is None:
        return None
    hours, minutes, seconds, hundredths = (int(part) for part in told.groups())
    return hours * 3600 + minutes * 60 + seconds + hundredths / 100
