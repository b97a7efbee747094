"""Captions, line by line: what is taken, what is refused and at which line, what is only hinted at."""

import pytest

from content.captions import LONGEST_TEXT, Cue, read, stamp, written

GOOD = "WEBVTT\n\n00:01.000 --> 00:03.000\nHei, olen Aino.\n"


def cue(times="00:01.000 --> 00:03.000", words="Hei, olen Aino."):
    return f"WEBVTT\n\n{times}\n{words}\n"


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD,
        GOOD.replace("WEBVTT", "WEBVTT - Aino"),
        GOOD.replace("WEBVTT\n", "WEBVTT\nKind: captions\nLanguage: fi\n"),
        GOOD.replace("WEBVTT\n\n", "WEBVTT\n"),
        GOOD.replace("00:01.000", "7\n00:01.000"),
        GOOD.replace("00:01.000", "00:00:01,0"),
        GOOD.replace("00:03.000", "00:03.000 line:0 position:20% align:start"),
        GOOD.replace("Hei", "<v Aino><b>Hei</b>"),
        GOOD.replace("00:01", "NOTE tämä\non muistiinpano\n\nSTYLE\n::cue { color: red }\n\n00:01", 1),
    ],
)
def test_these_say_the_same_and_come_out_the_same(text):
    found = read(text, 10)
    assert not found.faults
    assert found.cues == (Cue(1, 3, "Hei, olen Aino."),)
    assert found.vtt == "WEBVTT\n\n00:00:01.000 --> 00:00:03.000\nHei, olen Aino.\n"


TWO = "WEBVTT\n\n00:01.000 --> 00:03.000\nYksi\n\n00:02.000 --> 00:04.000\nKaksi\n"


@pytest.mark.parametrize(
    ("text", "line", "number", "code"),
    [
        ("", 1, 0, "header"),
        ("WEBVTT\n", 1, 0, "none"),
        ("WEBVTT\n\nNOTE vain tämä\n", 1, 0, "none"),
        (GOOD.replace("WEBVTT\n\n", ""), 1, 0, "header"),
        (GOOD.replace("WEBVTT", "webvtt"), 1, 0, "header"),
        (cue("0:1 --> 0:3"), 3, 1, "times"),
        (cue("00:01.000 -> 00:03.000"), 3, 1, "times"),
        (cue("-00:01.000 --> 00:03.000"), 3, 1, "times"),
        (cue("00:01.000 --> 00:75.000"), 3, 1, "clock"),
        (cue("00:61:00.000 --> 00:75:00.000"), 3, 1, "clock"),
        (cue("00:03.000 --> 00:01.000"), 3, 1, "order"),
        (cue("00:03.000 --> 00:03.000"), 3, 1, "order"),
        (cue("00:11.000 --> 00:12.000"), 3, 1, "past"),
        (cue("00:09.000 --> 00:19.000"), 3, 1, "past"),
        (cue("99:09:09.000 --> 99:59:19.000"), 3, 1, "past"),
        (cue(words=""), 4, 1, "empty"),
        (cue(words="<i></i>"), 4, 1, "empty"),
        (TWO.replace("00:02", "00:00"), 6, 2, "back"),
        (TWO.replace("\n\n00:02", "\n00:02"), 4, 1, "gap"),
        ("WEBVTT\n\nsanat ilman aikaa\n", 3, 1, "times"),
        ("WEBVTT\n\n" + "a" * LONGEST_TEXT, 1, 0, "long"),
    ],
)
def test_a_fault_has_its_line_and_says_what_to_do(text, line, number, code):
    found = read(text, 10)
    assert not found.is_valid
    first = found.faults[0]
    assert (first.line, first.cue, first.code) == (line, number, code)
    assert first.words


def test_the_last_one_may_stand_a_little_longer_than_the_film_and_is_cut():
    assert read(cue("00:09.000 --> 00:10.900"), 10).cues[0].end == 10


def test_two_may_be_seen_at_one_time():
    assert read(TWO, 10).is_valid


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (cue(words="a" * 43, times="00:01.000 --> 00:09.000"), "wide"),
        (cue(words="a\nb\nc"), "tall"),
        (cue(words="Hei", times="00:01.000 --> 00:01.900"), "short"),
        (cue(words="Tämä on liian pitkä luettavaksi.", times="00:01.000 --> 00:02.500"), "fast"),
    ],
)
def test_what_is_hard_to_read_is_hinted_at_and_taken(text, code):
    found = read(text, 10)
    assert found.is_valid
    assert [hint.code for hint in found.hints] == [code]
    assert found.hints[0].words


@pytest.mark.parametrize(
    "words",
    [
        "<script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&amp;lt;script&amp;gt;",
        "<c.red onclick=x>Hei</c> <00:00:02.000>taas",
        "a < b & c > d",
        "nolla\x00 ja \u202ekäännös",
    ],
)
def test_no_tag_comes_out_and_writing_again_changes_nothing(words):
    made = read(cue(words=words), 10).vtt
    body = made.split("\n", 3)[3]
    assert "<" not in body
    assert "\x00" not in made
    assert "\u202e" not in made
    assert read(made, 10).vtt == made


def test_words_alone_begin_a_transcript():
    assert read(TWO, 10).words == "Yksi\nKaksi"


def test_nothing_is_written_of_nothing():
    assert written([]) == ""
    assert stamp(3725.5) == "01:02:05.500"


def test_each_fault_names_its_own_caption_also_after_another_one():
    text = f"{cue('? --> ?')}\n00:04.000 --> 00:02.000\nToinen\n\n00:05.000 --> 00:06.000\nKolmas\n"
    assert [(fault.cue, fault.code) for fault in read(text, 10).faults] == [(1, "times"), (2, "order")]
