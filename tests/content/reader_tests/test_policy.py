"""What a page may say of its test, and which words readers called hard: facts in, verdict out."""

import pytest

from content.reader_test_policy import Hard, Mark, hard_words, mark_for, may_answer


@pytest.mark.parametrize(
    ("readers", "now", "mark"),
    [(0, "a", Mark.NOTHING), (0, "b", Mark.NOTHING), (1, "a", Mark.TESTED), (9, "b", Mark.CHANGED)],
)
def test_a_page_is_called_tested_only_with_readers_of_just_its_text(readers, now, mark):
    assert mark_for(readers=readers, tested="a", now=now) is mark


def test_a_link_takes_answers_only_when_the_tested_text_can_be_read():
    facts = {"is_open": True, "is_public": True, "is_held": True}
    assert may_answer(**facts)
    assert not any(may_answer(**facts | {name: False}) for name in facts)


def test_hard_words_are_counted_once_for_a_reader_and_looked_for_on_the_page():
    page = "Palvelutarve arvioidaan. Kuntouttava työ\xadtoiminta alkaa."
    answers = ["Palvelutarve, palvelutarve", "palvelutarve\nKUNTOUTTAVA työtoiminta", "muu; "]
    assert hard_words(answers, page) == [
        Hard("palvelutarve", 2, True),
        Hard("kuntouttava työtoiminta", 1, True),
        Hard("muu", 1, False),
    ]


def test_part_of_a_word_is_not_that_word_and_a_sentence_is_no_word():
    found = hard_words(["tarve", "Minusta tämä kaikki oli vaikeaa"], "Palvelutarve arvioidaan.")
    assert found == [Hard("tarve", 1, False)]


@pytest.mark.parametrize("answer", ["", " ,;\n", "?!", "😀"])
def test_what_has_no_letters_is_no_word(answer):
    assert hard_words([answer], "Teksti") == []
