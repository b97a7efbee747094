"""Which things an answer shows, and what changed: a page that is kept goes when it must, and no other does.

While an answer is written, each table that it reads is noted, and each thing that says its own mark. After a
transaction the marks of what it changed are told to whoever keeps pages. A table that nobody speaks for makes
an answer one that is not kept.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Any

from django.db import transaction
from django.db.backends.signals import connection_created
from django.utils import translation

EVERYTHING = "everything"
WRITING = {"INSERT", "UPDATE", "DELETE"}
READ = re.compile(r'\b(?:FROM|JOIN) "(\w+)"')
WRITTEN = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(\w+)"')
Listener = Callable[[frozenset[str]], None]


@dataclass
class Noted:
    """What one answer shows."""

    marks: set[str] = field(default_factory=set)
    is_whole: bool = True  # whether everything it read has somebody who speaks for it
    until: float = math.inf  # when the oldest thing in it is too old, by the monotonic clock
    quiet: int = 0


@dataclass
class Spoken:
    """Who speaks for which table. Filled when the apps start."""

    # Tables that change seldom: any writing is a change of all that read them.
    whole: set[str] = field(default_factory=set)
    # Tables whose rows say themselves what they are: what reads them says which rows it shows.
    rows: set[str] = field(default_factory=set)
    # Of these, tables of pages: a list of them is marked by the language of the answer.
    lists: set[str] = field(default_factory=set)
    base: str = ""  # the table that all pages share, one of these


spoken = Spoken()
listeners: list[Listener] = []
_noted: ContextVar[Noted | None] = ContextVar("noted", default=None)


@contextmanager
def noting() -> Iterator[Noted]:
    """What is shown inside is noted."""
    noted = Noted()
    token = _noted.set(noted)
    try:
        yield noted
    finally:
        _noted.reset(token)


def shows(*marks: str) -> None:
    """The answer that is written now shows these things."""
    if (noted := _noted.get()) is not None:
        noted.marks.update(marks)


def holds(marks: Iterable[str], *, until: float, is_whole: bool = True) -> None:
    """A part of the answer that is written now was noted by itself: what it shows, how long it is good."""
    if (noted := _noted.get()) is not None:
        noted.marks.update(marks)
        noted.until = min(noted.until, until)
        noted.is_whole = noted.is_whole and is_whole


@contextmanager
def told_by(*marks: str) -> Iterator[None]:
    """What is read inside is told by these marks alone."""
    noted = _noted.get()
    if noted is None:
        yield
        return
    noted.marks.update(marks)
    noted.quiet += 1
    try:
        yield
    finally:
        noted.quiet -= 1


def changed(marks: Iterable[str]) -> None:
    """These things are others once the transaction stands."""
    told = frozenset(marks)
    if told and listeners:
        # Robust: what is committed stands, also when another process cannot be told of it just now.
        transaction.on_commit(lambda: tell(told), robust=True)


def tell(marks: frozenset[str]) -> None:
    """Whoever keeps pages hears at once."""
    for listener in listeners:
        listener(marks)


def family(language: str) -> str:
    """A language with those that borrow from it: easy Finnish shows Finnish pages too."""
    return language.partition("-")[0]


def look_at_statements() -> None:
    """From now on every connection notes what is read and written. Called once, at the start."""
    connection_created.connect(_begin, dispatch_uid="note_tables")


def are_wanted(connection: Any) -> bool:
    """Whether somebody must see each statement: a page that is written just now, or whoever wraps statements.

    Otherwise what goes the short way (`prepared.py`) may pass by: it writes rooms, which no kept page shows.
    """
    others = [each for each in connection.execute_wrappers if getattr(each, "func", None) is not _note]
    return bool(others) or _noted.get() is not None


def _begin(connection: Any, **_signal: Any) -> None:
    if all(getattr(each, "func", None) is not _note for each in connection.execute_wrappers):
        connection.execute_wrappers.append(partial(_note))


def _note(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any) -> Any:
    done = execute(sql, params, many, context)
    if isinstance(sql, str):
        noted = _noted.get()
        if noted is not None and sql.startswith("SELECT"):
            _note_reading(noted, sql)
        elif listeners and sql[:6] in WRITING:
            _note_writing(sql)
    return done


def _note_reading(noted: Noted, sql: str) -> None:
    tables = _tables(sql)
    noted.is_whole = noted.is_whole and tables <= spoken.whole | spoken.rows
    noted.marks.update(f"table:{table}" for table in tables & spoken.whole)
    if noted.quiet:
        return
    noted.marks.update(f"table:{table}" for table in tables & spoken.rows - spoken.lists)
    if lists := tables & spoken.lists - {spoken.base}:
        language = family(translation.get_language() or "")
        noted.marks.update(f"{table}@{language}" for table in lists)
    elif spoken.base in tables:
        noted.marks.add("pages")


def _note_writing(sql: str) -> None:
    found = WRITTEN.match(sql)
    if found and found[1] in spoken.whole:
        changed([f"table:{found[1]}"])


@lru_cache(maxsize=2000)
def _tables(sql: str) -> frozenset[str]:
    return frozenset(READ.findall(sql))
