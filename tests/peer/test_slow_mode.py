"""Slow rooms: what comes too soon waits for its turn."""

from datetime import timedelta

import pytest
from django.utils import timezone

from peer import broadcast, chat, turns
from peer.chat import Refused
from peer.models import Change, HouseRules, Message, Notice, Participant, Room, WeeklyHours
from portal.kit import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def slow(room, oiva, seat, attended):
    """A room with ten seconds between two messages; Oiva sits in it."""
    Room.objects.update(slow_seconds=10, flood_limit=0)
    seat(oiva)
    return room


@pytest.fixture
def later(monkeypatch):
    """Moves the clock ahead."""
    start, moved = clock.now(), [timedelta()]
    monkeypatch.setattr(clock, "now", lambda: start + moved[0])

    def move(seconds):
        moved[0] += timedelta(seconds=seconds)

    return move


def post(person, room, ref):
    return chat.post_message(person, room=room, ref=ref, text=f"Viesti {ref}")


def test_the_second_message_waits_and_the_clock_shows_it(slow, oiva, later):
    assert post(oiva, slow, "a").seq == 1
    second = post(oiva, slow, "b").message
    assert (second.status, second.seq) == ("queued", None)
    assert second.due_at == clock.now() + timedelta(seconds=10)
    assert turns.show_due_messages() == 0
    later(10)
    assert turns.show_due_messages() == 1
    second.refresh_from_db()
    assert (second.status, second.seq) == ("posted", 2)


def test_several_are_shown_in_the_order_in_which_they_came(slow, oiva, later):
    for ref in "abcd":
        post(oiva, slow, ref)
    for _number in range(3):
        later(10)
        assert turns.show_due_messages() == 1
    texts = Change.objects.order_by("seq").values_list("message__text", flat=True)
    assert list(texts) == ["Viesti a", "Viesti b", "Viesti c", "Viesti d"]


def test_five_may_wait_and_no_more(slow, oiva, later):
    assert [type(post(oiva, slow, ref)).__name__ for ref in "abcdef"] == ["Accepted"] * 6
    assert post(oiva, slow, "g") == Refused(("queue_full",))
    assert post(oiva, slow, "b").message.status == "queued"
    later(10)
    turns.show_due_messages()
    assert post(oiva, slow, "g").message.status == "queued"


def test_nobody_waits_for_another(slow, oiva, aino, seat):
    seat(aino)
    assert post(oiva, slow, "a").seq == 1
    assert post(aino, slow, "a").seq == 2


def test_what_waits_is_taken_back_in_silence(slow, oiva, later):
    post(oiva, slow, "a")
    waiting = post(oiva, slow, "b").message
    chat.take_back(oiva, message=waiting)
    later(60)
    assert turns.show_due_messages() == 0
    assert Message.objects.get(pk=waiting.pk).status == "taken_back"
    assert Change.objects.count() == 1


def test_a_break_of_the_room_lets_what_waits_wait_on(slow, oiva, later):
    post(oiva, slow, "a"), post(oiva, slow, "b")
    Room.objects.update(paused_until=clock.now() + timedelta(seconds=20))
    later(15)
    assert turns.show_due_messages() == 0
    later(10)
    assert turns.show_due_messages() == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [({"paused_until": clock.now() + timedelta(days=9)}, "paused"), ({"removed_at": clock.now()}, "no_seat")],
)
def test_whoever_may_not_speak_by_then_is_read_by_a_moderator_first(slow, oiva, later, change, code):
    post(oiva, slow, "a")
    waiting = post(oiva, slow, "b").message
    Participant.objects.update(**change)
    later(10)
    assert turns.show_due_messages() == 0
    waiting.refresh_from_db()
    assert (waiting.status, waiting.held_for) == ("held", [code])


def test_with_nobody_on_duty_it_waits_for_a_moderator_where_everything_does(slow, oiva, later, attended):
    from peer import duty

    post(oiva, slow, "a")
    waiting = post(oiva, slow, "b").message
    duty.go_away(attended)
    later(10)
    turns.show_due_messages()
    waiting.refresh_from_db()
    assert waiting.held_for == ["unattended"]


def test_in_a_room_for_reading_it_is_shown_although_nobody_is_on_duty_now(slow, oiva, later, attended):
    from peer import duty

    Room.objects.update(when_unattended=Room.WhenUnattended.READ_ONLY)
    post(oiva, slow, "a"), post(oiva, slow, "b")
    duty.go_away(attended)
    later(10)
    assert turns.show_due_messages() == 1


def test_looking_costs_one_question_when_nothing_is_due(slow, oiva, later, django_assert_num_queries):
    post(oiva, slow, "a"), post(oiva, slow, "b")
    with django_assert_num_queries(1):
        turns.show_due_messages()


def _warn(room, person):
    Notice.objects.create(room=room, person=person, kind="warned", made_at=clock.now())


def _close(room, person):
    Room.objects.update(closed_until=clock.now() + timedelta(hours=1))


def _close_for_good(room, person):
    Room.objects.update(is_closed=True)


def _invite_others(room, person):
    Room.objects.update(audience=Room.Audience.INVITED)


def _deactivate(room, person):
    person.is_active = False
    person.save()


def _new_rules(room, person):
    HouseRules.objects.create(room=room, version=2, text_fi="Uudet säännöt.", made_at=clock.now())


@pytest.mark.parametrize(
    ("happens", "code"),
    [
        (_warn, "warned"),
        (_close, "room_closed"),
        (_close_for_good, "room_closed"),
        (_invite_others, "no_seat"),
        (_deactivate, "no_seat"),
        (_new_rules, "rules_not_accepted"),
    ],
)
def test_what_could_not_be_said_by_then_waits_and_the_writer_is_told(
    slow, oiva, later, happens, code, monkeypatch
):
    told = []
    monkeypatch.setattr(broadcast, "tell_waiting", lambda message: told.append(message.held_for))
    post(oiva, slow, "a")
    waiting = post(oiva, slow, "b").message
    happens(slow, oiva)
    later(10)
    assert turns.show_due_messages() == 0
    waiting.refresh_from_db()
    assert (waiting.status, waiting.held_for, told) == ("held", [code], [[code]])


def test_what_waits_is_shown_although_the_day_ended_by_the_clock(slow, oiva, later):
    post(oiva, slow, "a"), post(oiva, slow, "b")
    now = timezone.localtime(clock.now())
    WeeklyHours.objects.create(room=slow, weekday=(now.weekday() + 3) % 7, opens="10:00", closes="12:00")
    later(10)
    assert turns.show_due_messages() == 1
