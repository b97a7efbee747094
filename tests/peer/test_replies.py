"""Answering one message."""

import json

import pytest

from peer import blocking, chat, queries, series
from peer.chat import Refused
from peer.models import Message, Room

pytestmark = pytest.mark.django_db


@pytest.fixture
def question(room, aino, oiva, veikko, seat, attended):
    """Aino has asked something; Oiva and Veikko sit there too."""
    for person in (aino, oiva, veikko):
        seat(person)
    return chat.post_message(aino, room=room, ref="q", text="Onko täällä joku? " + "ä" * 200).message


def answer(person, room, to, ref="r"):
    return chat.post_message(person, room=room, ref=ref, text="Olen täällä.", reply_to=to)


def last_event(room):
    return queries.changes_since(room.pk, 0, 50)[-1]


def frame_for(room, *hidden):
    return json.loads(last_event(room).for_reader(frozenset(person.pk for person in hidden)))


def test_an_answer_carries_the_beginning_of_what_it_answers(room, oiva, question):
    assert answer(oiva, room, question.pk).message.reply_to == question
    quote = frame_for(room)["reply_to"]
    assert quote["message"] == question.pk
    assert quote["name"] == "Aino"
    assert quote["text"] == question.text[:140]


def test_a_message_that_answers_nothing_says_so(room, question):
    assert frame_for(room)["reply_to"] is None


def test_whoever_hides_the_quoted_person_gets_the_answer_without_the_quote(
    room, oiva, aino, veikko, question
):
    answer(oiva, room, question.pk)
    bare = frame_for(room, aino)
    assert (bare["text"], bare["reply_to"]) == ("Olen täällä.", None)
    assert frame_for(room, oiva)["kind"] == "void"
    assert frame_for(room, veikko)["reply_to"]["name"] == "Aino"


@pytest.mark.parametrize("status", ["removed", "taken_back"])
def test_what_was_hidden_is_not_quoted_any_more(room, oiva, question, status):
    answer(oiva, room, question.pk)
    room.refresh_from_db()
    series.hide_message(room, question, status=status, by="writer")
    told = "".join(event.text for event in queries.changes_since(room.pk, 0, 50))
    assert "Onko" not in told
    assert '"reply_to":null' in told


def test_what_was_covered_is_not_quoted_any_more(room, oiva, question):
    answer(oiva, room, question.pk)
    room.refresh_from_db()
    series.mask_message(room, question, "▒▒▒")
    told = "".join(event.text for event in queries.changes_since(room.pk, 0, 50))
    assert "Onko" not in told


def test_nobody_answers_what_they_may_not_see(room, sampo, aino, oiva, veikko, question):
    held = chat.post_message(aino, room=room, ref="h", text="soita 040 123 4567").message
    assert answer(oiva, room, held.pk) == Refused(("no_such_message",))
    assert answer(oiva, room, 10**9) == Refused(("no_such_message",))
    elsewhere = Room.objects.create(slug="other", name_fi="Toinen")
    Message.objects.filter(pk=question.pk).update(room=elsewhere)
    assert answer(oiva, room, question.pk) == Refused(("no_such_message",))
    Message.objects.filter(pk=question.pk).update(room=room)
    blocking.block_person(aino, person=veikko)
    assert answer(veikko, room, question.pk) == Refused(("no_such_message",))
    assert answer(oiva, room, question.pk).seq


def test_a_held_answer_that_is_shown_later_has_its_quote(room, oiva, question):
    held = chat.post_message(
        oiva, room=room, ref="h", text="soita 040 123 4567", reply_to=question.pk
    ).message
    fresh = Message.objects.select_related("participant").get(pk=held.pk)
    room.refresh_from_db()
    series.show_message(room, fresh)
    assert frame_for(room)["reply_to"]["message"] == question.pk
