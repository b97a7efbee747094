"""Looking into a record that may be anything: each look says what it found wrong, and where. No database."""

from collections.abc import Iterator
from typing import Any

from .mapping import LANGUAGES
from .notes import NO_LIST, NO_OBJECT, NO_TEXT, NoteError, note, short


class Refused(NoteError):
    """A record that is not brought in. Says why; the others go on."""


def items(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """A list of objects; nothing is an empty one. Raises Refused for anything else."""
    found = data.get(name)
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise Refused(note(NO_LIST, field=name))
    return found


def inside(data: dict[str, Any], name: str) -> dict[str, Any]:
    """An object; nothing is an empty one. Raises Refused for anything else."""
    found = data.get(name)
    if found is None:
        return {}
    if not isinstance(found, dict):
        raise Refused(note(NO_OBJECT, field=name))
    return found


def text(data: dict[str, Any], name: str) -> str:
    """A text; nothing is an empty one. Raises Refused for anything else."""
    found = data.get(name)
    if found is None:
        return ""
    if not isinstance(found, str):
        raise Refused(note(NO_TEXT, field=name, found=short(found)))
    return found


def said(data: dict[str, Any], name: str, language: str, kind: str = "") -> Iterator[str]:
    """What a list of localised items says in a language; with `kind`, the items of that type alone."""
    for item in items(data, name):
        if text(item, "language").lower() == language and (not kind or item.get("type") == kind):
            yield text(item, "value")


def strange_languages(data: dict[str, Any], *names: str) -> set[str]:
    """Languages of these lists that are not kept here."""
    return {text(item, "language")[:20] for name in names for item in items(data, name)} - {
        *LANGUAGES,
        *(code.upper() for code in LANGUAGES),
    }
