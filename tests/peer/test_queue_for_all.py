"""Nobody hides from the moderators what others wrote, flagged or asked."""

import pytest

from peer import chat, flagging, queue
from peer.models import Message, Participant

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def hold_many(writer: Participant, many: int) -> None:
    """So many messages of one writer wait, all older than what is written now."""
    rows = [Message(room=writer.room, participant=writer, ref=f"h{number}") for number in range(many)]
    for row in rows:
        row.text, row.status, row.written_at = "soita 040 123 4567", "held", writer.joined_at
    Message.objects.bulk_create(rows)


def test_what_others_wrote_stands_before_the_second_message_of_one_writer(room, oiva, aino, mirja, seat):
    hold_many(seat(oiva), 210)
    seat(aino)
    late = chat.post_message(aino, room=room, ref="a", text="soita 040 765 4321").message
    waiting = queue.queue(mirja)
    assert [item.message.participant.user for item in waiting[:3]] == [oiva, aino, oiva]
    assert waiting[1].message == late
    assert queue.left_out(mirja, waiting) == 11


def test_the_page_says_how_much_more_waits(client, room, oiva, mirja, seat):
    hold_many(seat(oiva), 247)
    client.force_login(mirja, backend=BACKEND)
    page = client.get("/en/queue/").content.decode()
    assert "47 more wait." in page
    assert "247 things wait." in page


def test_nothing_is_said_to_be_left_out_where_all_is_there(client, room, oiva, mirja, seat):
    hold_many(seat(oiva), 2)
    client.force_login(mirja, backend=BACKEND)
    page = client.get("/en/queue/").content.decode()
    assert "2 things wait." in page
    assert "more wait" not in page


def test_many_flags_of_one_person_stand_after_the_first_of_each(
    room, oiva, aino, veikko, attended, seat, monkeypatch
):
    for person in (oiva, aino, veikko):
        seat(person)
    said = [chat.post_message(oiva, room=room, ref=f"m{at}", text=f"Viesti {at}").message for at in range(4)]
    for message in said[:3]:
        flagging.flag_message(aino, message=message, kind="report")
    flagging.flag_message(veikko, message=said[3], kind="worry")
    assert [item.message for item in queue.queue(attended)] == [said[0], said[3], said[1], said[2]]
    monkeypatch.setattr(queue, "MOST_FLAGS", 2)
    waiting = queue.queue(attended)
    assert [item.message for item in waiting] == [said[0], said[3]]
    assert queue.left_out(attended, waiting) == 2
