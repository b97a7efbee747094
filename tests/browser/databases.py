"""A database for each site: a file in its folder, or one of its own on the PostgreSQL of DATABASE_URL."""

import contextlib
import os
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


def address(name: str) -> dict[str, str]:
    """The environment that points a site at its database; nothing to say for SQLite."""
    url = os.environ.get("DATABASE_URL")
    return {"DATABASE_URL": urlunsplit(urlsplit(url)._replace(path=f"/{name}"))} if url else {}


def create(name: str) -> None:
    """An empty database."""
    drop(name)
    _run("CREATE DATABASE {name}", name)


def copy(old: str, new: str) -> None:
    """A database with all that the old one holds. Nobody may be using the old one."""
    drop(new)
    _run("CREATE DATABASE {name} TEMPLATE {old}", new, old)


def drop(name: str) -> None:
    """The database is gone, whoever was using it."""
    _run("DROP DATABASE IF EXISTS {name} WITH (FORCE)", name)


def let_go(name: str) -> None:
    """Everybody who uses the database is sent away."""
    _run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = {literal}", name)


def change(name: str, file: Path, command: str) -> None:
    """Runs one statement in a site's database."""
    if url := address(name).get("DATABASE_URL"):
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(command)
    else:
        with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.execute(command)


def _run(command: str, name: str, old: str = "") -> None:
    url = os.environ.get("DATABASE_URL")
    if not url:
        return
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            sql.SQL(command).format(name=sql.Identifier(name), old=sql.Identifier(old or name), literal=name)
        )
