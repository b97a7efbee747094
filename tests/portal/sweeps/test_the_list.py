"""Each keeping time that is declared has something that keeps it, and the other way round."""

import logging

import pytest
from django.core.management import CommandError, call_command

from portal import worker
from portal.kit import sweeping
from portal.kit.declared_data import declarations
from portal.kit.sweeping import Sweep
from portal.management.commands import sweep as command
from portal.sweeps import sweeps

KEPT_BY_THE_CLOCK = {each.table for each in declarations().values() if each.has_clock}
SWEPT = {table for each in sweeps() for table in each.tables}
# It goes with what is swept: the way it came, so that nothing of it is forgotten by the clock alone.
GOES_WITH = {each.table: each.follows for each in declarations().values() if each.follows}


def test_every_keeping_time_has_a_sweep():
    missing = {table for table in KEPT_BY_THE_CLOCK - SWEPT if GOES_WITH.get(table) not in SWEPT}
    assert missing == set()


def test_every_swept_table_says_for_how_long_it_is_kept():
    assert not SWEPT - KEPT_BY_THE_CLOCK


def test_a_new_keeping_time_without_a_sweep_would_be_noticed():
    assert declarations()["peer.Message"].has_clock
    assert not declarations()["peer.Block"].has_clock


def test_no_two_have_the_same_name():
    names = [each.name for each in sweeps()]
    assert len(names) == len(set(names))


def test_the_worker_does_each_of_them_and_the_slow_ones_where_nothing_urgent_waits():
    quick = {piece.name for piece in worker.timed_work()}
    slow = {piece.name for piece in worker.timed_sweeps()}
    assert not quick & slow
    assert {each.name for each in sweeps()} <= quick | slow
    assert "files without a row" in slow
    assert "what was taken back a day ago" in quick


@pytest.fixture
def two(monkeypatch):
    """Two sweeps; the first one fails."""
    gone = []

    def fail():
        raise RuntimeError("of Aino")

    made = [
        Sweep("broken", (), fail, fail),
        Sweep("whole", (), lambda: 3, lambda: gone.append(1) or 3),
    ]
    monkeypatch.setattr(command, "sweeps", lambda: made)
    return gone


def test_a_dry_run_counts_and_changes_nothing(db, two, capsys):
    with pytest.raises(CommandError, match="1 failed"):
        call_command("sweep", dry_run=True)
    told = capsys.readouterr()
    assert "3 whole" in told.out
    assert "Aino" not in told.err
    assert two == []


def test_one_that_fails_stops_no_other(db, two, capsys):
    with pytest.raises(CommandError):
        call_command("sweep")
    assert two == [1]
    call_command("sweep", "whole")
    assert two == [1, 1]


def test_a_name_that_is_none_is_told_with_those_that_are(two):
    with pytest.raises(CommandError, match="There are: broken, whole"):
        call_command("sweep", "wohle")


def test_the_log_says_how_many_and_nothing_when_none(caplog):
    with caplog.at_level(logging.INFO, logger="portal.sweeping"):
        sweeping.run(Sweep("notes", (), lambda: 2, lambda: 2))
        sweeping.run(Sweep("nothing", (), lambda: 0, lambda: 0))
    assert caplog.messages == ["swept notes: 2"]


@pytest.mark.django_db
def test_all_of_them_run_on_an_empty_house_and_twice():
    for _time in range(2):
        for each in sweeps():
            if each.name != "files without a row":
                assert each.due() == 0, each.name
                assert each.sweep() == 0, each.name
