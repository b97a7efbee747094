"""A file of the national service data, taken apart. No framework, no database, and nothing is fetched."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from .notes import (
    BESIDE,
    NO_SERVICE,
    NOT_A_LIST,
    NOT_JSON,
    NOT_JSON_AT,
    NOT_UTF8,
    PART,
    STRANGE,
    TOO_LARGE,
    TOO_MANY,
    Note,
    NoteError,
    note,
    short,
)

MOST_BYTES = 20_000_000
MOST_SERVICES = 5_000
# A list of channels may hold each one under the name of its sort.
WRAPPED = ("electronicChannel", "phoneChannel", "printableFormChannel", "locationChannel", "webPageChannel")


class Unreadable(NoteError):
    """A file that is none of the kinds known here. Says why, and what to do."""


@dataclass(frozen=True)
class Record:
    """One service as it came, and where in the file it stands."""

    place: str
    data: dict[str, Any]


@dataclass
class Given:
    """What the files hold. `is_whole`: a list that may miss what is no more, and no page of several."""

    services: list[Record] = field(default_factory=list)
    channels: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    organisations: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    is_whole: bool = False
    notes: list[Note] = field(default_factory=list)


def read(data: bytes, *beside: bytes) -> Given:
    """One service, a list, or a page of v11 (`itemList`); `beside` are files of channels and organisations.

    Raises Unreadable for what is no JSON, too large, or holds no whole service.
    """
    given = Given()
    whole = _parsed(data)
    given.is_whole = _is_whole(whole)
    if isinstance(whole, dict) and "itemList" in whole:
        _sort(given, whole["itemList"], "itemList")
        for name in ("serviceChannels", "organizations"):
            _sort(given, whole.get(name) or [], name)
        if not given.is_whole:
            given.notes.append(
                note(PART, number=short(whole.get("pageNumber")), count=short(whole.get("pageCount")))
            )
    else:
        _sort(given, whole if isinstance(whole, list) else [whole], "")
    for more in beside:
        _sort_beside(given, _parsed(more))
    if not given.services:
        raise Unreadable(Note(NO_SERVICE))
    if len(given.services) > MOST_SERVICES:
        raise Unreadable(note(TOO_MANY, most=MOST_SERVICES))
    return given


def uuid_of(told: object) -> UUID | None:
    """An id as it stands in a file; None when it is none."""
    try:
        return UUID(told) if isinstance(told, str) and len(told) <= 45 else None
    except ValueError:
        return None


def _parsed(data: bytes) -> Any:
    if len(data) > MOST_BYTES:
        raise Unreadable(note(TOO_LARGE, most=MOST_BYTES // 1_000_000))
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise Unreadable(Note(NOT_UTF8)) from error
    except json.JSONDecodeError as error:
        raise Unreadable(note(NOT_JSON_AT, line=error.lineno, column=error.colno)) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(Note(NOT_JSON)) from error


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _is_whole(parsed: Any) -> bool:
    if isinstance(parsed, dict):
        return "itemList" in parsed and parsed.get("pageCount") in (None, 0, 1)
    return isinstance(parsed, list)


def _sort_beside(given: Given, parsed: Any) -> None:
    before = len(given.services)
    items = parsed.get("itemList", [parsed]) if isinstance(parsed, dict) else parsed
    _sort(given, items, "")
    if len(given.services) > before:
        raise Unreadable(Note(BESIDE))


def _sort(given: Given, items: Any, name: str) -> None:
    if not isinstance(items, list):
        raise Unreadable(note(NOT_A_LIST, place=name or "[0]"))
    for number, item in enumerate(items):
        place = f"{name}[{number}]"
        for one in _unwrapped(item):
            _put(given, one, place)


def _unwrapped(item: Any) -> Iterable[Any]:
    inside = (
        [item[name] for name in WRAPPED if isinstance(item.get(name), dict)] if isinstance(item, dict) else []
    )
    return inside or [item]


def _put(given: Given, item: Any, place: str) -> None:
    if isinstance(item, dict) and "serviceChannelType" in item:
        known: dict[UUID, dict[str, Any]] | None = given.channels
    elif isinstance(item, dict) and "organizationNames" in item:
        known = given.organisations
    elif isinstance(item, dict) and ("serviceNames" in item or "serviceDescriptions" in item):
        given.services.append(Record(place, item))
        return
    else:
        known = None
    number = uuid_of(item.get("id")) if known is not None else None
    if known is None or number is None:
        given.notes.append(note(STRANGE, place=place))
    else:
        known.setdefault(number, item)
