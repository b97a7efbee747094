"""Words of one person kept together."""

from peer.joined_words import MOST_WORDS, joined


def test_the_first_cry_is_never_pushed_out():
    said = joined("", "Apua, Kalle lyö minua")
    for number in range(60):
        said = joined(said, f"{number} " + "x" * 495)
    assert said.startswith("Apua, Kalle lyö minua")
    assert said.endswith("x")
    assert f"59 {'x' * 495}" in said
    assert len(said) == MOST_WORDS


def test_the_same_again_adds_nothing():
    assert joined(joined("Apua", "nyt"), "nyt") == "Apua\nnyt"
    assert joined("Apua", "") == "Apua"
