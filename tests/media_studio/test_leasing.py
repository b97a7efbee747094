"""Leases: nobody keeps a paragraph from its storyteller by asking for it."""

import pytest
from django.core.exceptions import PermissionDenied

from media_studio import beside_state, leasing, paragraphs, passages, queries

pytestmark = pytest.mark.django_db


def block(story, words):
    return next(one.id for one in passages.passages_of(queries.draft_of(story)) if one.words == words)


def write(person, story, words, into):
    found = block(story, into)
    return paragraphs.save_paragraph(person, story=story, block_id=found, words=words, seen=into)


def test_a_person_holds_one_paragraph_at_a_time(typing, aino, veikko):
    for words in ("Herään kello kuusi.", "Keitän kahvia."):
        assert leasing.take_lease(veikko, story=typing, block_id=block(typing, words)) == veikko
    assert [lease.block_id for lease in beside_state.leases(typing.pk)] == [block(typing, "Keitän kahvia.")]
    assert leasing.take_lease(aino, story=typing, block_id=block(typing, "Herään kello kuusi.")) == aino


def test_a_lease_without_a_changed_word_ends_and_rests_for_the_storyteller(typing, aino, veikko, later):
    def take(person):
        leasing.note_open_page(aino, story=typing)
        return leasing.take_lease(person, story=typing, block_id="title")

    take(veikko)
    for _each in range(3):
        later(5)
        take(veikko)
    later(6)
    with pytest.raises(leasing.Rests):
        take(veikko)
    assert take(aino) == aino


def test_letting_go_and_taking_again_goes_round_no_rest(typing, aino, veikko, later):
    leasing.take_lease(veikko, story=typing, block_id="title")
    leasing.let_go(veikko, story=typing, block_id="title")
    with pytest.raises(leasing.Rests):
        leasing.take_lease(veikko, story=typing, block_id="title")
    later(21)
    leasing.note_open_page(aino, story=typing)
    assert leasing.take_lease(veikko, story=typing, block_id="title") == veikko


def test_a_lease_in_which_words_change_goes_on(typing, aino, veikko, later):
    found = block(typing, "Keitän kahvia.")
    leasing.take_lease(veikko, story=typing, block_id=found)
    later(15)
    leasing.note_open_page(aino, story=typing)
    write(veikko, typing, "Keitän teetä.", "Keitän kahvia.")
    later(15)
    assert beside_state.writer_of(typing, found) == veikko
    leasing.note_open_page(aino, story=typing)
    leasing.let_go(veikko, story=typing, block_id=found)
    assert leasing.take_lease(veikko, story=typing, block_id=found) == veikko


def test_the_storyteller_takes_a_paragraph_back(typing, aino, veikko):
    leasing.take_lease(veikko, story=typing, block_id="title")
    assert leasing.take_back(aino, story=typing, block_id="title") == veikko
    assert leasing.take_back(aino, story=typing, block_id="title") is None
    assert leasing.take_lease(veikko, story=typing, block_id="title") == aino
    with pytest.raises(PermissionDenied):
        leasing.take_back(veikko, story=typing, block_id="title")
