"""What the tests of sounds and of films share: files that are neither, and how ffmpeg may be asked."""

import io
import struct
import subprocess
import zipfile

import pytest

from content import ffmpeg_runs
from content.recording_cleaning import RecordingRefused

PLAYLIST = b"#EXTM3U\n#EXTINF:9,\nhttp://127.0.0.1:9/secret\n#EXTINF:9,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n"
NOISE = b"\x1aE\xdf\xa3" + bytes(range(256)) * 40  # that says it is Matroska


def zipped() -> bytes:
    """An archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.mp4", "x")
    return out.getvalue()


# By name, each of a kind that is not taken.
OTHER_KINDS = {
    "playlist": PLAYLIST,
    "list of files to join": b"ffconcat version 1.0\nfile /etc/passwd\n",
    "zip": zipped(),
    "page": b"<!doctype html><script>alert(1)</script>",
    "avi": b"RIFF\x24\0\0\0AVI LIST",
    "dash": b'<?xml version="1.0"?><MPD><BaseURL>http://127.0.0.1:9/</BaseURL></MPD>',
}


def a_hundred_hours(data: bytes) -> bytes:
    """The same file with a head that tells of so many."""
    told = bytearray(data)
    at = told.index(b"mvhd") + 4 + 12
    told[at : at + 8] = struct.pack(">II", 1, 360_000)
    return bytes(told)


def why(clean, data: bytes) -> str:
    """The reason for which these bytes are refused."""
    with pytest.raises(RecordingRefused) as refused:
        clean(io.BytesIO(data))
    assert str(refused.value)
    return refused.value.code


def watched(monkeypatch) -> list[list[str]]:
    """Every command that is run from now on."""
    commands, run = [], subprocess.run

    def noted(command, **more):
        commands.append(command)
        return run(command, **more)

    monkeypatch.setattr(ffmpeg_runs.subprocess, "run", noted)
    return commands


def assert_reads_one_file(command: list[str], kind: str) -> None:
    """It is told one file and one kind, and has no way to the network."""
    words = " ".join(command)
    assert "-nostdin" in command
    assert command[command.index("-protocol_whitelist") + 1] == "file"
    assert f"-format_whitelist {kind}" in words
    assert command.count("-i") == 1
    assert not {"http", "tcp", "concat", "pipe"} & set(words.replace(",", " ").split())
