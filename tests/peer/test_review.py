"""Who reads a message before the room does, and what keeps somebody from speaking."""

from datetime import timedelta

import pytest

from peer import chat, seats
from peer.chat import Refused
from peer.models import LogEntry, Notice, Participant, Room
from portal.kit import clock

pytestmark = pytest.mark.django_db


def post(person, room, ref="a", text="Hei kaikille", **more):
    return chat.post_message(person, room=room, ref=ref, text=text, **more)


def test_where_everything_is_read_first_a_message_waits(room, oiva, seat, attended):
    Room.objects.update(review=Room.Review.ALL_HELD)
    seat(oiva)
    assert post(oiva, room).message.held_for == ["all_held"]


def test_a_newcomers_first_messages_wait_until_so_many_were_shown(room, oiva, seat, attended):
    Room.objects.update(review=Room.Review.NEWCOMERS_HELD, newcomer_messages=2)
    seat(oiva)
    assert post(oiva, room).message.held_for == ["newcomer"]
    Participant.objects.update(shown_count=1)
    assert post(oiva, room, "b", "Toinen").message.held_for == ["newcomer"]
    Participant.objects.update(shown_count=2)
    assert post(oiva, room, "c", "Kolmas").message.is_shown


def test_moderators_are_no_newcomers(room, mirja, seat, attended):
    Room.objects.update(review=Room.Review.ALL_HELD)
    seat(mirja)
    assert post(mirja, room).message.is_shown


def test_a_held_message_is_a_line_in_the_log_without_its_text(room, oiva, seat, attended):
    seat(oiva)
    message = post(oiva, room, text="soita 040 123 4567").message
    line = LogEntry.objects.get(act=LogEntry.Act.HELD)
    assert (line.person, line.room, line.message) == (oiva.pk, room.pk, message.pk)
    assert line.code == "phone_number"


@pytest.mark.parametrize(
    ("field", "code"), [("closed_until", "room_closed"), ("paused_until", "room_paused")]
)
def test_a_room_with_a_break_takes_nothing(room, oiva, seat, attended, field, code):
    seat(oiva)
    Room.objects.update(**{field: clock.now() + timedelta(hours=1)})
    assert post(oiva, room) == Refused((code,))
    Room.objects.update(**{field: clock.now() - timedelta(hours=1)})
    assert post(oiva, room).seq == 1


def test_a_warning_is_read_before_speaking_again(room, oiva, seat, attended):
    seat(oiva)
    notice = Notice.objects.create(
        room=room, person=oiva, kind=Notice.Kind.WARNED, words="Ole ystävällinen.", made_at=clock.now()
    )
    assert post(oiva, room) == Refused(("warned",))
    seats.put_away_notice(oiva, notice_id=notice.pk)
    assert post(oiva, room).seq == 1


def test_a_pause_of_one_person_ends_by_itself(room, oiva, seat, attended):
    seat(oiva)
    Participant.objects.update(paused_until=clock.now() + timedelta(minutes=5))
    assert post(oiva, room) == Refused(("paused",))
    Participant.objects.update(paused_until=clock.now() - timedelta(seconds=1))
    assert post(oiva, room).seq == 1


def test_the_same_words_again_and_again_are_not_taken_where_the_room_looks(room, oiva, seat, attended):
    seat(oiva)
    answers = [post(oiva, room, f"r{number}", "Osta tämä nyt") for number in range(5)]
    assert isinstance(answers[-1], Refused) or answers[-1].message.is_held
    Room.objects.update(flood_limit=0)
    assert post(oiva, room, "r9", "Osta tämä nyt").message.is_shown


def test_a_session_that_ended_posts_nothing(room, oiva, seat, attended, client):
    seat(oiva)
    client.force_login(oiva, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session.session_key
    assert post(oiva, room, session=session).seq == 1
    client.logout()
    assert post(oiva, room, "b", session=session) == Refused(("signed_out",))
