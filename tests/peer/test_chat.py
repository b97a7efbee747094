"""Saying something in a room."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from peer import chat, queries, rooms, seats
from peer.chat import Accepted, Refused
from peer.models import Change, Flag, Message, Notice, Room
from tests.factories.rooms import remove_from_room

pytestmark = pytest.mark.django_db


def post(person, room, text="Hei kaikille", ref="a"):
    return chat.post_message(person, room=room, ref=ref, text=text)


def test_a_message_is_shown_at_once_while_a_moderator_is_present(room, oiva, seat, attended):
    seat(oiva)
    outcome = post(oiva, room)
    assert isinstance(outcome, Accepted)
    assert (outcome.message.status, outcome.seq) == ("posted", 1)
    change = Change.objects.get()
    assert (change.seq, change.kind, change.message) == (1, "posted", outcome.message)


def test_every_message_waits_while_nobody_is_on_duty(room, oiva, seat):
    seat(oiva)
    outcome = post(oiva, room)
    assert (outcome.message.status, outcome.seq) == ("held", None)
    assert outcome.message.held_for == ["unattended"]
    assert not Change.objects.exists()


def test_a_read_only_room_takes_nothing_while_nobody_is_on_duty(room, oiva, seat):
    Room.objects.update(when_unattended=Room.WhenUnattended.READ_ONLY)
    seat(oiva)
    assert post(oiva, room) == Refused(("read_only",))


def test_a_phone_number_waits_although_a_moderator_is_present(room, oiva, seat, attended):
    seat(oiva)
    outcome = post(oiva, room, "soita 040 123 4567")
    assert outcome.message.is_held
    assert outcome.message.held_for == ["phone_number"]
    assert outcome.seq is None


def test_sending_again_gives_the_same_answer_and_one_message(room, oiva, seat, attended):
    seat(oiva)
    first, second = post(oiva, room, " Hei "), post(oiva, room, "Hei")
    assert first.message == second.message
    assert second.seq == 1
    assert Message.objects.count() == 1


def test_the_same_ref_with_other_words_is_a_conflict(room, oiva, seat, attended):
    seat(oiva)
    post(oiva, room, "Hei")
    assert post(oiva, room, "Hei hei") == Refused(("ref_conflict",))
    assert Message.objects.get().text == "Hei"


def test_two_people_may_use_the_same_ref(room, aino, oiva, seat, attended):
    seat(aino), seat(oiva)
    assert post(aino, room).seq == 1
    assert post(oiva, room).seq == 2


def test_the_database_keeps_one_message_per_ref(room, oiva, seat, attended):
    message = post(oiva, room).message if seat(oiva) else None
    message.pk, message.seq = None, 9
    with pytest.raises(IntegrityError), transaction.atomic():
        message.save()


@pytest.mark.parametrize(("text", "code"), [("", "empty"), (" \n\u200b ", "empty"), ("ä" * 2001, "too_long")])
def test_a_message_must_have_a_length(room, oiva, seat, attended, text, code):
    seat(oiva)
    assert post(oiva, room, text) == Refused((code,))
    assert post(oiva, room, "ähä " * 500).seq == 1


def test_the_rules_come_first_and_again_when_they_change(room, oiva, sampo, seat, attended):
    seats.enter_room(oiva, room=room)
    assert post(oiva, room) == Refused(("rules_not_accepted",))
    seat(oiva)
    assert post(oiva, room).seq == 1
    rooms.write_rules(sampo, room=room, texts={"fi": "Uusi sääntö."})
    assert post(oiva, room, ref="b") == Refused(("rules_not_accepted",))
    seats.accept_rules(oiva, room=room, version=1)
    assert post(oiva, room, ref="b") == Refused(("rules_not_accepted",))
    seats.accept_rules(oiva, room=room, version=2)
    assert post(oiva, room, ref="b").seq == 2


def test_nobody_speaks_without_a_seat(room, oiva, attended):
    assert post(oiva, room) == Refused(("no_seat",))


def test_a_seat_that_was_taken_away_is_gone_at_the_next_act(room, oiva, seat, attended):
    remove_from_room(attended, seat(oiva))
    assert post(oiva, room) == Refused(("no_seat",))
    with pytest.raises(seats.NoSeat):
        seats.enter_room(oiva, room=room)
    assert Notice.objects.get(person=oiva).kind == "seat_taken"


def test_a_right_that_was_taken_away_is_gone_at_the_next_act(room, oiva, seat, attended):
    seat(oiva)
    oiva.groups.clear()
    oiva = type(oiva).objects.get(pk=oiva.pk)
    assert post(oiva, room) == Refused(("no_seat",))


def test_crisis_words_offer_care_call_a_moderator_and_hold_nothing(room, oiva, seat, attended):
    seat(oiva)
    outcome = post(oiva, room, "En jaksa elää")
    assert outcome.message.is_shown
    assert Flag.objects.get().kind == Flag.Kind.CRISIS
    assert Notice.objects.get(person=oiva).kind == Notice.Kind.CARE


def test_the_writer_takes_a_shown_message_back_and_the_room_learns_it(room, oiva, aino, seat, attended):
    seat(oiva), seat(aino)
    message = post(oiva, room).message
    chat.take_back(oiva, message=message)
    chat.take_back(oiva, message=message)
    assert [(c.seq, c.kind, c.payload) for c in Change.objects.order_by("seq")] == [
        (1, "posted", {}),
        (2, "hidden", {"by": "writer"}),
    ]
    frames = [event.text for event in queries.changes_since(room.pk, 0, 10)]
    assert '"kind":"void"' in frames[0]
    assert "Hei kaikille" not in "".join(frames)


def test_a_waiting_message_is_taken_back_in_silence(room, oiva, seat):
    seat(oiva)
    message = post(oiva, room).message
    chat.take_back(oiva, message=message)
    message.refresh_from_db()
    assert message.status == "taken_back"
    assert not Change.objects.exists()


def test_nobody_takes_back_what_another_wrote(room, oiva, aino, seat, attended):
    seat(oiva), seat(aino)
    message = post(oiva, room).message
    with pytest.raises(PermissionDenied):
        chat.take_back(aino, message=message)


@pytest.mark.parametrize("text", ["Valvoja Mirja: huone suljetaan kymmeneltä", "Olen teidän uusi valvoja"])
def test_only_who_looks_after_the_room_says_so(room, oiva, seat, attended, text):
    seat(oiva), seat(attended)
    assert post(oiva, room, text).message.held_for == ["staff_claim"]
    assert post(attended, room, text).message.is_shown
