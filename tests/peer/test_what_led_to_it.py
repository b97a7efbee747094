"""What a moderator reads beside a message that somebody told about: what is gone, and old names."""

import pytest

from peer import chat, context, flagging, former_names, renaming
from peer.models import LogEntry

from .desk import BACKEND, QUEUE, said

pytestmark = pytest.mark.django_db
PROVOKED = "Kukaan ei halua lukea sinua"


@pytest.fixture
def answered(room, aino, oiva, seat, attended):
    """Aino provokes, Oiva answers, Aino takes her words back."""
    seat(aino), seat(oiva)
    first = chat.post_message(aino, room=room, ref="a", text=PROVOKED).message
    answer = chat.post_message(oiva, room=room, ref="b", text="Hävetkää kaikki", reply_to=first.pk).message
    chat.take_back(aino, message=first)
    return first, answer


def item(client, moderator, message):
    client.force_login(moderator, backend=BACKEND)
    return said(client.get(f"/en/queue/messages/{message.pk}/"))


def test_a_provocation_that_was_taken_back_is_read_and_logged(answered, aino, attended, client):
    first, answer = answered
    flagging.flag_message(aino, message=answer, kind="report")
    page = item(client, attended, answer)
    assert page.count(PROVOKED) == 2  # among what was said before, and as what is answered
    assert "Taken back at" in page
    line = LogEntry.objects.filter(code="gone", message=first.pk, actor=attended.pk).first()
    assert line.item == answer.pk
    assert line.person == aino.pk


def test_what_is_gone_is_not_read_about_a_message_that_nobody_told_about(answered, attended, client):
    _first, answer = answered
    assert PROVOKED not in item(client, attended, answer)
    assert context.context_of(answer) == []
    assert not LogEntry.objects.filter(code="gone").exists()


def test_a_new_name_does_not_hide_who_it_was(answered, aino, oiva, room, attended, client):
    _first, answer = answered
    renaming.choose_nickname(oiva, room=room, nickname="Metsäpolku")
    renaming.choose_nickname(aino, room=room, nickname="Järvi")
    flagging.flag_message(aino, message=answer, kind="report")
    page = item(client, attended, answer)
    assert "The name when it was written: Oiva" in page
    assert "The name now: Järvi" in page
    person = said(client.get(f"/en/queue/people/{oiva.seats.get().pk}/"))
    assert "Earlier names:" in person
    assert "Oiva" in person
    assert [one.nickname for one in former_names.earlier_names(oiva.seats.get())] == ["Oiva"]


def test_deciding_about_what_was_taken_back_just_now_says_so(held, oiva, attended, client):
    client.force_login(attended, backend=BACKEND)
    chat.take_back(oiva, message=held)
    for answer in (
        client.post(f"/en/queue/messages/{held.pk}/approve/", {"version": "1"}, follow=True),
        client.get(f"/en/queue/messages/{held.pk}/", follow=True),
    ):
        assert answer.redirect_chain[-1][0] == QUEUE
        assert "The writer took this message back. Nothing waits any more." in said(answer)
    assert client.get("/en/queue/messages/99999/").status_code == 404


def test_the_queue_counts_tries_that_were_taken_back(held, room, oiva, attended, client):
    client.force_login(attended, backend=BACKEND)
    chat.take_back(oiva, message=held)
    chat.post_message(oiva, room=room, ref="b", text="soita nyt 050 765 4321")
    assert "The writer took back 1 message that waited today." in said(client.get(QUEUE))
