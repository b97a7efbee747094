"""The regions of Finland, by the two digits of Statistics Finland's classification of regions (maakunnat)."""

import re
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import yaml
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.plain_language.words import base_forms

FILE = Path(__file__).with_name("municipalities.yaml")
NEAR = 0.75  # of 1: a letter or two too many, missing or wrong


class Region(models.TextChoices):
    """The nineteen regions. Their names are translated: a region has a Finnish and a Swedish one."""

    UUSIMAA = "01", _("Uusimaa")
    VARSINAIS_SUOMI = "02", _("Southwest Finland")
    SATAKUNTA = "04", _("Satakunta")
    KANTA_HAME = "05", _("Kanta-Häme")
    PIRKANMAA = "06", _("Pirkanmaa")
    PAIJAT_HAME = "07", _("Päijät-Häme")
    KYMENLAAKSO = "08", _("Kymenlaakso")
    ETELA_KARJALA = "09", _("South Karelia")
    ETELA_SAVO = "10", _("South Savo")
    POHJOIS_SAVO = "11", _("North Savo")
    POHJOIS_KARJALA = "12", _("North Karelia")
    KESKI_SUOMI = "13", _("Central Finland")
    ETELA_POHJANMAA = "14", _("South Ostrobothnia")
    POHJANMAA = "15", _("Ostrobothnia")
    KESKI_POHJANMAA = "16", _("Central Ostrobothnia")
    POHJOIS_POHJANMAA = "17", _("North Ostrobothnia")
    KAINUU = "18", _("Kainuu")
    LAPPI = "19", _("Lapland")
    AHVENANMAA = "21", _("Åland")


def in_words(codes: tuple[str, ...]) -> list[str]:
    """The names of some regions, in the language of the moment; a code that nobody knows is left out."""
    names = dict(Region.choices)
    return [str(names[code]) for code in codes if code in names]


def region_named(text: str) -> Region | None:
    """The region that somebody asks for by its name, in the language of the moment, or by a municipality."""
    asked = " ".join(text.split()).casefold()
    for region in Region:
        if asked == str(region.label).casefold():
            return region
    code = _of_towns().get(asked)
    return Region(code) if code else None


def of_municipality(name: str) -> str:
    """The code of the region in which a municipality of exactly this name is; empty when there is none."""
    return _of_towns().get(" ".join(name.split()).casefold(), "")


def with_towns_in_words(text: str) -> str:
    """A place as the language of the moment has it: in Swedish "Kokkola" is "Karleby"."""
    if not (get_language() or "").startswith("sv"):
        return text
    return _finnish_names().sub(lambda found: _in_swedish()[found[0]], text)


def nearest_town(text: str) -> str:
    """The municipality that somebody may have meant: "Ouluu", "Oulussa". Empty when none is near."""
    asked, known = " ".join(text.split()).casefold(), {name.casefold(): name for name in towns()}
    in_base_form = [form for form in base_forms(asked, "fi") if form in known] if asked else []
    near = in_base_form or get_close_matches(asked, known, n=1, cutoff=NEAR)
    return known[near[0]] if near else ""


@cache
def towns() -> tuple[str, ...]:
    """Every name of every municipality, in the order of the alphabet."""
    names = (name for known in _municipalities().values() for both in known for name in both.split(" / "))
    return tuple(sorted(names, key=str.casefold))


@cache
def _in_swedish() -> dict[str, str]:
    both = (name.split(" / ") for known in _municipalities().values() for name in known)
    return {names[0]: names[1] for names in both if len(names) > 1}


@cache
def _finnish_names() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _in_swedish()))})\b")


@cache
def _of_towns() -> dict[str, str]:
    return {
        name.casefold(): code
        for code, known in _municipalities().items()
        for both in known
        for name in both.split(" / ")
    }


@cache
def _municipalities() -> dict[str, list[str]]:
    known: dict[str, list[str]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return known
