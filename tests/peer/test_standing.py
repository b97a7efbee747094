"""What decides about a post, asked in one statement."""

from datetime import timedelta

import pytest

from peer import chat, queries, standing
from peer.models import Notice, Room
from portal.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def spoken(room, oiva, seat, attended):
    """Oiva has said something and has a warning."""
    seat(oiva)
    message = chat.post_message(oiva, room=room, ref="a", text="Hei").message
    Notice.objects.create(room=room, person=oiva, kind=Notice.Kind.WARNED, made_at=clock.now())
    return message


def test_the_prepared_statement_answers_what_the_plain_queryset_does(room, oiva, spoken):
    for ref in ("a", "b"):
        asked = {"person": oiva.pk, "room": room.pk, "ref": ref, "session": "gone", "now": clock.now()}
        assert standing.STANDING.one(**asked) == standing.STANDING.plain(**asked).first()
    stands = standing.standing(oiva.pk, room.pk, ref="a")
    assert stands.earlier == spoken.pk
    assert (stands.nickname, stands.shown_count, stands.last_seq) == ("Oiva", 1, 1)
    assert stands.is_warned
    assert stands.last_spoke_at == spoken.shown_at
    assert (stands.rules_accepted, stands.rules_newest) == (1, 1)
    assert standing.standing(oiva.pk, room.pk, ref="b").earlier is None


CHANGES = {
    "no role": lambda oiva: oiva.groups.clear(),
    "not active": lambda oiva: type(oiva).objects.filter(pk=oiva.pk).update(is_active=False),
    "closed for good": lambda _oiva: Room.objects.update(is_closed=True),
    "by invitation": lambda _oiva: Room.objects.update(audience="invited"),
    "taken away": lambda oiva: oiva.seats.update(removed_at=clock.now()),
}


@pytest.mark.parametrize("change", CHANGES)
def test_nobody_stands_where_a_right_is_missing(room, oiva, spoken, change):
    assert standing.is_seated(oiva.pk, room.pk)
    CHANGES[change](oiva)
    assert not standing.is_seated(oiva.pk, room.pk)


def test_a_session_is_asked_by_its_end(oiva, client):
    client.force_login(oiva, backend="allauth.account.auth_backends.AuthenticationBackend")
    session = client.session
    assert standing.is_signed_in(session.session_key)
    assert not standing.is_signed_in("0" * 32)
    session.set_expiry(-10)
    session.save()
    assert not standing.is_signed_in(session.session_key)


def test_a_post_costs_few_statements_however_many_members_there_are(room, oiva, spoken, settings):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    settings.ROOM_STATE_SECONDS = 60
    Notice.objects.all().delete()
    Room.objects.update(flood_limit=0)
    chat.post_message(oiva, room=room, ref="w", text="Lämmin")
    with CaptureQueriesContext(connection) as seen:
        chat.post_message(oiva, room=room, ref="b", text="Hei taas")
    standing.forget()
    assert len([one for one in seen.captured_queries if "SAVEPOINT" not in (one["sql"] or "")]) <= 6


def test_what_a_process_believes_of_a_room_may_be_a_moment_old(room, settings):
    settings.ROOM_STATE_SECONDS = 60
    assert standing.code_of_room(room.pk) == "holding"
    Room.objects.update(paused_until=clock.now() + timedelta(hours=1))
    assert standing.code_of_room(room.pk) == "holding"
    standing.forget()
    assert standing.code_of_room(room.pk) == "paused"
    standing.forget()


def test_how_the_room_stands_goes_with_the_pulse_and_is_encoded_once(room, oiva, seat, monkeypatch):
    seat(oiva)
    standing.forget()
    source = queries.RoomSource(room.pk)
    first = source.pulse(frozenset({oiva.pk})).state
    assert '"code":"holding"' in first
    monkeypatch.setattr("peer.room_state.state_frame", lambda _room: pytest.fail("made twice"))
    assert source.pulse(frozenset({oiva.pk})).state == first
    standing.forget()
