"""Reading at one's own pace: the place is kept, what is new is counted, and nothing else is told."""

import pytest
from django.core.exceptions import PermissionDenied

from peer import blocking, chat, history, reading
from peer.models import Participant

pytestmark = pytest.mark.django_db


@pytest.fixture
def say(room, attended):
    """Says `count` things in the room; returns the numbers. Nobody here is too fast."""
    room.flood_limit = 0
    room.save()

    def speak(person, count=1, start=0):
        outcomes = [
            chat.post_message(person, room=room, ref=f"r{start + number}", text=f"Asia {start + number}.")
            for number in range(count)
        ]
        room.refresh_from_db()
        return [outcome.seq for outcome in outcomes]

    return speak


def place(seat):
    return Participant.objects.values_list("read_seq", flat=True).get(pk=seat.pk)


def fresh(seat):
    return Participant.objects.get(pk=seat.pk)


def test_the_place_never_goes_back_nor_beyond_the_newest(
    room, seat, aino, oiva, say, django_assert_num_queries
):
    reader, _writer = seat(aino), seat(oiva)
    say(oiva, 5)
    with django_assert_num_queries(1):
        reading.keep_place(aino, room=room, seq=3)
    assert place(reader) == 3
    reading.keep_place(aino, room=room, seq=2)
    assert place(reader) == 3
    reading.keep_place(aino, room=room, seq=99)
    assert place(reader) == 5


def test_without_a_seat_no_place_is_kept(room, seat, aino, veikko, say):
    seat(aino)
    say(aino)
    reading.keep_place(veikko, room=room, seq=1)
    with pytest.raises(PermissionDenied):
        reading.choose_mode(veikko, room=room, mode="stream")


def test_a_mode_that_does_not_exist_is_refused(room, seat, aino):
    reader = seat(aino)
    reading.choose_mode(aino, room=room, mode="one")
    assert fresh(reader).reading_mode == "one"
    with pytest.raises(ValueError, match="fast"):
        reading.choose_mode(aino, room=room, mode="fast")


def test_one_s_own_words_and_those_of_hidden_people_are_not_new(room, seat, aino, oiva, veikko, say):
    reader, _oiva, _veikko = seat(aino), seat(oiva), seat(veikko)
    say(oiva, 2)
    say(aino, 1, start=10)
    say(veikko, 1, start=20)
    assert history.unread_count(reader) == 3
    blocking.block_person(veikko, person=aino)
    assert history.unread_count(reader) == 2
    reading.keep_place(aino, room=room, seq=1)
    assert history.unread_count(fresh(reader)) == 1


def test_a_message_that_is_gone_is_not_new(room, seat, aino, oiva, say):
    reader, _oiva = seat(aino), seat(oiva)
    message = chat.post_message(oiva, room=room, ref="a", text="Hei").message
    chat.take_back(oiva, message=message)
    assert history.unread_count(reader) == 0


def test_more_than_ninety_nine_is_not_counted(room, seat, aino, oiva, say, monkeypatch):
    monkeypatch.setattr(history, "MANY", 4)
    reader, _oiva = seat(aino), seat(oiva)
    say(oiva, 7)
    waits = history.unread(reader, batch=3)
    assert (waits.count, waits.is_many, waits.batch, waits.up_to) == (5, True, 3, 3)


def test_all_rooms_are_counted_in_one_query(
    room, seat, aino, oiva, veikko, say, django_assert_max_num_queries
):
    seat(aino), seat(oiva), seat(veikko)
    say(oiva, 3)
    say(veikko, 1, start=10)
    say(aino, 1, start=20)
    blocking.block_person(aino, person=veikko)
    assert history.unread_in_rooms(aino, [room]) == {}  # has not begun to read
    reading.keep_place(aino, room=room, seq=1)
    with django_assert_max_num_queries(6):  # the right to moderate, blocks, mutes, and one for all counts
        assert history.unread_in_rooms(aino, [room]) == {room.pk: 2}


def test_nothing_above_the_kept_place_is_on_the_page_but_one_s_own_words(room, seat, aino, oiva, say):
    reader, _oiva = seat(aino), seat(oiva)
    say(oiva, 3)
    say(aino, 1, start=10)
    say(oiva, 2, start=20)
    shown = history.page_of_history(reader, up_to=2)
    assert [message.seq for message in shown] == [1, 2, 4]
    assert [message.seq for message in history.page_of_history(reader)] == [1, 2, 3, 4, 5, 6]
    assert [message.seq for message in history.page_of_history(reader, before=3)] == [1, 2]


def test_a_page_costs_the_same_however_much_was_said(
    room, seat, aino, oiva, say, django_assert_max_num_queries
):
    reader, _oiva = seat(aino), seat(oiva)
    say(oiva, 40)
    with django_assert_max_num_queries(9):
        shown = history.page_of_history(fresh(reader), up_to=38)
        assert all(message.participant.nickname for message in shown)
    assert len(shown) == history.PAGE
    assert shown[-1].seq == 38


def test_a_transcript_has_only_what_is_shown_to_the_reader(room, seat, aino, oiva, veikko, say):
    reader, _oiva, _veikko = seat(aino), seat(oiva), seat(veikko)
    say(oiva, 2)
    say(veikko, 1, start=10)
    gone = chat.post_message(oiva, room=room, ref="gone", text="Pois").message
    chat.take_back(oiva, message=gone)
    blocking.block_person(aino, person=veikko)
    assert [message.seq for message in history.messages_from(reader)] == [1, 2]
    assert [message.seq for message in history.messages_from(reader, after=1)] == [2]
    assert [message.seq for message in history.newest_messages(reader, limit=1)] == [2]
