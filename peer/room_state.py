"""The state of a room now: whether people may write, until when, who is there, and when it opens next."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from portal.kit import clock

from . import duty
from .events import Frame
from .models import ExceptionDay, Room, WeeklyHours
from .state_words import RoomState, text_of, title_of
from .timetable import ExceptionHours, Hours, Timetable
from .wording import in_each_language

SOON = timedelta(hours=18)
__all__ = ["RoomState", "frame_of", "room_state", "room_states", "state_frame", "timetable_of"]


def timetable_of(room: Room) -> Timetable:
    """The hours of a room as its administrators wrote them."""
    hours = room.hours.values_list("weekday", "opens", "closes")
    days = room.exception_days.values_list("day", "opens", "closes")
    return Timetable([Hours(*one) for one in hours], [ExceptionHours(*one) for one in days])


def room_state(room: Room, at: datetime | None = None) -> RoomState:
    """The state of the room, from three short queries. The room's own fields are taken as given."""
    now = at or clock.now()
    return _state(room, timetable_of(room), duty.here_and_next(room, now), now)


def room_states(rooms: Iterable[Room], at: datetime | None = None) -> dict[int, RoomState]:
    """The states of these rooms, from four short queries however many they are."""
    now, asked = at or clock.now(), {room.pk: room for room in rooms}
    hours, days = defaultdict(list), defaultdict(list)
    for week in WeeklyHours.objects.filter(room__in=asked):
        hours[week.room_id].append(Hours(week.weekday, week.opens, week.closes))
    for day in ExceptionDay.objects.filter(room__in=asked):
        days[day.room_id].append(ExceptionHours(day.day, day.opens, day.closes))
    around = duty.here_and_next_of(asked, now)
    return {pk: _state(room, Timetable(hours[pk], days[pk]), around[pk], now) for pk, room in asked.items()}


def _state(room: Room, hours: Timetable, around: duty.Around, now: datetime) -> RoomState:
    make = partial(RoomState, slow_seconds=room.slow_seconds, pinned=room.pinned)
    if room.is_closed:
        return make("closed", may_write=False)
    if room.closed_until and room.closed_until > now:
        return make("closed", may_write=False, opens_at=_opening_from(hours, room.closed_until))
    if not hours.is_open_at(now):
        return make("closed", may_write=False, opens_at=hours.next_opening(now))
    if room.paused_until and room.paused_until > now:
        return make("paused", may_write=False, opens_at=room.paused_until)
    closes_at = hours.closing_after(now)
    here, next_shift, is_second_called, is_late = around
    if here:
        return make(
            "open",
            may_write=True,
            closes_at=closes_at if closes_at and closes_at < now + SOON else None,
            moderators=tuple(dict.fromkeys(shift.moderator.first_name for shift in here)),
            here_until=_until(max(shift.ends_at for shift in here), closes_at, now),
        )
    holds = room.when_unattended == Room.WhenUnattended.HOLD_EVERYTHING
    comes_at = next_shift.starts_at if next_shift and hours.is_open_at(next_shift.starts_at) else None
    return make(
        "holding" if holds else "unattended",
        may_write=holds,
        closes_at=closes_at,
        comes_at=comes_at,
        is_second_called=is_second_called,
        is_late=is_late,
        opens_at=now if holds else comes_at,
    )


def state_frame(room: Room) -> Frame:
    """`room.state` as it goes over the wire. Equal states make equal frames."""
    return frame_of(room_state(room))


def frame_of(state: RoomState) -> Frame:
    """The same for a state that is known."""
    return {
        "type": "room.state",
        "code": state.code,
        "may_write": state.may_write,
        "title": in_each_language(lambda: title_of(state)),
        "text": in_each_language(lambda: text_of(state)),
        "slow": state.slow_seconds,
        "pinned": state.pinned,
    }


def _opening_from(hours: Timetable, moment: datetime) -> datetime | None:
    return moment if hours.is_open_at(moment) else hours.next_opening(moment)


def _until(shift_ends: datetime, closes_at: datetime | None, now: datetime) -> datetime | None:
    """Until when the moderator is here; not said when that is over, or so far away that it needs a day."""
    until = min(shift_ends, closes_at) if closes_at else shift_ends
    return until if now < until < now + SOON else None
