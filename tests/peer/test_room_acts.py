"""Acts about a whole room: each changes the room's state at once and is written in the log."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from peer import room_acts
from peer.models import LogEntry, WeeklyHours
from peer.room_state import room_state
from portal.kit import clock

pytestmark = pytest.mark.django_db


def logged():
    return list(LogEntry.objects.filter(act="room_act").order_by("pk").values_list("code", flat=True))


def test_a_pause_begins_and_ends(room, attended):
    paused = room_acts.pause_room(attended, room=room, minutes=30)
    assert room_state(paused).code == "paused"
    assert room_state(room_acts.resume_room(attended, room=room)).code == "open"
    assert logged() == ["pause_30", "resume"]


def test_writing_is_made_slow_and_fast_again(room, attended):
    assert room_acts.slow_room(attended, room=room, seconds=30).slow_seconds == 30
    assert room_acts.slow_room(attended, room=room, seconds=0).slow_seconds == 0
    assert logged() == ["slow_30", "slow_off"]


def test_a_notice_is_one_short_plain_line(room, attended):
    pinned = room_acts.pin_notice(attended, room=room, text=" Hei\n kaikki " + "a" * 300).pinned
    assert pinned.startswith("Hei kaikki aaa")
    assert len(pinned) <= 200
    assert room_acts.pin_notice(attended, room=room, text="").pinned == ""
    assert logged() == ["pin", "unpin"]
    assert "kaikki" not in str(list(LogEntry.objects.values()))


def test_a_room_closed_early_opens_by_its_hours_or_by_a_moderator(room, attended, monkeypatch):
    zone = ZoneInfo("Europe/Helsinki")
    monday = datetime(2026, 11, 23, 18, 30, tzinfo=zone)
    monkeypatch.setattr(clock, "now", lambda: monday)
    for weekday in (0, 2):
        WeeklyHours.objects.create(room=room, weekday=weekday, opens=time(18), closes=time(20))
    closed = room_acts.close_early(attended, room=room)
    assert closed.closed_until == datetime(2026, 11, 25, 18, 0, tzinfo=zone)
    assert room_state(closed).code == "closed"
    assert room_state(room_acts.reopen_room(attended, room=room)).code != "closed"
    assert logged() == ["close", "reopen"]


def test_a_room_without_hours_stays_closed_for_half_a_day(room, attended):
    closed = room_acts.close_early(attended, room=room)
    assert closed.closed_until - clock.now() > timedelta(hours=11)


def test_members_and_odd_numbers_are_refused(room, aino, attended):
    for act in (
        lambda: room_acts.pause_room(aino, room=room, minutes=30),
        lambda: room_acts.close_early(aino, room=room),
        lambda: room_acts.pause_room(attended, room=room, minutes=7),
        lambda: room_acts.slow_room(attended, room=room, seconds=7),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert logged() == []
