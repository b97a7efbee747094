"""Counting how fast somebody goes, without a clock of one's own."""

import pytest

from portal.kit import tempo
from portal.kit.tempo import Tempo


@pytest.fixture
def clock(monkeypatch):
    at = [100.0]
    monkeypatch.setattr(tempo, "monotonic", lambda: at[0])
    return at


def test_so_many_are_let_through_and_refused_ones_count_too(clock):
    pace = Tempo(limit=3, seconds=10)
    assert [pace.is_over("a") for _try in range(5)] == [False, False, False, True, True]
    clock[0] += 9
    assert pace.is_over("a")
    assert not pace.is_over("b")
    clock[0] += 11
    assert not pace.is_over("a")


def test_whoever_is_slow_is_never_over(clock):
    pace = Tempo(limit=3, seconds=10)
    for _try in range(20):
        assert not pace.is_over("a")
        clock[0] += 4


def test_it_does_not_remember_everybody_for_ever(clock, monkeypatch):
    monkeypatch.setattr(tempo, "MOST_KEYS", 5)
    pace = Tempo(limit=3, seconds=10)
    for person in range(100):
        pace.is_over(person)
        clock[0] += 4
    assert len(pace._acts) <= 7
