"""A file of the national service data, taken apart. No framework, no database, and nothing is fetched."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

MOST_BYTES = 20_000_000
MOST_SERVICES = 5_000
# A list of channels may hold each one under the name of its sort.
WRAPPED = ("electronicChannel", "phoneChannel", "printableFormChannel", "locationChannel", "webPageChannel")


class Unreadable(ValueError):
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
    notes: list[str] = field(default_factory=list)


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
                f"This is page {whole.get('pageNumber')!r:.9} of {whole.get('pageCount')!r:.9}: "
                "what has vanished is not looked for."
            )
    else:
        _sort(given, whole if isinstance(whole, list) else [whole], "")
    for more in beside:
        _sort_beside(given, _parsed(more))
    if not given.services:
        raise Unreadable(
            "There is no whole service in the file. Ask the source for Service/list, not for names."
        )
    if len(given.services) > MOST_SERVICES:
        raise Unreadable(f"There are more than {MOST_SERVICES} services in the file. Part it and try again.")
    return given


def uuid_of(told: object) -> UUID | None:
    """An id as it stands in a file; None when it is none."""
    try:
        return UUID(told) if isinstance(told, str) and len(told) <= 45 else None
    except ValueError:
        return None


def _parsed(data: bytes) -> Any:
    if len(data) > MOST_BYTES:
        raise Unreadable(
            f"The file is too large: at most {MOST_BYTES // 1_000_000} megabytes. Part it and try again."
        )
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise Unreadable("The file is no text in UTF-8. Save it again from its source.") from error
    except json.JSONDecodeError as error:
        raise Unreadable(
            f"The file is no JSON: line {error.lineno}, column {error.colno}: {error.msg}. "
            "Save it again from its source."
        ) from error
    except (ValueError, RecursionError) as error:
        raise Unreadable("The file is no JSON that can be read. Save it again from its source.") from error


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
        raise Unreadable("The file beside has services in it. Give channels and organisations there.")


def _sort(given: Given, items: Any, name: str) -> None:
    if not isinstance(items, list):
        raise Unreadable(f"{name or 'The file'} is no list of services. Save it again from its source.")
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
        given.notes.append(f"{place}: no service, channel or organisation with an id. It is left out.")
    else:
        known.setdefault(number, item)
