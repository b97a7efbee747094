"""Lines outside the database: whole, on the disk, and known to the database that holds their act."""

import json

import pytest
from django.core.management import CommandError, call_command

from portal.kit import ledger, ledger_state
from portal.kit.models import NotedLine

pytestmark = pytest.mark.django_db
FILE = "rooms"


def keep_nothing(_seconds):
    """Nobody waits in a test."""


def test_a_line_is_in_the_file_and_its_key_in_the_database():
    ledger.add(FILE, {"seat": [1, 2], "removed": True})
    (line,) = ledger.lines(ledger.file_of(FILE))
    assert line["seat"] == [1, 2]
    assert NotedLine.objects.get().key == line["n"]


def test_nobody_else_on_the_machine_reads_the_file():
    ledger.add(FILE, {"seat": [1, 2], "removed": True})
    assert ledger.file_of(FILE).stat().st_mode & 0o077 == 0


def test_a_line_that_was_cut_off_spoils_no_later_one():
    ledger.add(FILE, {"message": 1, "status": "removed"})
    with ledger.file_of(FILE).open("a") as file:
        file.write('{"n": "half')
    ledger.add(FILE, {"message": 2, "status": "removed"})
    assert [line["message"] for line in ledger.lines(ledger.file_of(FILE))] == [1, 2]


def test_where_it_cannot_be_written_the_act_fails(settings, tmp_path):
    (tmp_path / "ledger").write_text("no folder")
    with pytest.raises(OSError, match="ledger"):
        ledger.add(FILE, {"message": 1, "status": "removed"})
    assert not NotedLine.objects.exists()


def test_a_site_without_any_acts_opens():
    assert ledger_state.refuse_before_replay(keep_nothing) == ""


def test_it_does_not_open_on_an_older_database(since_the_backup):
    with since_the_backup():
        ledger.add(FILE, {"message": 1, "status": "removed"})
        ledger.add(FILE, {"message": 2, "status": "removed"})
    with pytest.raises(ledger_state.NotReplayed, match=r"2 acts .* `manage.py replay_ledger`"):
        ledger_state.refuse_before_replay(keep_nothing)


@pytest.mark.parametrize("program", ["serve", "worker"])
def test_neither_the_server_nor_the_worker_starts_then(since_the_backup, program, monkeypatch):
    monkeypatch.setattr("time.sleep", keep_nothing)
    monkeypatch.setattr("portal.kit.ledger_state.PATIENCE", 0)
    with since_the_backup():
        ledger.add(FILE, {"message": 1, "status": "removed"})
    with pytest.raises(CommandError, match="replay_ledger"):
        call_command(program)


def test_it_opens_after_the_replay_and_a_second_one_changes_nothing(since_the_backup, replay):
    with since_the_backup():
        ledger.add(FILE, {"message": 1, "status": "removed"})
    assert "The site may open." in replay()
    assert ledger_state.refuse_before_replay(keep_nothing) == ""
    assert "The site may open." in replay()
    assert NotedLine.objects.count() == 1


def test_what_another_process_commits_meanwhile_is_waited_for(since_the_backup):
    with since_the_backup():
        ledger.add(FILE, {"message": 1, "status": "removed"})
    (line,) = ledger.all_lines()
    assert ledger_state.refuse_before_replay(lambda _s: ledger_state.mark_known([line])) == ""


def test_lines_from_before_there_were_keys_stop_nobody():
    path = ledger.file_of("withdrawals")
    path.parent.mkdir()
    path.write_text(json.dumps({"at": "2026-01-01T00:00:00+00:00", "pages": [1]}) + "\n")
    assert ledger_state.refuse_before_replay(keep_nothing) == ""


def test_a_ledger_that_lacks_lines_is_told_and_not_replayed(replay):
    ledger.add(FILE, {"message": 1, "status": "removed"})
    ledger.file_of(FILE).unlink()
    assert "older than this database: 1 of its lines" in ledger_state.refuse_before_replay(keep_nothing)
    with pytest.raises(CommandError, match="--although-older"):
        call_command("replay_ledger")
    assert "The site may open." in replay("--although-older")


@pytest.mark.django_db(transaction=True)
def test_without_tables_it_says_that_they_come_first(monkeypatch):
    ledger.add(FILE, {"message": 1, "status": "removed"})
    monkeypatch.setattr("django.db.connection.introspection.table_names", lambda *_a, **_k: [])
    with pytest.raises(ledger_state.NotReplayed, match=r"manage.py migrate"):
        ledger_state.refuse_before_replay(keep_nothing)
