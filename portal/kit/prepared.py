"""Statements that are made very often: compiled once, bound each time.

Building and compiling a queryset costs several times what the database needs for it. Here the queryset stays
the one place where the question is written, and only its values change. Rows that are written by this door
send no signals.
"""

import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from itertools import chain, product
from typing import Any

from django.db import connection, models
from django.utils import timezone

_NUMBER = 9_000_000_000_000_000_000
_PRIVATE = "\ue000"


class Prepared:
    """A question with gaps, as rows of values.

    `make` builds a `values_list` queryset from one keyword for each gap; `gaps` says what type each gap has.
    The queryset must look the same whatever the values are.
    """

    def __init__(self, make: Callable[..., "models.QuerySet[Any, Any]"], **gaps: type) -> None:
        self._make = make
        self._gaps = gaps
        self._compiled: dict[str, tuple[str, list[Any], list[tuple[int, str]]]] = {}
        self._lock = threading.Lock()

    def ask(self, **values: Any) -> list[tuple[Any, ...]]:
        """The rows for these values. Moments are aware."""
        sql, params, places = self._statement()
        bound = list(params)
        for index, name in places:
            bound[index] = _adapted(values[name], params[index])
        with _cursor() as cursor:
            cursor.execute(sql, bound)
            return [tuple(_read(value) for value in row) for row in cursor.fetchall()]

    def one(self, **values: Any) -> tuple[Any, ...] | None:
        """The first row, if there is one."""
        rows = self.ask(**values)
        return rows[0] if rows else None

    def about(self, **lists: Collection[int]) -> list[tuple[Any, ...]]:
        """The rows for lists of numbers that belong to gaps of `several`, in as few questions as it takes."""
        sizes = {name: sum(gap.startswith(f"{name}_") for gap in self._gaps) for name in lists}
        batches = [list(_batches(name, sizes[name], list(values))) for name, values in lists.items()]
        return [row for parts in product(*batches) for row in self.ask(**dict(chain(*parts)))]

    def plain(self, **values: Any) -> "models.QuerySet[Any, Any]":
        """The same question as an ordinary queryset."""
        return self._make(**values)

    def _statement(self) -> tuple[str, list[Any], list[tuple[int, str]]]:
        found = self._compiled.get(connection.vendor)
        if found is None:
            with self._lock:
                found = self._compiled[connection.vendor] = self._compile()
        return found

    def _compile(self) -> tuple[str, list[Any], list[tuple[int, str]]]:
        marks = {name: _mark(kind, number) for number, (name, kind) in enumerate(self._gaps.items(), 1)}
        sql, params = self._make(**marks).query.sql_with_params()
        known = {str(_adapted(mark)): name for name, mark in marks.items()}
        places = [(index, known[str(param)]) for index, param in enumerate(params) if str(param) in known]
        if {name for _index, name in places} != set(marks):
            raise ValueError("a gap of a prepared question is not in its statement")
        return sql, list(params), places


def several(name: str, size: int) -> dict[str, type]:
    """So many gaps for the numbers of one list (`Prepared.about`)."""
    return {f"{name}_{index}": int for index in range(size)}


def listed(name: str, values: dict[str, int]) -> list[int]:
    """The values of such gaps."""
    return [value for gap, value in values.items() if gap.startswith(f"{name}_")]


def _batches(name: str, size: int, values: list[int]) -> Iterator[list[tuple[str, int]]]:
    # The last number stands in the gaps that are left: one statement, however many they are.
    for start in range(0, len(values), size):
        part = values[start : start + size]
        part += part[-1:] * (size - len(part))
        yield [(f"{name}_{index}", value) for index, value in enumerate(part)]


def insert(row: models.Model) -> None:
    """Writes a new row, as `save` would, without signals."""
    sql, fields = _insertion(type(row), connection.vendor)
    values = [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]
    with _cursor() as cursor:
        cursor.execute(sql, values)
        row.pk = cursor.fetchone()[0]
    row._state.adding = False
    row._state.db = connection.alias


def update(row: models.Model, *names: str) -> None:
    """Writes these fields of a row, as `save(update_fields=…)` would, without signals."""
    sql, fields = _updating(type(row), names, connection.vendor)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    with _cursor() as cursor:
        cursor.execute(sql, [*values, row.pk])


def add(row: models.Model) -> None:
    """Writes a new row whose key nobody needs."""
    sql, fields = _insertion(type(row), connection.vendor)
    execute(
        sql.rpartition(" RETURNING ")[0],
        [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields],
    )


@contextmanager
def together() -> Iterator[None]:
    """What is said in here goes to PostgreSQL in one go; else each waits for the answer to the one before."""
    database: Any = connection
    if connection.vendor == "postgresql" and not database.queries_logged:
        with database.wrap_database_errors, database.connection.pipeline():
            yield
    else:
        yield


def execute(sql: str, values: list[Any]) -> None:
    """One fixed statement without an answer; planned once for each connection."""
    with _cursor() as cursor:
        cursor.execute(sql, values)


def _cursor() -> Any:
    """A cursor whose statements the database plans once for each connection, where it would plan each anew.

    PostgreSQL needs longer to plan a question of ten tables than to answer it.
    """
    if connection.vendor != "postgresql":
        return connection.cursor()
    database: Any = connection
    database.ensure_connection()
    database.connection.prepare_threshold = 1  # Django's own cursors bind in the client and prepare nothing
    return database._prepare_cursor(_planning_once()(database.connection))


@cache
def _planning_once() -> type:
    from django.db.backends.postgresql.base import ServerBindingCursor  # noqa: PLC0415  needs the driver

    base: Any = ServerBindingCursor  # which has these methods from the driver

    class PlannedOnce(base):
        def execute(self, query: Any, params: Any = None, **_options: Any) -> Any:
            return super().execute(query, params, prepare=True)

    return PlannedOnce


@cache
def _insertion(model: type[models.Model], _vendor: str) -> "tuple[str, list[models.Field[Any, Any]]]":
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    names = ", ".join(_quoted(field.column) for field in fields)
    gaps = ", ".join(["%s"] * len(fields))
    key, table = _quoted(model._meta.pk.column), _quoted(model._meta.db_table)
    return f"INSERT INTO {table} ({names}) VALUES ({gaps}) RETURNING {key}", fields  # noqa: S608  our own names


@cache
def _updating(
    model: type[models.Model], names: tuple[str, ...], _vendor: str
) -> "tuple[str, list[models.Field[Any, Any]]]":
    known = {field.name: field for field in model._meta.concrete_fields}
    fields = [known[name] for name in names]
    changes = ", ".join(f"{_quoted(field.column)} = %s" for field in fields)
    key, table = _quoted(model._meta.pk.column), _quoted(model._meta.db_table)
    return f"UPDATE {table} SET {changes} WHERE {key} = %s", fields  # noqa: S608  our own names


def _quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")


def _mark(kind: type, number: int) -> Any:
    if kind is int:
        return _NUMBER + number
    return datetime(1, 1, number, tzinfo=UTC) if kind is datetime else f"{_PRIVATE}{number}"


def _adapted(value: Any, like: Any = None) -> Any:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(like, int) and type(like) is not int:
        return type(like)(value)  # the driver's own kind of number
    return value


def _read(value: Any) -> Any:
    if isinstance(value, datetime) and timezone.is_naive(value):
        return value.replace(tzinfo=UTC)
    return value
