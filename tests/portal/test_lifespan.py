"""What is read ahead after a start: in pieces, until it is done, told to stop, or fails."""

import logging
import threading

import pytest

from portal import lifespan


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    monkeypatch.setattr(lifespan, "SETTLING", 0)
    monkeypatch.setattr(lifespan, "RESTS", 0)


def pieces(done, number, then=None):
    for one in range(number):
        done.append(one)
        yield
    if then:
        raise then


def test_every_piece_is_read():
    done = []
    lifespan._in_pieces(pieces(done, 3), threading.Event())
    assert done == [0, 1, 2]


def test_a_stop_ends_it_between_two_pieces():
    done, stop = [], threading.Event()

    def steps():
        for one in range(5):
            done.append(one)
            if one == 1:
                stop.set()
            yield

    lifespan._in_pieces(steps(), stop)
    assert done == [0, 1]


def test_a_failing_piece_is_told_to_those_who_mend_it(caplog):
    done = []
    with caplog.at_level(logging.ERROR):
        lifespan._in_pieces(pieces(done, 1, then=OSError("no such list")), threading.Event())
    assert done == [0]
    assert "no such list" in caplog.text


def test_rests_are_as_long_as_the_work_asks_for(monkeypatch):
    rests = []

    class Stop(threading.Event):
        def wait(self, timeout=None):
            rests.append(timeout)
            return False

    clock = iter([10.0, 10.5, 20.0, 20.0])
    monkeypatch.setattr(lifespan, "SETTLING", 2.0)
    monkeypatch.setattr(lifespan, "RESTS", 3)
    monkeypatch.setattr(lifespan, "monotonic", lambda: next(clock))
    lifespan._in_pieces(pieces([], 1), Stop())
    assert rests == [2.0, 1.5]
