"""The ZIP: a page to read, JSON for programs, pictures and recordings as they are."""

import json
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import strip_tags

from portal.kit import clock
from portal.kit.languages import words_of

from ..models import User
from .naming import PARTS, label_of, part_of, title_of
from .reading import OwnRow, OwnTable, own_tables

PAGE, LOOKS, ABOUT = "index.html", "page.css", "data/about.json"
_DRY = {"id", "type", "chooser", "format", "style"}  # of a block of text: what nobody reads


@dataclass(frozen=True)
class Line:
    """One thing said in the page: what it is, and its words or its file."""

    label: str
    words: str = ""
    place: str = ""
    is_picture: bool = False


@dataclass(frozen=True)
class Kind:
    """One kind of data in the page; each entry is one row with its lines and its day."""

    title: str
    entries: list[tuple[str, list[Line]]]


def write_archive(person: User, target: IO[bytes]) -> None:
    """Writes everything of the person's, the page in their language. Files go in one by one."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, translation.override(person.language):
        parts: dict[str, list[Kind]] = {name: [] for name in PARTS}
        tables = []
        for table in own_tables(person):
            kept = [_with_files(archive, row) for row in table.rows]
            _write_json(archive, f"data/{table.declared.table}.json", [row.values for row in kept])
            tables.append(_about(table))
            if part := part_of(table.declared.table):
                parts[part].append(_kind(table, kept))
        _write_json(archive, ABOUT, {"made_at": clock.now().isoformat(), "tables": tables})
        archive.writestr(PAGE, _page(person, parts))
        archive.writestr(LOOKS, Path(__file__).with_name(LOOKS).read_text())


def _with_files(archive: zipfile.ZipFile, row: OwnRow) -> OwnRow:
    """The row with those files that are there: of one that is gone nothing is said."""
    there = {place for place, file in row.files.items() if _copy(archive, place, file)}
    gone = [place for place in row.files if place not in there]
    values = {name: value for name, value in row.values.items() if value not in gone}
    return OwnRow(values, {place: row.files[place] for place in there})


def _copy(archive: zipfile.ZipFile, place: str, file: Any) -> bool:
    if not file.storage.exists(file.name):
        return False
    entry = zipfile.ZipInfo(place, date_time=clock.now().timetuple()[:6])
    with file.storage.open(file.name) as source, archive.open(entry, "w", force_zip64=True) as target:
        shutil.copyfileobj(source, target)
    return True


def _write_json(archive: zipfile.ZipFile, name: str, data: Any) -> None:
    archive.writestr(name, json.dumps(data, ensure_ascii=False, indent=1))


def _about(table: OwnTable) -> dict[str, Any]:
    """What the law asks to be told with the data: what for, by which right, how long."""
    said = table.declared
    return {
        "table": said.table,
        "title": str(title_of(said.table)),
        "rows": len(table.rows),
        "purpose": said.purpose,
        "ground": said.ground.value,
        "kept": said.until,
        "erasure": f"{said.erasure.value}: {said.why}",
    }


def _page(person: User, parts: dict[str, list[Kind]]) -> str:
    filled = [(title, parts[name]) for name, title in PARTS.items() if parts[name]]
    context = {"parts": filled, "now": clock.now(), "language": words_of(person.language)}
    return render_to_string("accounts/own_data.html", context)


def _kind(table: OwnTable, rows: list[OwnRow]) -> Kind:
    words = table.declared.words
    entries = [(_day(row), [line for name in words for line in _lines(name, row)]) for row in rows]
    return Kind(str(title_of(table.declared.table)), entries)


def _day(row: OwnRow) -> str:
    """The first moment that the row tells of, as people say it."""
    for value in row.values.values():
        moment = _moment(value)
        if moment:
            return clock.in_words(moment)
    return ""


def _moment(value: Any) -> Any:
    if not isinstance(value, str) or len(value) < len("2026-01-01T00:00:00") or value[10:11] != "T":
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _lines(name: str, row: OwnRow) -> Iterator[Line]:
    value, label = row.values.get(name), str(label_of(name))
    if isinstance(value, str) and value in row.files:
        is_picture = str(value).endswith((".jpg", ".png", ".webp", ".jpeg"))
        yield Line(label, place=str(value), is_picture=is_picture)
    elif words := "\n".join(part for part in _said(value) if part):
        yield Line(label, words)


def _said(value: Any) -> Iterator[str]:
    """All words in a value, however deep they stand."""
    if isinstance(value, dict):
        for key, part in value.items():
            if key not in _DRY:
                yield from _said(part)
    elif isinstance(value, list):
        for part in value:
            yield from _said(part)
    elif isinstance(value, str):
        yield strip_tags(value.replace("</p>", "</p>\n").replace("</li>", "</li>\n")).strip()
