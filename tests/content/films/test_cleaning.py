"""What becomes of films, good and hostile."""

import io
import struct
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pytest

from content import ffmpeg_runs, film_cleaning
from content.film_cleaning import VP9, clean_film, probe_film
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
from tests.factories.films import H264, PICTURE, TONE, film, told_by_ffmpeg
from tests.factories.recordings import need_ffmpeg, sound

PLACE = "+60.1699+024.9384/"
NAMED = (
    *("-metadata", "title=Aino Koti", "-metadata", f"location={PLACE}", "-metadata", f"location-eng={PLACE}"),
    *("-metadata", "creation_time=2026-05-04T12:00:00Z", "-metadata:s:v", "handler_name=Ainon puhelin"),
    *("-metadata:s:a", "title=Lemminkatu", "-movflags", "+use_metadata_tags", "-metadata", "make=Puhelin9"),
)
SECRETS = (
    b"Aino",
    b"60.1699",
    b"24.9384",
    b"Lemmin",
    b"Puhelin9",
    b"puhelin",
    b"x264 - core",
    b"Lavf5",
    b"Lavc5",
)


@pytest.fixture(autouse=True)
def _with_ffmpeg():
    need_ffmpeg()


def cleaned(data):
    return clean_film(io.BytesIO(data))


def refused(data):
    return why(clean_film, data)


def with_chapters_and_more():
    """A Matroska film with chapters, a font as attachment, subtitles and two sounds."""
    with tempfile.TemporaryDirectory() as folder:
        told, font, lines = (Path(folder) / name for name in ("told.txt", "Aino.ttf", "lines.srt"))
        told.write_text(";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1\nSTART=0\nEND=1\ntitle=Ainon luku\n")
        font.write_bytes(b"Aino" * 50)
        lines.write_text("1\n00:00:00,000 --> 00:00:01,000\nAino sanoo\n")
        made = Path(folder) / "film.mkv"
        given = (*PICTURE, *TONE, "-i", str(told), "-i", str(lines))
        maps = ("-map", "0:v", "-map", "1:a", "-map", "1:a", "-map", "3:s", "-map_chapters", "2")
        more = ("-attach", str(font), "-metadata:s:t", "mimetype=font/ttf", "-metadata:s:a:1", "title=Aino")
        words = ["ffmpeg", "-nostdin", "-loglevel", "error", *given, *maps, *H264, *more, str(made)]
        subprocess.run(words, check=True, timeout=60)
        return made.read_bytes()


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("mp4", (*H264, *NAMED)),
        ("mov", (*H264, *NAMED)),
        ("webm", ("-c:v", "libvpx", "-c:a", "libopus", *NAMED[:2])),
    ],
)
def test_every_kind_that_phones_make_is_taken_without_a_name_or_a_place(ending, words):
    made = cleaned(film(ending, *words))
    data = made.read()
    assert 1.8 < made.duration < 2.3
    assert (made.width, made.height) == (64, 48)
    assert data[4:8] == b"ftyp"
    assert data.index(b"moov") < data.index(b"mdat")
    for secret in SECRETS:
        assert secret not in data, secret
    told = told_by_ffmpeg(data)
    assert ("Video: h264" in told, "Audio: aac" in told) == (True, True)
    assert "creation_time" not in told


def test_chapters_attachments_subtitles_and_other_sounds_stay_behind():
    data = cleaned(with_chapters_and_more()).read()
    told = told_by_ffmpeg(data)
    assert b"Aino" not in data
    assert told.count("Stream #") == 2
    assert "Chapter" not in told


def test_three_pictures_come_out_that_say_nothing_of_themselves():
    stills = cleaned(film()).stills
    assert len(stills) == 3
    for still in stills:
        assert still.startswith(b"\xff\xd8")
        assert b"Exif" not in still
        assert b"Lavc5" not in still


