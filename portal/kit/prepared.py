"""Statements that are made very often: compiled once, bound each time.

Building and compiling a queryset costs several times what the database needs for it. Here the queryset stays
the one place where the question is written, and only its values change. Rows that are written by this door
send no signals. PostgreSQL is told several statements at once, and plans each of them once.
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

from . import page_changes
from .answers import Answer, Row

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

    def ask(self, **values: Any) -> list[Row]:
        """The rows for these values. Moments are aware."""
        return self.later(**values)()

    def later(self, **values: Any) -> Callable[[], list[Row]]:
        """Asks with what is said `together`; what it gives knows the rows when they are wanted."""
        sql, params, places = self._statement()
        bound = list(params)
        for index, name in places:
            bound[index] = _adapted(values[name], params[index])
        answer = _say(sql, bound)
        return lambda: [tuple(_read(value) for value in row) for row in answer.rows()]

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
    """Writes a new row, as `save` would, without signals. Said `together`, its key is known at the end."""
    sql, fields = _insertion(type(row), "", connection.vendor)
    answer = _say(f"{sql} RETURNING {_quoted(row._meta.pk.column)}", _values(row, fields))
    row._state.adding = False
    row._state.db = connection.alias
    answer.then(lambda rows: setattr(row, "pk", rows[0][0]))


def update(row: models.Model, *names: str) -> None:
    """Writes these fields of a row, as `save(update_fields=…)` would, without signals."""
    sql, fields = _updating(type(row), names, connection.vendor)
    values = [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
    _say(sql, [*values, row.pk])


def add(row: models.Model, *, after: str = "") -> None:
    """Writes a new row whose key nobody needs.

    `after` names its field for a row that may have been inserted just before, in what is said `together`.
    """
    waits = bool(after) and getattr(row, after).pk is None
    sql, fields = _insertion(type(row), after if waits else "", connection.vendor)
    answer = _say(sql, _values(row, fields))
    if waits:
        answer.then(lambda _rows: setattr(row, after, getattr(row, after)))


def execute(sql: str, values: list[Any]) -> None:
    """One fixed statement without an answer; planned once for each connection."""
    _say(sql, values)


@contextmanager
def together() -> Iterator[None]:
    """What is said in here goes to PostgreSQL in one go; else each waits for the answer to the one before.

    It is sent when an answer is wanted, and at the end. Only what this module says takes part: nothing else
    may be asked or written in here while something waits.
    """
    pipeline = None if _here.pipeline else _pipeline()
    if pipeline is None:
        yield
        return
    _here.pipeline = pipeline
    try:
        yield
        pipeline.run()
    finally:
        pipeline.drop()
        _here.pipeline = None


def commit() -> bool:
    """Ends the transaction with what is said `together`; False where whoever began it will do so.

    After it nothing may be written. What is asked after it sees what others have committed by then.
    """
    database: Any = connection
    is_ours = database.in_atomic_block and not database.savepoint_ids and not database.needs_rollback
    if _here.pipeline is None or not is_ours:
        return False
    _here.pipeline.commit()
    return True


class _Here(threading.local):
    pipeline: Any = None  # what is said together in this thread


_here = _Here()


def _say(sql: str, values: list[Any]) -> Answer:
    pipeline = _here.pipeline or _pipeline()
    if pipeline is None:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            return Answer(rows=list(cursor.fetchall()) if cursor.description else [])
    answer: Answer = pipeline.say(sql, values)
    if _here.pipeline is None:
        pipeline.run()
    return answer


def _pipeline() -> Any:
    """The short way to PostgreSQL; None elsewhere, and where somebody wants to see each statement."""
    database: Any = connection
    if database.vendor != "postgresql" or database.queries_logged or page_changes.are_wanted(database):
        return None
    from .pipelines import Pipeline  # noqa: PLC0415  needs the driver

    database.ensure_connection()
    return Pipeline(database)


def _values(row: models.Model, fields: "list[models.Field[Any, Any]]") -> list[Any]:
    return [field.get_db_prep_save(field.pre_save(row, True), connection) for field in fields]


@cache
def _insertion(
    model: type[models.Model], after: str, _vendor: str
) -> "tuple[str, list[models.Field[Any, Any]]]":
    written = [field for field in model._meta.concrete_fields if not field.primary_key]
    names = ", ".join(_quoted(field.column) for field in written)
    gaps = ", ".join(_newest(field) if field.name == after else "%s" for field in written)
    table = _quoted(model._meta.db_table)
    fields = [field for field in written if field.name != after]
    return f"INSERT INTO {table} ({names}) VALUES ({gaps})", fields  # noqa: S608  our own names


def _newest(field: "models.Field[Any, Any]") -> str:
    other: Any = getattr(field.related_model, "_meta", None)
    return f"currval(pg_get_serial_sequence('{other.db_table}', '{other.pk.column}'))"


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
