"""A service of the national service data in our fields. No database; what cannot be kept is told."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from . import notes as say
from .channels import place_of, ways_in
from .fields import Refused, inside, items, said, strange_languages, text
from .mapping import (
    ALAND,
    BUT_ALAND,
    CHARGES,
    CLASS_OF,
    LANGUAGES,
    LEFT,
    LIMITED,
    NATIONWIDE,
    NEED_OF_CODE,
    NEEDS_OF,
    OF_CHANNELS,
    PUBLISHED,
    REGION_AREA,
    RESPONSIBLE,
    TEXTS,
    USED,
    TextRow,
)
from .notes import Note, note, short
from .reading import Given, uuid_of
from .texts import lines_of, web_address, without_people

EARLIEST, LATEST = 2000, 2200  # years that a change can be of


@dataclass(frozen=True)
class Regions:
    """What is known of regions: their Finnish names by code, in order; the code of a municipality."""

    names: Mapping[str, str]
    of_municipality: Callable[[str], str]

    @property
    def codes(self) -> tuple[str, ...]:
        """All codes."""
        return tuple(self.names)

    def of_name(self, name: str) -> str:
        """The code of the region of this name; empty when there is none."""
        return next((code for code, known in self.names.items() if known.casefold() == name.casefold()), "")


@dataclass(frozen=True)
class Answering:
    """The organisation that answers for a service: its id there, its names and its site."""

    source_id: UUID
    names: dict[str, str]
    site: str = ""


@dataclass
class Told:
    """One service as the source tells it: our fields for each language, and what could not be kept."""

    source_id: UUID
    modified: datetime.datetime | None
    organisation: Answering | None = None
    pages: dict[str, dict[str, Any]] = field(default_factory=dict)
    notes: set[Note] = field(default_factory=set)

    @property
    def name(self) -> str:
        """Its name in the first language that has one."""
        return next((page["title"] for page in self.pages.values()), "")


def told_of(data: dict[str, Any], given: Given, regions: Regions) -> Told:
    """The service in our fields. Raises Refused with a reason when it cannot be brought in."""
    number = uuid_of(data.get("id"))
    if number is None:
        raise Refused(Note(say.NO_ID))
    status = data.get("publishingStatus", PUBLISHED)
    if status != PUBLISHED:
        raise Refused(note(say.NOT_PUBLIC, found=short(status)))
    told = Told(number, _moment(data.get("modified")))
    _note_strange(told, data)
    told.organisation = _answering(data, given)
    shared = _shared(told, data, regions)
    channels = _channels(told, data, given)
    for language in LANGUAGES:
        page = _page(told, data, channels, language)
        if page is not None:
            told.pages[language] = page | shared
    if not told.pages:
        raise Refused(Note(say.NO_NAME))
    return told


def _note_strange(told: Told, data: dict[str, Any]) -> None:
    lists = dict.fromkeys(row.there for row in TEXTS)
    if strange := sorted(strange_languages(data, *lists)):
        told.notes.add(note(say.OTHER_LANGUAGES, names=", ".join(strange[:10])))
    if strange := sorted(str(name)[:40] for name in data.keys() - USED - LEFT):
        told.notes.add(note(say.OTHER_FIELDS, names=", ".join(strange[:10])))
    if data.get("generalDescriptionId"):
        told.notes.add(Note(say.GENERAL))


def _moment(said_moment: Any) -> datetime.datetime | None:
    if said_moment is None:
        return None
    try:
        moment = datetime.datetime.fromisoformat(said_moment)
    except (TypeError, ValueError):
        moment = None
    if moment is None or not EARLIEST <= moment.year <= LATEST:
        raise Refused(note(say.NO_MOMENT, found=short(said_moment)))
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _answering(data: dict[str, Any], given: Given) -> Answering | None:
    for each in items(data, "organizations"):
        organisation = inside(each, "organization")
        number = uuid_of(organisation.get("id"))
        if each.get("roleType") == RESPONSIBLE and number is not None:
            whole = given.organisations.get(number, {})
            names = {code: _name(whole, code) for code in LANGUAGES}
            names["fi"] = names["fi"] or " ".join(lines_of(text(organisation, "name")))[:150]
            sites = (web_address(text(page, "url")) for page in items(whole, "webPages"))
            site = next((address for address in sites if 0 < len(address) <= 200), "")
            return Answering(number, names, site) if names["fi"] else None
    return None


def _name(organisation: dict[str, Any], language: str) -> str:
    return " ".join(lines_of(next(said(organisation, "organizationNames", language, "Name"), "")))[:150]


def _shared(told: Told, data: dict[str, Any], regions: Regions) -> dict[str, Any]:
    """What holds for every language: where and for what. What is not understood is not told at all."""
    found: dict[str, Any] = {}
    if (areas := _regions(told, data, regions)) is not None:
        found["regions"] = areas
    if needs := _needs(data):
        found["needs"] = needs
    else:
        told.notes.add(Note(say.NO_NEEDS))
    if told.organisation:
        found["organisation"] = str(told.organisation.source_id)
    return found


def _needs(data: dict[str, Any]) -> tuple[str, ...]:
    found: set[str] = set()
    for each in items(data, "serviceClasses"):
        found.update(NEEDS_OF.get(next(said(each, "name", "fi"), "").strip().casefold(), ()))
        if need := NEED_OF_CODE.get(text(each, "code")):
            found.add(need)
    return tuple(need for need in CLASS_OF if need in found)


def _regions(told: Told, data: dict[str, Any], regions: Regions) -> tuple[str, ...] | None:
    kind = data.get("areaType")
    if kind == NATIONWIDE:
        return ()
    if kind == BUT_ALAND:
        return tuple(code for code in regions.codes if code != ALAND)
    found: set[str] = set()
    for area in items(data, "areas") if kind == LIMITED else []:
        found |= _of_area(area, regions)
    if not found:
        told.notes.add(Note(say.NO_REGIONS))
        return None
    return tuple(code for code in regions.codes if code in found)


def _of_area(area: dict[str, Any], regions: Regions) -> set[str]:
    """A region by its name, and by its code where it has none; any other area by the municipalities in it."""
    names = list(said(area, "name", "fi"))
    if area.get("type") == REGION_AREA:
        code = text(area, "code")
        found = {known for name in names if (known := regions.of_name(name))}
        if found or (not names and code in regions.names):
            return found or {code}
    names = names if area.get("type") == "Municipality" else []
    for municipality in items(area, "municipalities"):
        names += said(municipality, "name", "fi")
    return {code for name in names if (code := regions.of_municipality(name))}


def _channels(told: Told, data: dict[str, Any], given: Given) -> list[dict[str, Any]] | None:
    """Its channels; None when not all are in the file: then nothing of what they say is told."""
    numbers = [uuid_of(inside(each, "serviceChannel").get("id")) for each in items(data, "serviceChannels")]
    missing = sum(number not in given.channels for number in numbers)
    if missing:
        told.notes.add(note(say.NO_CHANNELS, count=missing))
        return None
    return [given.channels[number] for number in numbers if number is not None]


def _page(
    told: Told, data: dict[str, Any], channels: list[dict[str, Any]] | None, language: str
) -> dict[str, Any] | None:
    found = {row.here: _text(told, data, row, language) for row in TEXTS}
    if not found["title"]:
        if any(found.values()):
            told.notes.add(note(say.NAMELESS, language=language))
        return None
    charge = CHARGES.get(text(data, "serviceChargeType"), {}).get(language)
    found["cost"] = found["cost"] or ([charge] if charge else [])
    if channels is None:
        del found["get_in"]
    else:
        ways = ways_in(channels, language, told.notes)
        found["get_in"] += [way for way in ways if way not in found["get_in"]]
        found |= place_of(channels, language, told.notes)
    return _fitting(told, found, language)


def _text(told: Told, data: dict[str, Any], row: TextRow, language: str) -> list[str]:
    values = list(said(data, row.there, language, row.kind))[: 1 if row.is_one_line else None]
    lines = [without_people(line) for value in values for line in lines_of(value)]
    if any(had_people for _line, had_people in lines):
        told.notes.add(Note(say.LEFT_MAIL))
    kept = [line for line, _had_people in lines if line]
    return [" ".join(kept)] if row.is_one_line and kept else kept


def _fitting(told: Told, found: dict[str, list[str]], language: str) -> dict[str, Any]:
    """The texts that fit. One that is too long is not cut, but left out and told."""
    most = {row.here: row.most for row in TEXTS} | OF_CHANNELS
    page = {}
    for name, lines in found.items():
        words = "\n".join(lines)
        if len(words) <= most[name]:
            page[name] = words
        elif name == "title":
            raise Refused(note(say.LONG_NAME, count=len(words), most=most[name]))
        else:
            told.notes.add(
                note(say.TOO_LONG, language=language, field=name, count=len(words), most=most[name])
            )
    return page