def test_a_turned_film_stands_upright():
    flat = film("mp4", *H264)
    with tempfile.TemporaryDirectory() as folder:
        given, made = Path(folder) / "flat.mp4", Path(folder) / "turned.mp4"
        given.write_bytes(flat)
        turn = ("-i", str(given), "-c", "copy", "-metadata:s:v", "rotate=90", str(made))
        subprocess.run(["ffmpeg", "-nostdin", "-loglevel", "error", *turn], check=True, timeout=60)
        turned = cleaned(made.read_bytes())
    assert (turned.width, turned.height) == (48, 64)
    assert "displaymatrix" not in told_by_ffmpeg(turned.read())


def test_a_wide_film_becomes_narrower_and_a_silent_one_stays_silent():
    wide = ("-f", "lavfi", "-i", "testsrc=s=1922x1082:r=2:d=1")
    made = cleaned(film("mp4", "-c:v", "libx264", "-preset", "ultrafast", sound=False, picture=wide))
    assert (made.width, made.height) == (1280, 720)
    assert "Audio" not in told_by_ffmpeg(made.read())


def test_where_there_is_no_x264_a_webm_is_written(monkeypatch):
    monkeypatch.setattr(film_cleaning, "_way_of_writing", lambda: VP9)
    made = cleaned(film())
    data = made.read()
    assert made.name == "film.webm"
    assert "Video: vp9" in told_by_ffmpeg(data)
    assert b"Lavf5" not in data


def _huge():
    huge = ("-f", "lavfi", "-i", "color=s=8192x8192:r=1:d=1")
    return film("mp4", "-c:v", "libx264", "-preset", "ultrafast", sound=False, picture=huge)


def _without_frames():
    """All heads are there; the pictures are not."""
    data = film()
    at = data.index(b"mdat") - 4
    size = struct.unpack(">I", data[at : at + 4])[0]
    return data[: at + 8] + bytes(size - 8) + data[at + size :]


HOSTILE = {
    **{name: (lambda data=data: data, {"film kind"}) for name, data in OTHER_KINDS.items()},
    "empty": (lambda: b"", {"empty"}),
    "one byte": (lambda: b"\0", {"film kind"}),
    "sound alone": (lambda: sound("m4a"), {"film unseen"}),
    "cut": (lambda: film()[:600], {"film broken"}),
    "playlist under a head": (lambda: b"\0\0\0\x14ftypisom\0\0\0\0isom" + PLAYLIST * 9, {"film broken"}),
    "noise as matroska": (lambda: NOISE, {"film broken"}),
    "a hundred hours": (lambda: a_hundred_hours(film()), {"film long"}),
    "a very large picture": (_huge, {"film broken", "film unseen"}),
    "no frames": (_without_frames, {"film broken", "film unseen"}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_words(name):
    make, codes = HOSTILE[name]
    assert refused(make()) in codes


def test_more_than_the_longest_is_refused_and_never_written_whole(settings):
    settings.FILM_MAX_SECONDS = 1
    assert refused(film("webm", "-c:v", "libvpx", "-c:a", "libopus")) == "film long"


def test_a_film_that_is_too_large_is_refused_before_anything_opens_it(settings, monkeypatch):
    settings.FILM_MAX_BYTES = 1000
    monkeypatch.setattr(film_cleaning, "run", lambda *_words, **_more: pytest.fail("it was opened"))
    assert why(lambda file: probe_film(file, len(film())), film()) == "film bytes"
    assert refused(film()) == "film bytes"


def test_a_film_that_is_a_page_too_comes_out_as_a_film_alone():
    data = cleaned(film() + b"<html><script>alert(1)</script>" + zipped()).read()
    assert b"<script" not in data
    assert not zipfile.is_zipfile(io.BytesIO(data))


def test_ffmpeg_is_told_one_file_one_kind_and_no_way_to_the_network(monkeypatch):
    data = film()
    film_cleaning._way_of_writing()
    commands = watched(monkeypatch)
    cleaned(data)
    assert len(commands) == 6  # a look, the one decoding of what was brought, a look back, three stills
    assert sum(" ".join(command).count("brought") for command in commands) == 2
    for command in commands:
        assert_reads_one_file(command, "mov")


def test_where_ffmpeg_is_missing_it_is_said(monkeypatch):
    monkeypatch.setattr(ffmpeg_runs.shutil, "which", lambda _name: None)
    assert refused(b"x") == "film no ffmpeg"
