"""What is kept of one person: rows as plain data, without anything of others."""

import datetime
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Field, FileField, Model

from portal.kit.declared_data import declarations, rows_of
from portal.kit.personal_data import PersonalData

from ..models import User

SELF = "you"
# What a version of a story carries of others: what editors say beside it, and who has it open.
_NOT_THEIRS = {"wagtail_admin_comments", "owner", "locked_by", "locked_at"}


@dataclass(frozen=True)
class OwnRow:
    """One row: its values, and its files by the place that they get in the ZIP."""

    values: dict[str, Any]
    files: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class OwnTable:
    """One kind of data, with all of the person's rows."""

    declared: PersonalData
    rows: list[OwnRow]


def own_tables(person: User) -> Iterator[OwnTable]:
    """Every kind of which the person has something, one after the other."""
    for declared in declarations().values():
        if declared.is_exported:
            found = rows_of(declared, person, to_export=True)
            rows = [_own_row(declared, row, person) for row in found.iterator(chunk_size=500)]
            if rows:
                yield OwnTable(declared, rows)


def _own_row(declared: PersonalData, stored: Model, person: User) -> OwnRow:
    row = _newest(stored)
    values: dict[str, Any] = {}
    files: dict[str, Any] = {}
    for each in row._meta.concrete_fields:
        if each.name in declared.hidden or each.name in declared.others:
            continue
        if isinstance(each, FileField):
            if each.name in declared.words and (file := getattr(row, each.name)):
                place = f"media/{declared.table}/{row.pk}-{each.name}{_ending(file.name)}"
                files[place] = file
                values[each.name] = place
        elif not _is_somebody_else(each, row, person):
            values[each.name] = _value(each, row, person)
    return OwnRow(values, files)


def _newest(row: Any) -> Any:
    """Of a story the newest words, which may be those of a draft."""
    newest = getattr(row, "get_latest_revision_as_object", None)
    return newest() if newest and getattr(row, "latest_revision_id", None) else row


def _is_somebody_else(each: Field, row: Any, person: User) -> bool:
    if not each.is_relation or each.related_model is not User:
        return False
    return getattr(row, each.attname) not in (None, person.pk)


def _value(each: Field, row: Any, person: User) -> Any:
    value = getattr(row, each.attname)
    if each.is_relation and each.related_model is User and value == person.pk:
        return SELF
    if hasattr(value, "stream_block"):
        return value.get_prep_value()
    return _plain(value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items() if key not in _NOT_THEIRS}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime.datetime | datetime.date | datetime.time):
        return value.isoformat()
    return str(value) if isinstance(value, uuid.UUID | Decimal | datetime.timedelta) else value


def _ending(name: str) -> str:
    _stem, dot, ending = name.rpartition(".")
    return f"{dot}{ending}" if dot and ending.isalnum() else ""
