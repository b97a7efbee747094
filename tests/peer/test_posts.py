"""What somebody wants to say, before anybody reads it."""

import pytest

from peer.posts import ENDS, MOST_LINES, post_of
from peer.wording import MAX_LENGTH


def made(text):
    return post_of(ref="a", text=text, reply_to=None, symbols=())


def test_of_many_empty_lines_one_is_kept():
    assert made("A" + "\n" * 1990 + "B").text == "A\n\nB"
    assert made("A\r\n\r\n\r\n \t\r\n\u200d\n\u200b\n\nB\nC").text == "A\n\nB\nC"


@pytest.mark.parametrize("lines", [MOST_LINES, MOST_LINES + 1])
def test_a_message_has_forty_lines_at_most(lines):
    post = made("\n".join(f"rivi {number}" for number in range(lines)))
    assert post.is_too_long is (lines > MOST_LINES)


@pytest.mark.parametrize("signs", [MAX_LENGTH, MAX_LENGTH + 1, 50_000])
def test_a_message_has_two_thousand_signs_at_most(signs):
    assert made("x" * signs).is_too_long is (signs > MAX_LENGTH)


@pytest.mark.parametrize("signs", [2100, 8000, 300_000])
def test_of_a_text_that_is_too_long_both_ends_are_heard_and_no_more_than_a_message_has(signs):
    post = made("alku " + "x" * signs + " loppu")
    assert post.heard.startswith("alku")
    assert post.heard.endswith("loppu")
    assert len(post.heard) <= 2 * ENDS + 1 <= MAX_LENGTH


def test_a_text_with_pictures_is_heard_with_their_words():
    assert post_of(ref="a", text="Hei", reply_to=None, symbols=["need-a-break"]).heard.startswith("Hei\n")


@pytest.mark.parametrize("blank", ["\u2800", "\u00a0\u2003", "\u3164", "\u2800 \u2800"])
def test_lines_that_look_empty_are_empty(blank):
    clean = post_of(ref="a", text=f"Hei\n{blank}\n{blank}\n{blank}\nmoi", reply_to=None, symbols=())
    assert clean.text == "Hei\n\nmoi"
    assert post_of(ref="a", text=blank, reply_to=None, symbols=()).text == ""


@pytest.mark.parametrize(
    ("text", "is_crowded"),
    [
        ("😀" * 900, True),
        ("a" * 1900, True),
        (".,;:!?" * 300, True),
        ("😀 " * 200, True),
        ("😀😀😀", False),
        ("Ihanaa!!! 😀😀😀😀", False),
        ("https://example.org/" + "a" * 150, False),
        ("kolmivaihekilowattituntimittari", False),
    ],
)
def test_signs_on_end_are_a_crowd(text, is_crowded):
    assert post_of(ref="a", text=text, reply_to=None, symbols=()).is_crowded is is_crowded


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("\U0001d5e7\U0001d602\U0001d602\U0001d5f9\U0001d5ee", "Tuula"),  # bold letters
        ("kello 17" + "\u00a0" * 30 + "Vastaa", "kello 17 Vastaa"),
        ("A\n" + "\ufffc\n\n" * 16 + "B", "A\n\nB"),
        ("10\u00a0000 euroa", "10 000 euroa"),
        ("Hei  vaan", "Hei vaan"),
    ],
)
def test_letters_and_gaps_are_ordinary_so_that_no_text_looks_like_the_page(sent, kept):
    assert made(sent).text == kept
