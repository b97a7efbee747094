"""Taking something from the queue shows, lapses and decides nothing; what was looked at is written down."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from peer import chat, claiming, flagging, looking_after, moderating, noting, queue
from peer.models import Claim, Flag, LogEntry, Message, ModeratorNote, Room
from portal.kit import clock
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    """Moves the clock."""
    now = clock.now()

    def move(**by):
        monkeypatch.setattr(clock, "now", lambda: now + timedelta(**by))

    return move


def test_a_claim_shows_to_the_others_and_lapses_after_fifteen_minutes(held, mirja, kaarlo, later):
    assert claiming.claim_message(mirja, message=held).moderator == mirja
    assert claiming.claim_message(kaarlo, message=held).moderator == mirja
    assert claiming.does_hold(queue.queue(kaarlo)[0].claim)
    later(minutes=15, seconds=1)
    assert not claiming.does_hold(queue.queue(kaarlo)[0].claim)
    assert claiming.claim_message(kaarlo, message=held).moderator == kaarlo
    assert claiming.claim_message(mirja, message=held).moderator == kaarlo


def test_a_claim_is_given_back_by_its_owner_alone(held, mirja, kaarlo):
    claiming.claim_message(mirja, message=held)
    claiming.let_go(kaarlo, message=held)
    assert Claim.objects.exists()
    claiming.let_go(mirja, message=held)
    assert claiming.claim_message(kaarlo, message=held).moderator == kaarlo


def test_deciding_ends_the_claim_and_needs_none(held, mirja, kaarlo):
    claiming.claim_message(mirja, message=held)
    assert moderating.approve_message(kaarlo, message=held, version=1).mine
    assert not Claim.objects.exists()


def test_nobody_claims_their_own(room, mirja, oiva, seat):
    seat(mirja)
    own = chat.post_message(mirja, room=room, ref="m", text="soita 040 123 4567").message
    call = flagging.call_for_help(mirja, room=room)
    for claims in (
        lambda: claiming.claim_message(mirja, message=own),
        lambda: claiming.claim_call(mirja, flag=call),
        lambda: claiming.claim_call(oiva, flag=call),
    ):
        with pytest.raises(PermissionDenied):
            claims()
    assert queue.queue(mirja) == []


def test_taking_an_alarm_is_seeing_it(room, oiva, mirja, seat):
    seat(oiva)
    call = flagging.call_for_help(oiva, room=room, words="Apua")
    assert queue.queue(mirja)[0].alarm == call
    claiming.claim_call(mirja, flag=call)
    claiming.claim_call(mirja, flag=call)
    assert Flag.objects.get().first_seen_at
    assert queue.queue(mirja)[0].alarm is None
    assert LogEntry.objects.get(act="alarm_seen").waited_since == call.made_at


def test_every_look_at_what_was_decided_about_somebody_is_written_down(held, mirja, oiva, aino):
    claiming.claim_message(mirja, message=held)
    noting.look_at_person(mirja, seat=held.participant)
    noting.look_into_room(mirja, room=held.room)
    acts = (
        LogEntry.objects.exclude(act__in=["decided", "held"])
        .order_by("pk")
        .values_list("act", "code", "actor")
    )
    assert list(acts) == [
        ("looked_at_person", "item", mirja.pk),
        ("looked_at_person", "page", mirja.pk),
        ("looked_at_room", "", mirja.pk),
    ]
    with pytest.raises(PermissionDenied):
        noting.look_at_person(aino, seat=held.participant)


def test_notes_are_for_moderators_about_others(held, mirja, oiva, seat):
    noting.add_note(mirja, seat=held.participant, text=" Ole lempeä.\0 ", message=held)
    assert noting.add_note(mirja, seat=held.participant, text="  ") is None
    assert ModeratorNote.objects.get().text == "Ole lempeä."
    for actor, about in ((oiva, held.participant), (mirja, seat(mirja))):
        with pytest.raises(PermissionDenied):
            noting.add_note(actor, seat=about, text="x")


def test_many_flags_are_one_item_and_hide_nothing(room, oiva, aino, veikko, eeva, attended, seat):
    people = [aino, veikko, eeva]
    for person in (oiva, *people):
        seat(person)
    shown = chat.post_message(oiva, room=room, ref="s", text="Hei").message
    for person in people:
        flagging.flag_message(person, message=shown, kind="report")
    [item] = queue.queue(attended)
    assert (item.message, item.flags, queue.count_of_queue()) == (shown, 3, 1)
    assert Message.objects.get().is_shown


def test_ones_own_rooms_come_first_and_alarms_are_everybodys(room, held, oiva, mirja, sampo):
    other = Room.objects.create(slug="other", name_fi="Toinen", description_fi="Toinen")
    shift = put_on_duty(mirja)
    shift.rooms.set([other])
    waiting = queue.queue(mirja)
    rooms = looking_after.rooms_of_shift(mirja)
    assert looking_after.split(waiting, rooms) == ([], waiting)
    flagging.call_for_help(oiva, room=room)
    mine, others = looking_after.split(queue.queue(mirja), rooms)
    assert ([item.urgency.name for item in mine], len(others)) == (["CALL"], 1)


def test_the_queue_costs_the_same_for_one_thing_and_for_many(room, held, oiva, mirja):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            for item in queue.queue(mirja):
                assert item.room.name
                assert item.name
                assert item.claim is None
            queue.count_of_queue()
        return len(asked)

    Room.objects.update(flood_limit=0)
    queue.queue(mirja)
    few = queries()
    more = [Message(room=room, participant=held.participant, ref=f"n{number}") for number in range(30)]
    for message in more:
        message.text, message.status, message.written_at = "soita 040 123 4567", "held", held.written_at
    Message.objects.bulk_create(more)
    assert Message.objects.filter(status="held").count() > 20
    assert queries() == few


@pytest.mark.skipif("connection.vendor != 'sqlite'")
def test_the_queue_reads_small_indexes_alone(room):
    for query, index in (
        (Message.objects.filter(status="held").order_by("written_at"), "held_messages"),
        (Flag.objects.filter(closed_at=None).order_by("made_at"), "open_flags"),
    ):
        assert index in query.explain()
