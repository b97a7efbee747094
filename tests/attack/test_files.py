"""Files and texts that are read from outside: taken and made plain, or refused in words; nothing else."""

import io
from functools import cache

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from content import captions
from content.link_policy import parts_of
from content.picture_cleaning import CleanFile, PictureRefused, clean
from content.recording_cleaning import CleanSound, RecordingRefused
from content.recording_cleaning import clean as clean_sound
from content.search_words import in_index
from media_studio import manuscript, picture_look
from portal.plain_language.pages import from_html
from portal.reading import choices
from tests.content import hostile
from tests.factories.recordings import sound

from .values import bounded, words
from .vectors import VECTORS

LINES = ["WEBVTT", "WEBVTT x", "\ufeffWEBVTT", "", "1", "NOTE x", "STYLE", "REGION", "-->", "STYLE\n::cue{}"]
LINES += [
    "00:00.000 --> 00:02.000",
    "00:00:01,500 --> 00:00:03,000",
    "00:01.000 --> 00:00.000",
    "Hei",
    "- hei",
]
LINES += [
    "99:59:59.999 --> 99:59:59.9999",
    "٠٠:٠١.٠٠٠ --> ٠٠:٠٢.٠٠٠",
    "00:00.000 --> 00:02.000 align:end",
    "\x85",
    "\u2028",
]
subtitles = st.lists(st.one_of(st.sampled_from(LINES), st.sampled_from(VECTORS), words), max_size=30)


@bounded(200)
@given(subtitles, st.floats(min_value=0, max_value=1e6))
def test_captions_are_read_and_written_the_same_again(lines, length):
    found = captions.read("\n".join(["WEBVTT", *lines]), length)
    assert all(str(remark.words) for remark in (*found.faults, *found.hints))
    for cue in found.cues:
        assert "\x00" not in cue.words
    if found.is_valid:
        again = captions.read(found.vtt, length)
        assert again.is_valid
        assert again.vtt == found.vtt
        body = found.vtt.replace("-->", "")
        assert "<" not in body
        assert ">" not in body


@bounded(100)
@given(words)
def test_any_text_is_captions_or_has_faults(text):
    found = captions.read(text, 10.0)
    assert found.is_valid or found.faults


@cache
def corpus():
    """Small good and bad pictures, by the name under which each is brought."""
    kept = {name: data for name, data in hostile.files() if len(data) < 200_000}
    return kept | {
        "good.jpg": hostile.saved("JPEG"),
        "good.png": hostile.saved("PNG"),
        "good.webp": hostile.saved("WEBP"),
    }


@st.composite
def damaged(draw, files):
    """A file of the corpus, cut, turned, doubled or with other bytes in it."""
    name, data = draw(st.sampled_from(sorted(files.items())))
    changed = bytearray(data)
    for _time in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, max(0, len(changed) - 1)))
        size = draw(st.integers(1, 64))
        act = draw(st.sampled_from(["cut", "put", "double", "drop", "flip"]))
        if act == "cut":
            del changed[place:]
        elif act == "put":
            changed[place:place] = draw(st.binary(max_size=size))
        elif act == "double":
            changed[place:place] = changed[place : place + size]
        elif act == "drop":
            del changed[place : place + size]
        elif changed:
            changed[place] ^= 1 << draw(st.integers(0, 7))
    return name, bytes(changed)


@bounded(150)
@given(st.deferred(lambda: damaged(corpus())))
def test_a_damaged_picture_is_drawn_anew_or_refused_in_words(file):
    name, data = file
    outcome = _outcome(lambda: clean(data, name), PictureRefused)
    assert outcome
    if isinstance(outcome, CleanFile):
        again = Image.open(io.BytesIO(outcome.read()))
        assert not again.getexif()
        assert max(again.size) <= 2560


@bounded(6)
@given(st.deferred(lambda: damaged({"a.wav": sound("wav"), "a.mp3": sound("mp3"), "a.ogg": sound("ogg")})))
def test_a_damaged_recording_is_written_anew_or_refused_in_words(file):
    outcome = _outcome(lambda: clean_sound(io.BytesIO(file[1])), RecordingRefused)
    assert outcome
    assert isinstance(outcome, CleanSound | str)


def _outcome(act, refusal):
    """What came of it; the words of a refusal."""
    try:
        return act()
    except refusal as why:
        return str(why)


@bounded(100)
@given(st.lists(st.one_of(st.sampled_from(VECTORS), words), max_size=6).map("".join))
def test_pasted_pages_and_texts_are_read(text):
    from_html(text, "fi")
    written = manuscript.text_of(manuscript.body_of(text, before=[]))
    assert manuscript.text_of(manuscript.body_of(written, before=[])) == written
    in_index(text, "fi")
    parts_of(text)


@bounded(100)
@given(words)
def test_a_cookie_that_says_anything_gives_choices_that_we_know(cookie):
    read = choices.read(cookie)
    assert read.keys() == choices.defaults().keys()
    assert choices.read(choices.write(read)) == read


numbers = st.one_of(st.floats().map(str), st.sampled_from(["nan", "inf", "-0", "1e308", "", "x", "50"]))
boxes = st.lists(numbers, min_size=3, max_size=5).map(",".join)


@bounded(100)
@given(st.dictionaries(st.sampled_from(["cover", "crop", "turn"]), st.one_of(boxes, words), max_size=3))
def test_an_address_that_tells_how_a_picture_looks_is_read_or_refused(query):
    asked = QueryDict(mutable=True)
    asked.update(query)
    try:
        edits = picture_look.from_query(asked)
    except ValueError:
        return
    assert picture_look.from_query(QueryDict(picture_look.as_query(edits))) == edits


@pytest.mark.parametrize(
    "piece", ["<", "[", "&#", "<p>", "\n-", "-->", "00:00.000 --> ", "*", "# ", "](", "a\u0301"]
)
def test_long_repetition_is_read_in_linear_work(piece):
    """Nothing here hangs: each is read whole, and the runner ends what never comes back."""
    text = piece * (60_000 // len(piece))
    captions.read(f"WEBVTT\n\n{text}", 10.0)
    from_html(text, "fi")
    manuscript.body_of(text, before=[])
