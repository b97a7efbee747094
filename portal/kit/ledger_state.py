"""Whether the database and the ledger belong together: the site opens only then."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from . import clock, ledger
from .models import NotedLine

JUST_NOW = timedelta(minutes=1)
PATIENCE = 5  # seconds: an act of another process is written in the files first, and then committed

REPLAY = (
    "This database is older than the ledger: {count} acts that must not come back are not in it. "
    "Was it restored, or cut off in the middle of one? Run `manage.py replay_ledger`, then start again."
)
MIGRATE = (
    "The tables are not there, but a ledger is. Run `manage.py migrate`, then `manage.py replay_ledger`."
)
OLDER = (
    "The ledger is older than this database: {count} of its lines are missing. "
    "Put the newest copy of {folder} in its place."
)


class NotReplayed(Exception):
    """The site must not open. The message says in plain words what to do."""


@dataclass(frozen=True)
class State:
    """Lines that the database does not know, and keys of the database that stand in no file."""

    unknown: list[ledger.Line]
    missing: set[str]


def state() -> State:
    """Compares the files with the database. Lines without a key are from before keys: they count as known."""
    known = set(NotedLine.objects.values_list("key", flat=True))
    found = {line["n"]: line for line in ledger.all_lines() if "n" in line}
    return State([line for key, line in found.items() if key not in known], known - found.keys())


def unknown_keys() -> set[str]:
    """The keys of the lines that this database does not know: what a replay does again."""
    return {line["n"] for line in state().unknown}


def mark_known(unknown: Iterable[ledger.Line]) -> None:
    """These lines were done again: the site may open."""
    NotedLine.objects.bulk_create([NotedLine(key=line["n"]) for line in unknown], ignore_conflicts=True)


def refuse_before_replay(rest: Callable[[float], None] = time.sleep) -> str:
    """NotReplayed when acts of the ledger are not in the database. Gives a warning, or nothing.

    What another process writes just now is waited for: its line comes before its commit.
    """
    if NotedLine._meta.db_table not in connection.introspection.table_names():
        if ledger.all_lines():
            raise NotReplayed(MIGRATE)
        return ""
    now = state()
    for _second in range(PATIENCE):
        if not now.unknown or any(_is_old(line) for line in now.unknown):
            break
        rest(1)
        now = state()
    if now.unknown:
        raise NotReplayed(REPLAY.format(count=len(now.unknown)))
    return OLDER.format(count=len(now.missing), folder=ledger.folder()) if now.missing else ""


def _is_old(line: ledger.Line) -> bool:
    return datetime.fromisoformat(line["at"]) < clock.now() - JUST_NOW
