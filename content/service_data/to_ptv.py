"""Our services in the shape of the national service data: facts in, objects out. No framework."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from .mapping import (
    ALAND,
    BUT_ALAND,
    CLASS_OF,
    LIMITED,
    LOCATION,
    NAME,
    NATIONWIDE,
    PUBLISHED,
    REGION_AREA,
    RESPONSIBLE,
    TEXTS,
    WEEKLY,
    place_id,
)

Words = Mapping[str, str]  # of each language


@dataclass(frozen=True)
class Provider:
    """Who answers for a service: an id, names, and a site."""

    number: UUID
    names: Words
    site: str = ""


@dataclass(frozen=True)
class Offered:
    """One public service: the fields of its page in each language, and what all of them share."""

    number: UUID
    pages: Mapping[str, Words]
    regions: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    provider: Provider | None = None
    modified: datetime.datetime | None = None


def told_page(services: Iterable[Offered], regions: Mapping[str, Words]) -> dict[str, Any]:
    """One page of v11 with every service, and beside it their places and organisations whole.

    `regions` are all that there are: their codes in order, each with its names.
    """
    shown = sorted(services, key=lambda each: str(each.number))
    providers = {each.provider.number: each.provider for each in shown if each.provider}
    return {
        "pageNumber": 1,
        "pageSize": len(shown),
        "pageCount": 1,
        "itemList": [_service(each, regions) for each in shown],
        "serviceChannels": [_place(each) for each in shown if _has_place(each)],
        "organizations": [_organisation(providers[number]) for number in sorted(providers, key=str)],
    }


def _service(service: Offered, regions: Mapping[str, Words]) -> dict[str, Any]:
    told: dict[str, Any] = {"id": str(service.number), "type": "Service"}
    for row in TEXTS:
        kind = {"type": row.kind} if row.kind else {}
        told.setdefault(row.there, []).extend(
            {**each, **kind} for each in _localised(_field(service, row.here))
        )
    groups = ["KR1", *(["KR2"] if "employing" in service.needs else [])]
    return told | {
        **_area(service.regions, regions),
        "serviceClasses": [_class(need) for need in service.needs if need in CLASS_OF],
        "targetGroups": [{"code": code} for code in groups],
        "organizations": _organisations(service.provider),
        "serviceChannels": _channels(service),
        "publishingStatus": PUBLISHED,
        "modified": _moment(service.modified),
        "availableLanguages": list(service.pages),
    }


def _field(service: Offered, name: str) -> Words:
    return {code: page[name] for code, page in service.pages.items() if page.get(name)}


def _localised(words: Words) -> list[dict[str, str]]:
    return [{"language": code, "value": value} for code, value in words.items() if value]


def _area(codes: tuple[str, ...], regions: Mapping[str, Words]) -> dict[str, Any]:
    if not codes:
        return {"areaType": NATIONWIDE, "areas": []}
    if set(codes) == set(regions) - {ALAND}:
        return {"areaType": BUT_ALAND, "areas": []}
    areas = [
        {"type": REGION_AREA, "code": code, "name": _localised(regions[code])}
        for code in regions
        if code in codes
    ]
    return {"areaType": LIMITED, "areas": areas}


def _class(need: str) -> dict[str, Any]:
    known = CLASS_OF[need]
    told: dict[str, Any] = {"name": _localised({"fi": known.name})}
    return told | ({"code": known.code, "uri": known.uri} if known.code else {})


def _organisations(provider: Provider | None) -> list[dict[str, Any]]:
    if provider is None:
        return []
    return [
        {"roleType": RESPONSIBLE, "organization": {"id": str(provider.number), "name": provider.names["fi"]}}
    ]


def _organisation(provider: Provider) -> dict[str, Any]:
    names = [{**each, "type": NAME} for each in _localised(provider.names)]
    sites = [{"url": provider.site, "language": "fi"}] if provider.site else []
    return {
        "id": str(provider.number),
        "organizationNames": names,
        "webPages": sites,
        "publishingStatus": PUBLISHED,
    }


def _has_place(service: Offered) -> bool:
    return any(page.get(name) for page in service.pages.values() for name in ("place", "hours", "access"))


def _channels(service: Offered) -> list[dict[str, Any]]:
    if not _has_place(service):
        return []
    name = next(iter(_field(service, "title").values()), "")
    return [{"serviceChannel": {"id": str(place_id(service.number)), "name": name}}]


def _place(service: Offered) -> dict[str, Any]:
    address = {
        "type": "Location",
        "subType": "Other",
        "country": "FI",
        "otherAddress": {"additionalInformation": _localised(_field(service, "place"))},
        "entrances": _entrances(_field(service, "access")),
    }
    words = _localised(_field(service, "hours"))
    hours = {"serviceHourType": WEEKLY, "openingHour": [], "additionalInformation": words}
    return {
        "id": str(place_id(service.number)),
        "serviceChannelType": LOCATION,
        "serviceChannelNames": [{**each, "type": NAME} for each in _localised(_field(service, "title"))],
        "addresses": [address],
        "serviceHours": [hours] if words else [],
        "publishingStatus": PUBLISHED,
    }


def _entrances(access: Words) -> list[dict[str, Any]]:
    """One sentence a line. A language may have more lines than another: the rest stands alone."""
    sentences = [
        {"sentence": [each]} for code, lines in access.items() for each in _localised_lines(code, lines)
    ]
    return (
        [{"isMainEntrance": True, "accessibilitySentences": [{"sentences": sentences}]}] if sentences else []
    )


def _localised_lines(code: str, lines: str) -> list[dict[str, str]]:
    return [{"language": code, "value": line} for line in lines.splitlines() if line.strip()]


def _moment(moment: datetime.datetime | None) -> str | None:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment else None
