"""What people write is made safe, and stays what they wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.kit import text


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("  hei  ", "hei"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\u0308iti", "äiti"),
        ("py\u202eörä\u0000", "pyörä"),
        ("pii\u200blo", "piilo"),
        ("👩‍👧 ja 🏴󠁧󠁢󠁳󠁣󠁴󠁿", "👩‍👧 ja 🏴󠁧󠁢󠁳󠁣󠁴󠁿"),
        ("a\u200e\u0308iti", "äiti"),
        ("<b>", "<b>"),
    ],
)
def test_plain_text_keeps_words_and_drops_tricks(given_text, expected):
    assert text.plain(given_text) == expected


def test_marks_do_not_pile_up_and_tags_hide_no_words():
    assert text.plain("a" + "\u0301" * 1500) == "á" + "\u0301" * 3
    for mark in "\u0e47\u064b\u0951\u0489":
        assert text.plain("a" + mark * 1500) == "a" + mark * 4
    assert text.plain("hei\U000e0061\U000e0062") == "hei"
    scotland = "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f"
    assert text.plain(scotland) == scotland
    assert text.plain("1\ufe0f\u20e3") == "1\ufe0f\u20e3"


@pytest.mark.parametrize("blank", ["\u3164", "\u115f", "\u1160", "\uffa0", "\u034f"])
def test_letters_that_nobody_sees_are_left_out(blank):
    assert text.plain(f"Ai{blank}no{blank}") == "Aino"


@pytest.mark.parametrize("unseen", ["\u200d\u200c", "\u3164", "\u0301", "\U000e0041", "\u2800 \n"])
def test_what_nobody_sees_is_nothing(unseen):
    assert text.plain(unseen) == ""


def test_plain_text_is_cut_at_its_length():
    assert text.plain("ä" * 50, max_length=10) == "ä" * 10


@given(st.text(max_size=400), st.integers(min_value=1, max_value=400))
def test_plain_is_idempotent(some, length):
    once = text.plain(some, max_length=length)
    assert text.plain(once, max_length=length) == once


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="javascript:123">x</a>',
        '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
        '<p style="position:fixed">x</p>',
        "<iframe src=https://example.org></iframe>",
        '<math><mtext></form><form><mglyph><style></math><img src onerror="alert(1)">',
    ],
)
def test_rich_text_keeps_no_script(attack):
    clean = text.rich(attack)
    for danger in ("script", "onerror", "javascript", "style", "iframe", "svg", "<img"):
        assert danger not in clean


@given(st.text(alphabet="<>/abpim\"'= script:&;#", max_size=200))
def test_rich_is_idempotent(some):
    once = text.rich(some)
    assert text.rich(once) == once


def test_links_in_plain_text_become_plain_safe_links():
    html = text.linked("katso https://example.org/a?b=1&c=2 <b>\nhei")
    assert 'href="https://example.org/a?b=1&amp;c=2"' in html
    assert "noopener" in html
    assert "&lt;b&gt;<br>hei" in html


def test_no_javascript_link_is_made_from_plain_text():
    assert "<a" not in text.linked("javascript:alert(1)")


def test_rich_text_is_never_cut():
    assert text.rich(f"<p>{'&amp; ' * 100_000}loppu</p>").endswith("loppu</p>")
