"""Heavy work is done a few at once, and whoever comes after that is told so."""

from threading import Event, Thread

import pytest

from portal.kit.slots import Full, Slots


def test_one_too_many_is_told_and_the_slot_comes_free_again():
    slots = Slots(limit=1, seconds=0)
    with slots.one(), pytest.raises(Full), slots.one():
        raise AssertionError("there was no second slot")
    with slots.one():
        pass


def test_a_slot_comes_free_when_the_work_breaks_down():
    slots = Slots(limit=1, seconds=0)
    with pytest.raises(ZeroDivisionError), slots.one():
        raise ZeroDivisionError
    with slots.one():
        pass


def test_who_waits_gets_the_slot_of_who_is_done():
    slots, begun, may_end, got = Slots(limit=1, seconds=30), Event(), Event(), []

    def works():
        with slots.one():
            begun.set()
            may_end.wait(30)

    def waits():
        with slots.one():
            got.append("a turn")

    worker, waiter = Thread(target=works), Thread(target=waits)
    worker.start()
    begun.wait(30)
    waiter.start()
    may_end.set()
    worker.join(30)
    waiter.join(30)
    assert got == ["a turn"]
