"""Patterns looked up by their first letters find what one pattern for all of them would."""

import re

from hypothesis import given
from hypothesis import strategies as st

from peer.policy.beginnings import ByBeginning, beginning

PATTERNS = [r"aba(?!\w)", r"ab\w*[^\w]{1,2}ba(?!\w)", r"a(?!\w)", r"bab\w*", r"b(?!\w)[^\w]{1,2}a\w*"]
TOGETHER = re.compile(rf"\b(?:{'|'.join(PATTERNS)})")
TEXTS = st.text(alphabet="ab .,", max_size=24)


def test_a_word_is_looked_up_by_three_letters_at_most():
    assert [beginning(one) for one in ("abcd", r"ab\w*", "a(?!", r"\w")] == ["abc", "ab", "a", ""]


@given(TEXTS)
def test_it_finds_what_one_pattern_finds(text):
    assert ByBeginning(PATTERNS).search(text) == bool(TOGETHER.search(text))


@given(TEXTS)
def test_a_whole_text_may_have_signs_around_it(text):
    whole = re.compile(rf"\W*(?:{'|'.join(PATTERNS)})\W*")
    assert ByBeginning(PATTERNS).fullmatch(text) == bool(whole.fullmatch(text))


@given(TEXTS)
def test_what_is_found_is_left_out_from_the_left(text):
    longest_first = sorted(PATTERNS, key=lambda one: len(beginning(one)), reverse=True)
    together = re.compile(rf"\b(?:{'|'.join(longest_first)})")
    assert ByBeginning(PATTERNS).without(text) == together.sub(" ", text)


def test_only_the_beginnings_of_a_text_are_compiled():
    listed = ByBeginning(PATTERNS)
    assert not listed.search("cab cba")
    assert not listed._compiled
    assert listed.search("so bab")
    assert [key for key, _then in listed._compiled] == ["bab"]
