"""What bringing in a file would do: each record looked at, nothing written. A dry run is this and no more."""

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any
from uuid import UUID

from content.models import Organisation, ServiceIndexPage, ServicePage, ServiceSource

from . import notes as say
from .fields import Refused
from .from_ptv import Answering, Told, told_of
from .known import Pages, by_language, organisation_id, own_service_id, regions_known, sources, value_of
from .merging import Merged, Outcome, merged
from .notes import Note, note
from .reading import Given, Record, uuid_of


class State(StrEnum):
    """What becomes of one record."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"


@dataclass
class PagePlan:
    """One language of a service: the draft that its fields go to (None for a new one), field by field."""

    language: str
    page: Any
    fields: list[Merged] = field(default_factory=list)
    written: int | None = None  # the number of a new page, once it is there

    @property
    def taken(self) -> list[Merged]:
        """The fields that change."""
        return [each for each in self.fields if each.outcome is Outcome.TAKEN]

    @property
    def conflicts(self) -> list[Merged]:
        """The fields that both sides changed: ours stay."""
        return [each for each in self.fields if each.outcome is Outcome.CONFLICT]


@dataclass
class Plan:
    """One record: where it stands in the file, what becomes of it, and why."""

    place: str
    number: str
    name: str = ""
    state: State = State.SAME
    why: Note | None = None
    told: Told | None = None
    source: ServiceSource | None = None
    key: UUID = field(default_factory=uuid.uuid4)
    pages: list[PagePlan] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


@dataclass
class Whole:
    """The plan of a file, and what was brought in once but is not in it any more."""

    plans: list[Plan]
    vanished: list[str]
    notes: list[Note]


def plan(given: Given, *, organisation: str = "", again: bool = False) -> Whole:
    """Looks at each record; nothing is written.

    `organisation` (an id or a name) leaves those of others out; `again` brings back what was taken away here.
    """
    world = _World()
    plans = [_plan(record, given, world) for record in given.services]
    wanted = [each for each in plans if _is_of(each, organisation)]
    _refuse_twice(wanted)
    for each in wanted:
        if each.told and each.state is not State.REFUSED:
            _compare(each, world, again=again)
    return Whole(wanted, _vanished(given, wanted, world), list(given.notes))


class _World:
    """What is here now, asked for once."""

    def __init__(self) -> None:
        pages = ServicePage.objects.select_related("locale", "organisation", "latest_revision")
        self.pages = by_language(pages)
        known = sources()
        self.sources = {source.source_id: source for source in known.values()}
        self.own = {own_service_id(key): key for key in self.pages if key not in known}
        self.regions = regions_known()
        shelves = ServiceIndexPage.objects.values_list("locale__language_code", flat=True)
        self.languages = set(shelves)


def _plan(record: Record, given: Given, world: _World) -> Plan:
    number = uuid_of(record.data.get("id"))
    made = Plan(record.place, str(number or ""), _shown_name(record.data))
    try:
        made.told = told_of(record.data, given, world.regions)
    except Refused as error:
        _refuse(made, error.note)
    else:
        made.name, made.notes = made.told.name, sorted(made.told.notes)
    return made


def _shown_name(data: dict[str, Any]) -> str:
    names = data.get("serviceNames")
    values = (
        (each.get("value") for each in names if isinstance(each, dict)) if isinstance(names, list) else ()
    )
    return next((value[:100] for value in values if isinstance(value, str)), "")


def _is_of(made: Plan, organisation: str) -> bool:
    if not organisation or made.told is None:
        return True  # what cannot be read is told, whoever it is of
    of = made.told.organisation
    asked = organisation.strip().casefold()
    return of is not None and asked in {
        str(of.source_id),
        *(name.casefold() for name in of.names.values() if name),
    }


def _refuse_twice(plans: list[Plan]) -> None:
    first: dict[str, str] = {}
    for each in plans:
        if each.state is State.REFUSED:
            continue
        if each.number in first:
            _refuse(each, note(say.TWICE, place=first[each.number]))
        else:
            first[each.number] = each.place


def _refuse(made: Plan, why: Note) -> None:
    made.state, made.why = State.REFUSED, why


def _compare(made: Plan, world: _World, *, again: bool) -> None:
    told = made.told
    if told is None:
        return
    made.source = world.sources.get(told.source_id)
    key = made.source.translation_key if made.source else world.own.get(told.source_id)
    here = world.pages.get(key, {}) if key else {}
    made.key = key or made.key
    if made.source and not here and not again:
        _refuse(made, Note(say.TAKEN_AWAY))
    elif is_older(told, made.source):
        _refuse(made, Note(say.OLDER))
    elif locked := [page for page in here.values() if page.get_lock()]:
        _refuse(made, note(say.LOCKED, number=locked[0].pk))
    elif follows := [page for page in here.values() if page.alias_of_id]:
        _refuse(made, note(say.FOLLOWS, number=follows[0].pk))
    else:
        base = made.source.told if made.source and here else {}
        made.pages = list(_page_plans(made, here, base, world, again=again))
        gone = [code for code in here if code in base and code not in told.pages]
        made.notes += [note(say.LANGUAGE_GONE, language=code) for code in gone]
        made.state = _state(made, here)
        if not here and not made.pages:
            _refuse(made, made.notes.pop())


def is_older(told: Told, source: ServiceSource | None) -> bool:
    """Whether the file tells of an earlier day than what was brought in."""
    return bool(source and source.modified and told.modified and told.modified < source.modified)


def _page_plans(
    made: Plan, here: Pages, base: dict[str, Any], world: _World, *, again: bool
) -> Iterator[PagePlan]:
    for language, fields in made.told.pages.items() if made.told else ():
        if language in here:
            page = here[language].get_latest_revision_as_object()
            ours = {name: value_of(page, name) for name in fields}
            before = {name: _of_json(value) for name, value in base.get(language, {}).items()}
            yield PagePlan(language, page, merged(before, ours, fields))
        elif language not in world.languages:
            made.notes.append(note(say.NO_DIRECTORY, language=language))
        elif language in base and not again:
            made.notes.append(note(say.LANGUAGE_AWAY, language=language))
        else:
            yield PagePlan(language, None, merged({}, {}, fields))


def _state(made: Plan, here: Pages) -> State:
    if not here:
        return State.NEW
    return State.CHANGED if any(each.page is None or each.taken for each in made.pages) else State.SAME


def _of_json(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _vanished(given: Given, plans: Iterable[Plan], world: _World) -> list[str]:
    """What the organisations of this file had the last time and do not have now. Told, never taken away."""
    if not given.is_whole:
        return []
    there = {uuid_of(record.data.get("id")) for record in given.services}
    of = {each.told.organisation.source_id for each in plans if each.told and each.told.organisation}
    gone = [
        each for each in world.sources.values() if each.organisation in of and each.source_id not in there
    ]
    return sorted(f"{each.source_id} {_title(each, world)}".strip() for each in gone)


def _title(source: ServiceSource, world: _World) -> str:
    pages = world.pages.get(source.translation_key, {})
    return next((str(page.title) for page in pages.values()), "")


def organisation_here(answering: Answering) -> Organisation | None:
    """The organisation here: by the id of its source, else by its Finnish name where no source is known."""
    for known in Organisation.objects.order_by("pk"):
        if organisation_id(known) == answering.source_id:
            return known
    unclaimed = Organisation.objects.filter(source_id=None, name_fi__iexact=answering.names["fi"])
    return unclaimed.order_by("pk").first()
