"""The state of a room in words, for each of its states."""

from datetime import datetime, time, timedelta

import pytest
from django.utils import translation

from peer import duty
from peer.models import ExceptionDay, Room, Shift, WeeklyHours
from peer.room_state import room_state, state_frame
from peer.state_words import text_of, title_of
from peer.timetable import ZONE
from portal.kit import clock
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db
MONDAY_NOON = datetime(2026, 11, 23, 12, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def _monday_noon(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: MONDAY_NOON)


def says(room, language="en"):
    with translation.override(language):
        state = room_state(room)
        return state.code, f"{title_of(state)} {text_of(state)}".strip()


def open_on(room, weekday, opens, closes):
    return WeeklyHours.objects.create(room=room, weekday=weekday, opens=time(opens), closes=time(closes))


def test_a_room_without_hours_is_open_while_a_moderator_is_on_duty(room, mirja):
    put_on_duty(mirja, hours=4)
    assert says(room) == ("open", "The room is open. Mirja is here until 16:00.")


def test_an_open_room_says_when_it_closes(room, mirja, kaarlo):
    open_on(room, 0, 9, 15)
    put_on_duty(mirja)
    assert says(room) == ("open", "The room is open. Mirja is here until 15:00.")
    put_on_duty(kaarlo)
    assert says(room) == ("open", "The room is open. Mirja and Kaarlo are on duty. The room closes at 15:00.")


@pytest.mark.parametrize(
    ("weekday", "opens", "words"),
    [
        (0, 17, "It opens today at 17:00."),
        (1, 9, "It opens tomorrow at 9:00."),
        (4, 9, "It opens on Friday at 9:00."),
        (0, 9, "It opens on Monday 30 November at 9:00."),
    ],
)
def test_a_closed_room_says_when_it_opens_next(room, mirja, weekday, opens, words):
    open_on(room, weekday, opens, opens + 1)
    put_on_duty(mirja)
    code, text = says(room)
    assert code == "closed"
    assert words in text
    assert not room_state(room).may_write


def test_a_room_that_does_not_open_soon_does_not_promise(room):
    open_on(room, 0, 9, 10)
    for week in range(1, 10):
        ExceptionDay.objects.create(room=room, day=MONDAY_NOON.date() + timedelta(days=7 * week))
    assert "We do not know yet when it opens." in says(room)[1]


def test_a_moderator_closes_early_and_the_room_says_when_it_opens(room, mirja):
    open_on(room, 0, 9, 15), open_on(room, 1, 9, 15)
    put_on_duty(mirja)
    room.closed_until = MONDAY_NOON + timedelta(hours=21)
    assert says(room) == (
        "closed",
        "The room is closed. It opens tomorrow at 9:00. You can read old messages.",
    )
    room.closed_until = MONDAY_NOON + timedelta(hours=10)
    assert "It opens tomorrow at 9:00." in says(room)[1]


def test_a_paused_room_says_when_writing_goes_on(room, mirja):
    put_on_duty(mirja)
    room.paused_until = MONDAY_NOON + timedelta(minutes=15)
    code, text = says(room)
    assert code == "paused"
    assert "You can write again today at 12:15." in text


def test_nobody_on_duty_holds_or_stops_as_the_room_says(room, mirja, sampo):
    waits = "The room is open. No moderator is here right now. Messages wait for a moderator."
    assert says(room) == ("holding", waits)
    assert room_state(room).may_write
    room.when_unattended = Room.WhenUnattended.READ_ONLY
    reads = "You can only read. No moderator is here right now. We do not know yet when you can write."
    assert says(room) == ("unattended", reads)
    assert not room_state(room).may_write
    soon = MONDAY_NOON + timedelta(hours=4)
    Shift.objects.create(moderator=mirja, starts_at=soon, ends_at=soon + timedelta(hours=2))
    assert "A moderator comes today at 16:00." in says(room)[1]


def test_a_room_that_is_closed_for_good_promises_nothing(room, mirja):
    put_on_duty(mirja)
    room.is_closed = True
    assert room_state(room).code == "closed"


def test_the_frame_is_cheap_and_equal_for_equal_states(room, mirja, django_assert_max_num_queries):
    put_on_duty(mirja)
    room.pinned, room.slow_seconds = "Hei", 30
    with django_assert_max_num_queries(3):
        frame = state_frame(room)
    assert frame == state_frame(room)
    assert frame["type"] == "room.state"
    assert (frame["code"], frame["may_write"], frame["slow"], frame["pinned"]) == ("open", True, 30, "Hei")
    assert set(frame["title"]) >= {"fi", "sv", "en"}
    duty.go_away(mirja)
    with django_assert_max_num_queries(3):
        assert state_frame(room)["code"] == "holding"


def plan_turns(mirja, kaarlo, begun_minutes_ago):
    """Mirja should have come; Kaarlo comes at four."""
    for person, begins, ends in ((mirja, -begun_minutes_ago, 240), (kaarlo, 240, 480)):
        starts_at, ends_at = (MONDAY_NOON + timedelta(minutes=minutes) for minutes in (begins, ends))
        Shift.objects.create(moderator=person, starts_at=starts_at, ends_at=ends_at)


def test_a_turn_that_nobody_has_begun_is_said_to_be_late(room, mirja, kaarlo):
    plan_turns(mirja, kaarlo, begun_minutes_ago=10)
    words = "A moderator is late, and may come any minute. The next turn begins today at 16:00."
    assert words in says(room)[1]


def test_after_a_while_nobody_says_that_the_moderator_comes_any_minute(room, mirja, kaarlo):
    plan_turns(mirja, kaarlo, begun_minutes_ago=20)
    assert "late" not in says(room)[1]
    assert "A moderator comes today at 16:00." in says(room)[1]


@pytest.mark.parametrize("unattended", Room.WhenUnattended.values)
def test_open_or_closed_or_only_to_read_is_said_first(room, mirja, kaarlo, unattended):
    room.when_unattended = unattended
    plan_turns(mirja, kaarlo, begun_minutes_ago=10)
    assert says(room)[1].startswith(("The room is open.", "The room is closed.", "You can only read."))
