"""How the sign-up of an event stands, and who moves up: tables only."""

from datetime import date, timedelta

import pytest

from content.event_policy import Door, Facts, door_of, first_known_day, free_places, last_known_day

TODAY = date(2026, 11, 22)
TOMORROW, YESTERDAY = TODAY + timedelta(days=1), TODAY - timedelta(days=1)


def facts(*, takes=True, off=False, begins=TOMORROW, closes=None, capacity=2):
    return Facts(takes, off, begins, closes, capacity)


@pytest.mark.parametrize(
    ("told", "taken", "waiting", "door"),
    [
        (facts(), 0, 0, Door.ROOM),
        (facts(), 1, 0, Door.ROOM),
        (facts(), 2, 0, Door.FULL),
        (facts(), 1, 1, Door.FULL),  # whoever waits goes first
        (facts(capacity=None), 900, 0, Door.ROOM),
        (facts(capacity=0), 0, 0, Door.FULL),
        (facts(takes=False), 0, 0, Door.NONE),
        (facts(begins=None), 0, 0, Door.NONE),
        (facts(off=True), 0, 0, Door.CALLED_OFF),
        (facts(begins=TODAY), 0, 0, Door.ROOM),
        (facts(begins=YESTERDAY), 0, 0, Door.OVER),
        (facts(closes=TODAY), 0, 0, Door.ROOM),
        (facts(closes=YESTERDAY), 0, 0, Door.CLOSED),
    ],
)
def test_the_door_of_an_event(told, taken, waiting, door):
    assert door_of(told, taken=taken, waiting=waiting, today=TODAY) is door


@pytest.mark.parametrize(
    ("told", "taken", "waiting", "free"),
    [
        (facts(), 1, 3, 1),
        (facts(), 2, 3, 0),
        (facts(), 5, 3, 0),  # the room was made smaller: nobody loses a place
        (facts(capacity=10), 2, 3, 3),
        (facts(capacity=None), 2, 3, 3),
        (facts(closes=YESTERDAY), 1, 3, 1),  # those who wait move up until it begins
        (facts(begins=YESTERDAY), 1, 3, 0),
        (facts(off=True), 1, 3, 0),
    ],
)
def test_how_many_of_those_who_wait_move_up(told, taken, waiting, free):
    assert free_places(told, taken=taken, waiting=waiting, today=TODAY) == free


@pytest.mark.parametrize(
    ("days", "about", "first", "last"),
    [
        ([TODAY, TOMORROW], "", TODAY, TOMORROW),
        ([], "2017-12", date(2017, 12, 1), date(2017, 12, 31)),
        ([], "2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ([], "2019", date(2019, 1, 1), date(2019, 12, 31)),
        ([], "2019-05-04", date(2019, 5, 4), date(2019, 5, 4)),
        ([], "", None, None),
    ],
)
def test_the_first_and_the_last_day_that_are_known(days, about, first, last):
    assert (first_known_day(days, about), last_known_day(days, about)) == (first, last)
