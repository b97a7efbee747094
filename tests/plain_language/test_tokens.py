"""A sentence is cut into words and signs, and each knows its place."""

import pytest

from portal.plain_language.tokens import line_of


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Tule mukaan!", ["Tule", "mukaan", "!"]),
        ("TYP:n asiakas, TE-toimisto.", ["TYP:n", "asiakas", ",", "TE-toimisto", "."]),
        ("", []),
        ("👍 ok", ["👍", "ok"]),
    ],
)
def test_words_and_signs_come_in_order(text, tokens):
    assert [token.text for token in line_of(text).tokens] == tokens


def test_each_token_stands_where_it_says():
    text = "Se maksaa 5 % (noin)."
    line = line_of(text)
    assert [text[token.start : token.end] for token in line.tokens] == [token.text for token in line.tokens]
    assert [token.text for token in line.words] == ["Se", "maksaa", "5", "noin"]
