"""The hours of rooms, as tables. All moments are written as the clock of Helsinki shows them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from peer.timetable import DAYS_AHEAD, ZONE, ExceptionHours, Hours, Timetable

MON, TUE, FRI, SAT, SUN = 0, 1, 4, 5, 6


def at(words, fold=0):
    """`2026-11-23 09:00` on the clock of Helsinki."""
    return datetime.fromisoformat(words).replace(tzinfo=ZONE, fold=fold)


def hours(weekday, opens, closes):
    return Hours(weekday, time.fromisoformat(opens), time.fromisoformat(closes))


WEEK = Timetable([hours(MON, "09:00", "11:30"), hours(MON, "17:00", "20:00"), hours(TUE, "09:00", "00:00")])
NIGHT = Timetable([hours(FRI, "20:00", "02:00")])
ROUND = Timetable([hours(day, "00:00", "00:00") for day in range(7)])
# 2026-11-23 is a Monday; the clock goes back on Sunday 2026-10-25 and forward on Sunday 2027-03-28.


@pytest.mark.parametrize(
    ("table", "moment", "is_open"),
    [
        (WEEK, "2026-11-23 08:59:59", False),
        (WEEK, "2026-11-23 09:00", True),
        (WEEK, "2026-11-23 11:29:59", True),
        (WEEK, "2026-11-23 11:30", False),
        (WEEK, "2026-11-23 19:00", True),
        (WEEK, "2026-11-24 23:59:59", True),
        (WEEK, "2026-11-25 00:00", False),
        (NIGHT, "2026-11-27 19:59", False),
        (NIGHT, "2026-11-27 23:00", True),
        (NIGHT, "2026-11-28 01:59", True),
        (NIGHT, "2026-11-28 02:00", False),
        (NIGHT, "2026-11-27 01:00", False),
        (ROUND, "2026-11-27 00:00", True),
        (Timetable(), "2026-11-27 03:00", True),
    ],
)
def test_a_room_is_open_within_its_hours(table, moment, is_open):
    assert table.is_open_at(at(moment)) is is_open
    assert table.is_open_at(at(moment).astimezone(UTC)) is is_open


@pytest.mark.parametrize(
    ("table", "moment", "opening", "closing"),
    [
        (WEEK, "2026-11-23 08:00", "2026-11-23 09:00", None),
        (WEEK, "2026-11-23 09:00", "2026-11-23 17:00", "2026-11-23 11:30"),
        (WEEK, "2026-11-23 12:00", "2026-11-23 17:00", None),
        (WEEK, "2026-11-24 10:00", "2026-11-30 09:00", "2026-11-25 00:00"),
        (WEEK, "2026-11-25 10:00", "2026-11-30 09:00", None),
        (NIGHT, "2026-11-28 01:00", "2026-12-04 20:00", "2026-11-28 02:00"),
        (ROUND, "2026-11-28 01:00", None, None),
        (Timetable(), "2026-11-28 01:00", None, None),
    ],
)
def test_it_says_when_it_opens_and_closes_next(table, moment, opening, closing):
    assert table.next_opening(at(moment)) == (at(opening) if opening else None)
    assert table.closing_after(at(moment)) == (at(closing) if closing else None)


def test_openings_that_touch_are_one():
    morning = [hours(TUE, "00:00", "10:00"), hours(TUE, "10:00", "12:00")]
    table = Timetable([hours(MON, "09:00", "00:00"), *morning])
    assert table.closing_after(at("2026-11-23 10:00")) == at("2026-11-24 12:00")
    assert table.next_opening(at("2026-11-23 10:00")) == at("2026-11-30 09:00")


CLOSED_MONDAY = ExceptionHours(date(2026, 11, 23))
LATE_MONDAY = ExceptionHours(date(2026, 11, 23), time(22), time(1))


@pytest.mark.parametrize(
    ("exception", "moment", "is_open"),
    [
        (CLOSED_MONDAY, "2026-11-23 09:30", False),
        (LATE_MONDAY, "2026-11-23 09:30", False),
        (LATE_MONDAY, "2026-11-23 22:30", True),
        (LATE_MONDAY, "2026-11-24 00:30", True),
        (LATE_MONDAY, "2026-11-24 01:00", False),
        (LATE_MONDAY, "2026-11-24 09:30", True),
    ],
)
def test_an_exception_day_is_in_place_of_the_weekly_hours(exception, moment, is_open):
    assert Timetable(WEEK.hours, [exception]).is_open_at(at(moment)) is is_open


def test_an_exception_day_leaves_what_opened_the_night_before():
    table = Timetable(NIGHT.hours, [ExceptionHours(date(2026, 11, 28))])
    assert table.is_open_at(at("2026-11-28 01:30"))
    assert table.closing_after(at("2026-11-28 01:30")) == at("2026-11-28 02:00")


def test_a_room_without_hours_keeps_its_exception_days():
    table = Timetable([], [CLOSED_MONDAY, ExceptionHours(date(2026, 11, 25), time(9), time(10))])
    assert table.closing_after(at("2026-11-22 12:00")) == at("2026-11-23 00:00")
    assert not table.is_open_at(at("2026-11-23 12:00"))
    assert table.next_opening(at("2026-11-23 12:00")) == at("2026-11-24 00:00")
    assert table.is_open_at(at("2026-11-25 09:30"))
    assert not table.is_open_at(at("2026-11-25 11:00"))


def test_nothing_is_promised_further_than_sixty_days_ahead():
    first = date(2026, 11, 23)
    closed = [ExceptionHours(first + timedelta(days=number)) for number in range(DAYS_AHEAD + 10)]
    assert Timetable(WEEK.hours, closed).next_opening(at("2026-11-22 12:00")) is None


NIGHTS = Timetable([hours(SAT, "20:00", "05:00"), hours(SUN, "12:00", "13:00")])
ODD = Timetable([hours(SUN, "03:30", "05:00")])
ENDS_ODD = Timetable([hours(SUN, "01:00", "03:30")])


@pytest.mark.parametrize(
    ("table", "inside", "closing", "real_hours"),
    [
        (NIGHTS, "2027-03-27 20:00", "2027-03-28 05:00", 8),  # one hour does not exist
        (NIGHTS, "2026-10-24 20:00", "2026-10-25 05:00", 10),  # one hour comes twice
        (ODD, "2027-03-28 04:00", "2027-03-28 05:00", 1),
        (ODD, "2026-10-25 03:30", "2026-10-25 05:00", 2.5),
    ],
)
def test_on_the_nights_when_the_clock_turns_the_local_times_hold(table, inside, closing, real_hours):
    assert table.is_open_at(at(inside))
    assert not table.is_open_at(at(inside).astimezone(UTC) - timedelta(seconds=1))
    ends = table.closing_after(at(inside))
    assert ends == at(closing)
    assert ends - at(inside).astimezone(UTC) == timedelta(hours=real_hours)


def test_a_time_that_does_not_exist_is_the_moment_of_the_jump():
    jump = datetime(2027, 3, 28, 1, tzinfo=UTC)
    assert ODD.next_opening(at("2027-03-28 01:00")) == jump
    assert ENDS_ODD.closing_after(at("2027-03-28 02:00")) == jump


def test_of_a_time_that_comes_twice_the_first_opens_and_the_second_closes():
    assert ODD.next_opening(at("2026-10-25 01:00")) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert ENDS_ODD.closing_after(at("2026-10-25 02:00")) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
