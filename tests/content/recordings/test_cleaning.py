"""What becomes of sound files, good and hostile."""

import io
import os
import signal
import subprocess
import sys
import zipfile

import pytest

from content import ffmpeg_runs, limited_run, recording_cleaning
from content.recording_cleaning import clean, probe
from tests.content.brought import (
    NOISE,
    OTHER_KINDS,
    PLAYLIST,
    a_hundred_hours,
    assert_reads_one_file,
    watched,
    why,
    zipped,
)
from tests.factories.recordings import need_ffmpeg, sound

NAMED = ("-metadata", "artist=Aino Koti", "-metadata", "comment=Lemminkäisenkatu 3")
MOVING = ("-f", "lavfi", "-i", "testsrc=s=64x64:d=2")


@pytest.fixture(autouse=True)
def _with_ffmpeg():
    need_ffmpeg()


def cleaned(data):
    return clean(io.BytesIO(data))


def refused(data):
    return why(clean, data)


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("wav", ()),
        ("mp3", NAMED),
        ("ogg", NAMED),
        ("flac", NAMED),
        ("m4a", NAMED),
        ("aac", ()),
        ("webm", ("-c:a", "libopus", *NAMED)),
    ],
)
def test_every_kind_that_phones_and_browsers_make_is_taken_without_a_name(ending, words):
    made = cleaned(sound(ending, *words))
    assert 1.9 < made.duration < 2.3
    data = made.read()
    assert data[:1] == b"\xff"  # a frame of sound, no label before it
    assert b"Aino" not in data
    assert "Lemminkäisen".encode() not in data
    assert b"ID3" not in data[:3]


def test_of_a_film_only_the_sound_is_kept():
    made = cleaned(sound("mp4", *MOVING, "-c:v", "mpeg4"))
    assert 1.9 < made.duration < 2.3
    said = subprocess.run(
        ["ffmpeg", "-hide_banner", "-i", "pipe:0"],
        input=made.read(),
        capture_output=True,
        check=False,
        timeout=60,
    ).stderr
    assert b"Audio: mp3" in said
    assert b"Video" not in said


def test_what_was_cut_off_while_recording_is_kept_as_far_as_it_goes():
    whole = sound("webm", "-c:a", "libopus")
    assert 0.3 < cleaned(whole[: len(whole) // 2]).duration < 2


def _film_that_points_elsewhere():
    """A film that says, as old QuickTime can, that its sound lies in another file."""
    data = sound("mov", "-c:a", "pcm_s16le")
    inside = b"\0\0\0\x0curl \0\0\0\1"
    assert inside in data
    return data.replace(inside, b"\0\0\0\x0curl \0\0\0\0")


HOSTILE = {
    **{name: (lambda data=data: data, "kind") for name, data in OTHER_KINDS.items()},
    "empty": (lambda: b"", "empty"),
    "one byte": (lambda: b"\xff", "kind"),
    "svg": (lambda: b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "kind"),
    "pdf": (lambda: b"%PDF-1.7\n", "kind"),
    "midi": (lambda: b"MThd\0\0\0\6\0\1", "kind"),
    "sdp": (lambda: b"v=0\no=- 0 0 IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n", "kind"),
    "cut m4a": (lambda: sound("m4a")[:500], "broken"),
    "only a label": (lambda: b"ID3\x04\0\0\0\0\0\x0a" + b"\0" * 200, "broken"),
    "playlist under a label": (lambda: b"ID3\x04\0\0\0\0\0\0" + PLAYLIST * 40, "broken"),
    "page behind a mark": (lambda: b"OggS" + b"<script>" * 400, "broken"),
    "film without sound": (lambda: sound("mp4", *MOVING, "-map", "1:v", "-c:v", "mpeg4"), "silent"),
    "head alone": (lambda: sound("wav")[:44], "broken"),
    "noise as matroska": (lambda: NOISE, "broken"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(name):
    make, code = HOSTILE[name]
    found = refused(make())
    assert found == code or {found, code} == {"broken", "silent"}


def test_a_head_that_tells_of_a_hundred_hours_is_refused_at_once():
    data = a_hundred_hours(sound("m4a"))
    assert why(lambda file: probe(file, len(data)), data)


def test_more_than_the_longest_is_refused_and_never_written_whole(settings):
    settings.RECORDING_MAX_SECONDS = 1
    assert refused(sound("ogg")) == "long"


def test_a_file_that_is_too_large_is_refused_before_anything_opens_it(settings, monkeypatch):
    settings.RECORDING_MAX_BYTES = 1000
    monkeypatch.setattr(recording_cleaning, "run", lambda *_words, **_more: pytest.fail("it was opened"))
    assert why(lambda file: probe(file, len(sound())), sound()) == "bytes"
    assert refused(sound()) == "bytes"


def test_a_sound_that_is_a_page_too_comes_out_as_sound_alone():
    made = cleaned(sound("mp3") + b"<html><script>alert(1)</script>" + zipped())
    data = made.read()
    assert b"<script" not in data
    assert not zipfile.is_zipfile(io.BytesIO(data))


def test_a_cover_is_left_behind():
    made = cleaned(sound("mp3", *MOVING, "-map", "0:a", "-map", "1:v", "-frames:v", "1", "-c:v", "png"))
    assert b"PNG" not in made.read()


def test_ffmpeg_is_told_one_file_one_kind_and_no_way_to_the_network(monkeypatch):
    data = sound("mp3")
    commands = watched(monkeypatch)
    cleaned(data)
    assert len(commands) == 2
    for command in commands:
        assert_reads_one_file(command, "mp3")


def test_a_film_that_points_elsewhere_gets_nothing_but_its_own_bytes():
    """References out of the file are not followed: what comes is what lies in it."""
    assert cleaned(_film_that_points_elsewhere()).duration < 2.3


def test_a_program_cannot_take_more_memory_than_it_is_given():
    command = [sys.executable, "-I", "-S", limited_run.__file__, str(200 * 1024 * 1024), "5", "1000"]
    done = subprocess.run(
        [*command, sys.executable, "-c", "bytearray(400 * 1024 * 1024)"],
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert b"MemoryError" in done.stderr


@pytest.mark.parametrize(
    "end",
    [
        subprocess.TimeoutExpired("ffmpeg", 900),
        subprocess.CalledProcessError(-signal.SIGXCPU, "ffmpeg", stderr=b""),
    ],
    ids=["the clock", "the work"],
)
def test_what_takes_too_long_is_not_called_broken(monkeypatch, end):
    def run(*_words, **_more):
        raise end

    monkeypatch.setattr(ffmpeg_runs.subprocess, "run", run)
    assert refused(b"OggS" + bytes(20)) == "slow"


def test_a_program_goes_behind_those_who_wait_for_a_page():
    command = [sys.executable, "-I", "-S", limited_run.__file__, str(2**30), "5", "1000", sys.executable]
    done = subprocess.run([*command, "-c", "import os; print(os.nice(0))"], capture_output=True, check=True)
    assert int(done.stdout) >= min(os.nice(0) + 10, 19)


def test_where_ffmpeg_is_missing_it_is_said(monkeypatch):
    monkeypatch.setattr(ffmpeg_runs.shutil, "which", lambda _name: None)
    assert refused(b"x") == "no ffmpeg"
