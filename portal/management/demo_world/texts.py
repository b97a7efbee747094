"""The texts of the demo world, read from the YAML files beside this module."""

import datetime
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.html import escape

from portal.kit.yaml_files import read_yaml

FOLDER = Path(__file__).resolve().parent
PICTURES = FOLDER / "pictures"
LANGUAGES = ("fi", "sv", "en")


def told(name: str) -> Any:
    """What one file tells."""
    return read_yaml(FOLDER / f"{name}.yaml")


def lines(parts: Iterable[str]) -> str:
    """One thing on each line."""
    return "\n".join(parts)


def blocks(body: Iterable[Mapping[str, Any]]) -> list[tuple[str, Any]]:
    """A text as the blocks of a page: headings, paragraphs and lists."""
    return [_block(*next(iter(part.items()))) for part in body]


def blocks_without_lists(body: Iterable[Mapping[str, Any]]) -> list[tuple[str, Any]]:
    """The same for pages whose lists stand inside paragraphs."""
    return [("paragraph", _list(value)) if kind == "list" else (kind, value) for kind, value in blocks(body)]


def manuscript(body: Iterable[Mapping[str, str]]) -> str:
    """A text as a storyteller writes it: an empty line between parts, `#` before a heading."""
    return "\n\n".join(f"# {part['heading']}" if "heading" in part else part["paragraph"] for part in body)


def morning_of(day: datetime.date) -> datetime.datetime:
    """Nine o'clock on that day."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(9)))


def _block(kind: str, value: Any) -> tuple[str, Any]:
    return kind, f"<p>{escape(value)}</p>" if kind == "paragraph" else value


def _list(things: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(thing)}</li>' for thing in things)}</ul>"
