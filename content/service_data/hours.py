"""Opening hours of the national service data, in words. No framework, no database."""

import re
from collections.abc import Iterable
from typing import Any

from .mapping import OVER_MIDNIGHT, WEEKLY

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NAMES = {
    "fi": ("maanantai", "tiistai", "keskiviikko", "torstai", "perjantai", "lauantai", "sunnuntai"),
    "sv": ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
    "en": DAYS,
}
AT = {"fi": "kello ", "sv": "klockan ", "en": ""}
PARTED = {"fi": ".", "sv": ".", "en": ":"}
WORDS = {
    "isClosed": {"fi": "Suljettu", "sv": "Stängt", "en": "Closed"},
    "isAlwaysOpen": {"fi": "Aina auki", "sv": "Alltid öppet", "en": "Always open"},
    "isReservation": {"fi": "Ajanvarauksella", "sv": "Med tidsbokning", "en": "By appointment"},
}
TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?")


def passes(hour: dict[str, Any]) -> bool:
    """Whether these hours are for a while only: they would stand here when they are over."""
    kind = hour.get("serviceHourType") or WEEKLY
    return kind not in (WEEKLY, OVER_MIDNIGHT) or bool(hour.get("validTo") and not hour.get("validForNow"))


def in_words(hour: dict[str, Any], times: Iterable[dict[str, Any]], language: str) -> list[str]:
    """One line for each time, then what holds besides. A time that cannot be read gives no line."""
    is_late = hour.get("serviceHourType") == OVER_MIDNIGHT
    told = [_late(each, language) if is_late else _daily(each, language) for each in times]
    flags = [words[language] for name, words in WORDS.items() if hour.get(name) is True]
    return [line[0].upper() + line[1:] for line in (*told, *flags) if line]


def _daily(time: dict[str, Any], language: str) -> str:
    first, last = (_day(time.get(name), language) for name in ("dayFrom", "dayTo"))
    opens, closes = (_time(time.get(name), language) for name in ("from", "to"))
    if not first or not opens or not closes:
        return ""
    days = f"{first}–{last}" if last and last != first else first
    return f"{days}: {AT[language]}{opens}–{closes}"


def _late(time: dict[str, Any], language: str) -> str:
    ends = [
        (_day(time.get(day), language), _time(time.get(at), language))
        for day, at in (("dayFrom", "from"), ("dayTo", "to"))
    ]
    if not all(part for end in ends for part in end):
        return ""
    return " – ".join(f"{day} {AT[language]}{at}" for day, at in ends)


def _day(name: object, language: str) -> str:
    return NAMES[language][DAYS.index(name)] if isinstance(name, str) and name in DAYS else ""


def _time(told: object, language: str) -> str:
    found = TIME.fullmatch(told) if isinstance(told, str) else None
    if not found:
        return ""
    hour, minute = str(int(found[1])), found[2]
    return hour if minute == "00" else f"{hour}{PARTED[language]}{minute}"
