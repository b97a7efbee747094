"""What there is, in numbers: rows and a checksum of each table, and a hash of each file."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
EACH = (
    "SELECT count(*), md5(coalesce(string_agg(line, '' ORDER BY line), '')) "
    "FROM (SELECT md5(t::text) AS line FROM {table} t) lines"
)


@dataclass(frozen=True)
class Noted:
    """Each table with its rows and checksum, each file with its hash."""

    tables: dict[str, tuple[int, str]]
    files: dict[str, str]

    @property
    def rows(self) -> int:
        """Of all tables together."""
        return sum(rows for rows, _checksum in self.tables.values())

    def differences(self, other: "Noted") -> list[str]:
        """A line for each table and file that is not the same in both."""
        found = [
            f"{name}: {mine} rows before, {theirs} after" if mine != theirs else f"{name}: other contents"
            for name in sorted({*self.tables, *other.tables})
            for mine, theirs in [(self.tables.get(name, (0, ""))[0], other.tables.get(name, (0, ""))[0])]
            if self.tables.get(name) != other.tables.get(name)
        ]
        names = sorted({*self.files, *other.files})
        return found + [f"file {name}" for name in names if self.files.get(name) != other.files.get(name)]


def note(address: str, folders: list[Path]) -> Noted:
    """Reads every table in one transaction, and every file under the folders."""
    with psycopg.connect(address) as connection:
        names = [row[0] for row in connection.execute(TABLES)]
        tables = {name: _table(connection, name) for name in names}
    paths = [(folder, path) for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()]
    files = {f"{folder.name}/{path.relative_to(folder)}": _hash(path) for folder, path in paths}
    return Noted(tables, files)


def _table(connection: psycopg.Connection, name: str) -> tuple[int, str]:
    rows, checksum = connection.execute(sql.SQL(EACH).format(table=sql.Identifier(name))).fetchone()
    return rows, checksum


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
