"""A message that was said, seen and taken back: whoever read it may still tell, nobody does it all day."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from peer import chat, flagging
from peer.chat import Accepted, Refused
from peer.models import Change, Flag, LogEntry, Message
from portal.kit import clock

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WORDS = "Nolla koko tyyppi"
SAID = ("Kukkuu vaan", "Puhun bussista", "Kissa istuu torilla", "Sateella on märkää")


def as_person(client, person):
    client.force_login(person, backend=BACKEND)
    return client


def say_and_take_back(person, room, ref="a", text=WORDS):
    message = chat.post_message(person, room=room, ref=ref, text=text).message
    chat.take_back(person, message=message)
    message.refresh_from_db()
    return message


@pytest.fixture
def gone(room, oiva, aino, seat, attended):
    """Oiva said it while Aino was there, and took it back."""
    seat(aino), seat(oiva)
    return say_and_take_back(oiva, room)


def test_who_could_read_it_still_tells_a_moderator_who_reads_it(gone, room, aino, attended, client):
    address = f"/en/rooms/{room.slug}/messages/{gone.pk}/"
    page = as_person(client, aino).get(address).content.decode()
    assert "Tell a moderator" in page
    assert WORDS not in page
    assert client.post(f"{address}flag/", {"kind": "report"}).status_code == 302
    flag = Flag.objects.get()
    assert (flag.message, flag.flagger.user) == (gone, aino)
    item = as_person(client, attended).get(f"/en/queue/messages/{gone.pk}/").content.decode()
    assert WORDS in item
    assert LogEntry.objects.filter(act="flagged", message=gone.pk).exists()
    assert LogEntry.objects.filter(act="looked_at_person", message=gone.pk, actor=attended.pk).exists()


def test_nobody_else_tells_and_nobody_after_a_week(gone, room, aino, oiva, veikko, seat):
    seat(veikko)  # came when it was gone
    for person in (veikko, oiva):
        with pytest.raises(PermissionDenied):
            flagging.flag_message(person, message=gone, kind="report")
    Change.objects.update(made_at=clock.now() - timedelta(days=8))
    with pytest.raises(PermissionDenied):
        flagging.flag_message(aino, message=gone, kind="report")


def test_it_is_not_there_for_its_writer_and_for_who_came_later(gone, room, oiva, veikko, seat, client):
    seat(veikko)
    address = f"/en/rooms/{room.slug}/messages/{gone.pk}/"
    assert [as_person(client, one).get(address).status_code for one in (oiva, veikko)] == [404, 404]


def test_what_waited_and_was_taken_back_was_read_by_nobody(room, oiva, aino, seat):
    seat(aino), seat(oiva)
    never_shown = say_and_take_back(oiva, room)
    assert never_shown.seq is None
    with pytest.raises(PermissionDenied):
        flagging.flag_message(aino, message=never_shown, kind="report")


def test_who_says_and_takes_back_again_and_again_waits(room, oiva, aino, seat, attended):
    seat(oiva), seat(aino)
    for turn in range(3):
        say_and_take_back(oiva, room, ref="abc"[turn], text=SAID[turn])
    assert chat.post_message(oiva, room=room, ref="x", text="Hei") == Refused(("taken_back_often",))
    assert isinstance(chat.post_message(aino, room=room, ref="y", text="Hei"), Accepted)
    chat.post_message(oiva, room=room, ref="z", text="Haluan kuolla")
    assert Flag.objects.get(kind="crisis").refused_for == "taken_back_often"


def test_taking_back_what_stood_for_a_while_is_free(room, oiva, seat, attended):
    seat(oiva)
    for turn in range(4):
        message = chat.post_message(oiva, room=room, ref=f"t{turn}", text=SAID[turn]).message
        Message.objects.filter(pk=message.pk).update(shown_at=clock.now() - timedelta(minutes=5))
        chat.take_back(oiva, message=message)
    assert isinstance(chat.post_message(oiva, room=room, ref="x", text="Hei"), Accepted)
