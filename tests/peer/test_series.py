"""The numbered series: what a room is told when a message is shown, hidden, covered or shown again."""

import json

import pytest
from django.utils import timezone

from peer import chat, queries, series
from peer.models import Message, Room

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(room, oiva, seat, attended):
    """Oiva has said something, and the room's row is fresh."""
    seat(oiva)
    message = chat.post_message(oiva, room=room, ref="a", text="Numeroni on salaisuus").message
    room.refresh_from_db()
    return message


def frames(room):
    return [json.loads(event.text) for event in queries.changes_since(room.pk, 0, 20)]


def test_what_a_moderator_covers_is_told_to_nobody_any_more(room, said):
    series.mask_message(room, said, "Numeroni on ▒▒▒")
    first, second = frames(room)
    assert first["text"] == "Numeroni on ▒▒▒"
    assert second == {
        "type": "change",
        "seq": 2,
        "kind": "masked",
        "message": said.pk,
        "text": "Numeroni on ▒▒▒",
    }
    said.refresh_from_db()
    assert (said.version, said.text) == (2, "Numeroni on salaisuus")


def test_a_held_message_that_is_covered_is_shown_like_that(room, said):
    held = Message.objects.create(
        room=room,
        participant=said.participant,
        ref="b",
        text="soita 040",
        status="held",
        written_at=timezone.now(),
    )
    series.mask_message(room, held, "soita ▒▒▒")
    assert frames(room)[-1]["kind"] == "posted"
    assert frames(room)[-1]["text"] == "soita ▒▒▒"


def test_a_removed_message_comes_back_under_its_own_id_and_a_new_number(room, said):
    series.hide_message(room, said, status=Message.Status.REMOVED, by="moderator")
    series.restore_message(room, said)
    assert [(frame["seq"], frame["kind"]) for frame in frames(room)] == [
        (1, "posted"),
        (2, "hidden"),
        (3, "restored"),
    ]
    assert frames(room)[2]["text"] == "Numeroni on salaisuus"
    assert frames(room)[2]["message"] == said.pk
    assert said.seq == 1


def test_what_was_removed_before_anybody_saw_it_gets_its_first_number(room, said):
    held = Message.objects.create(
        room=room,
        participant=said.participant,
        ref="b",
        text="soita",
        status="held",
        written_at=timezone.now(),
    )
    series.hide_message(room, held, status=Message.Status.REMOVED, by="moderator")
    series.restore_message(room, held)
    assert [(frame["seq"], frame["kind"]) for frame in frames(room)] == [(1, "posted"), (2, "posted")]


def test_the_room_counts_what_somebody_has_said(room, said):
    said.participant.refresh_from_db()
    assert said.participant.shown_count == 1
    assert said.participant.last_spoke_at == said.shown_at
    assert Room.objects.get(pk=room.pk).last_seq == 1
