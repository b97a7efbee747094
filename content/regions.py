"""The regions of Finland, by the two digits of Statistics Finland's classification of regions (maakunnat)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


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


# The seat of each region, where most people look for it by its name. Statistics Finland's regions.
SEATS = {
    "01": "Helsinki Helsingfors",
    "02": "Turku Åbo",
    "04": "Pori Björneborg",
    "05": "Hämeenlinna Tavastehus",
    "06": "Tampere Tammerfors",
    "07": "Lahti Lahtis",
    "08": "Kouvola Kotka",
    "09": "Lappeenranta Villmanstrand",
    "10": "Mikkeli Sankt_Michel",
    "11": "Kuopio",
    "12": "Joensuu",
    "13": "Jyväskylä",
    "14": "Seinäjoki",
    "15": "Vaasa Vasa",
    "16": "Kokkola Karleby",
    "17": "Oulu Uleåborg",
    "18": "Kajaani Kajana",
    "19": "Rovaniemi",
    "21": "Maarianhamina Mariehamn",
}


def region_named(text: str) -> Region | None:
    """The region that somebody asks for by its name, in the language of the moment, or by its seat."""
    asked = text.strip().casefold()
    for region in Region:
        seats = [seat.replace("_", " ") for seat in SEATS[region.value].split()]
        if asked in (str(region.label).casefold(), *(seat.casefold() for seat in seats)):
            return region
    return None
