"""Saves may be one version only when nearly no word of the one before is lost."""

import pytest

from media_studio.policy.merging import may_be_one, words_lost

BEFORE = "Aamu\nKävelin rantaan ja katsoin vettä koko aamun, kun muut vielä nukkuivat."


@pytest.mark.parametrize(
    ("after", "is_one"),
    [
        (BEFORE, True),
        (f"{BEFORE} Oli kylmä.", True),
        (BEFORE.replace("Kävelin", "Kävelen"), True),  # corrected
        (BEFORE.replace("nukkuivat.", "nukkuivat sikeästi."), True),
        (BEFORE.replace("koko ", ""), True),  # one word
        (BEFORE.replace("katsoin vettä koko aamun, ", ""), False),
        (BEFORE.replace("Aamu", "Ilta laiturilla"), True),  # one word again
        ("Aamu", False),
        ("", False),
        ("Aamu\nSöin puuroa keittiössä äidin kanssa, ja radio soi hiljaa taustalla.", False),
    ],
)
def test_what_may_be_one_version(after, is_one):
    assert may_be_one(BEFORE, after) is is_one


def test_a_short_text_that_was_replaced_stays():
    assert not may_be_one("Kala on hyvää", "Menin kotiin illalla")


def test_a_short_answer_among_many_words_stays_when_it_is_replaced():
    assert not may_be_one(f"{BEFORE}\nMenin kotiin", f"{BEFORE}\nSöin puuron")


def test_few_words_again_and_again_are_many():
    assert not may_be_one(BEFORE, BEFORE.replace("koko ", ""), lost_already=3)


def test_a_word_that_is_written_on_is_not_lost():
    assert words_lost("Istun lai", "Istun laiturilla") == []
