"""In which thread an act on the database runs, off the loop.

SQLite has one writer at a time and any number of readers, who wait for nobody (WAL). So what writes has a
thread of its own there: while it waits for the file, rooms still open, catch up and learn the truth.
"""

from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from channels.db import database_sync_to_async
from django.db import connection

from .events import Source

P = ParamSpec("P")
R = TypeVar("R")
_writing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writing")


def reading(act: Callable[P, R]) -> Callable[P, Coroutine[Any, Any, R]]:
    """Runs an act that only reads; it waits for nobody who writes."""
    return database_sync_to_async(act, thread_sensitive=connection.vendor == "sqlite")


def writing(act: Callable[P, R]) -> Callable[P, Coroutine[Any, Any, R]]:
    """Runs an act that may write. Where the database takes several writers, none waits for another."""
    if connection.vendor != "sqlite":
        return database_sync_to_async(act, thread_sensitive=False)
    database: Any = connection
    if database.is_in_memory_db():  # which has no readers beside a writer
        return database_sync_to_async(act)
    return database_sync_to_async(act, thread_sensitive=False, executor=_writing)


def questioning(source: Source | type[Source], act: Callable[P, R]) -> Callable[P, Coroutine[Any, Any, R]]:
    """Runs a question to a source, or to all of its kind: one that leaves a sign of presence writes."""
    return writing(act) if getattr(source, "writes", False) else database_sync_to_async(act)
