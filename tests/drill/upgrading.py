"""An upgrade: tables as an older release had them, rows in them, and every migration that came since.

There is no release yet. `schema_before.json` names a set of older migrations instead: it stays as it is
until a release takes its place. What this shows: migrations run forward on tables with rows, and lose none of
what stood in them. What it does not show: that pages made by older code look the same.
"""

from collections import Counter
from pathlib import Path

import psycopg
from psycopg import sql

from .report import Report
from .server import Server
from .site import Site

NAME = "upgrade"
COLUMNS = "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'"
EACH = "SELECT md5({column}::text) FROM {table} WHERE {column} IS NOT NULL"
Columns = dict[str, dict[str, Counter[str]]]  # of each table and column, how often each value stands there


def upgrade(folder: Path, report: Report) -> None:
    """Makes the older tables, fills them, migrates forward, compares column by column."""
    (folder / "upgrade").mkdir(mode=0o755)
    server = Server(folder / "upgrade" / "postgres")
    site = Site(folder / "upgrade", server.address)
    server.make()
    server.start()
    try:
        with report.timed("make tables as they were, with rows"):
            filled = site.step("old")["filled"]
        before = _columns(server.address)
        with report.timed("migrate forward"):
            done = site.manage("migrate", "--verbosity", "0")
        report.add(NAME, "`migrate`", done.stderr.strip()[-200:] or "runs to the end", done.returncode == 0)
        _compare(before, _columns(server.address), filled, report)
        left = site.manage("migrate", "--check")
        is_all = left.returncode == 0
        report.add(NAME, "`migrate --check`", "nothing is left" if is_all else "something is left", is_all)
        read = site.step("read_old")["read"]
        unread = tuple(name for name, is_well in read.items() if not is_well)
        found = f"{len(read) - len(unread)} of {len(read)}"
        report.add(NAME, "today's code reads it", found, not unread, unread)
    finally:
        server.crash()


def _compare(before: Columns, after: Columns, filled: list[str], report: Report) -> None:
    tables = sorted(before)
    lost = [name for name in tables if name not in after]
    there = {name: after.get(name, {}).keys() for name in tables}
    gone = [f"{name}.{column}" for name in tables for column in sorted(before[name].keys() - there[name])]
    less = [
        f"{name}.{column}: {(was - after[name][column]).total()} values are not there any more"
        for name in filled  # the rest holds what migrating wrote, which later migrations settle anew
        for column, was in before[name].items()
        if column in there[name] and was - after[name][column]
    ]
    rows = f"rows in {len(filled)} tables of {len(tables)}"
    report.add(NAME, f"columns that stay ({rows})", f"{len(less)} lost a value", not less, tuple(less))
    report.add(NAME, "tables and columns that went", ", ".join([*lost, *gone]) or "none")
    new = sorted(after.keys() - before.keys())
    report.add(NAME, "new tables", str(len(new)))


def _columns(address: str) -> Columns:
    found: Columns = {}
    with psycopg.connect(address) as connection:
        for table, column in connection.execute(COLUMNS).fetchall():
            names = {"table": sql.Identifier(table), "column": sql.Identifier(column)}
            values = connection.execute(sql.SQL(EACH).format(**names)).fetchall()
            found.setdefault(table, {})[column] = Counter(value for (value,) in values)
    return found
