"""Calendars as text that calendar programs read (RFC 5545). Pure: who calls says what is in it.

Times are written in UTC: every program knows it, and no rule of summer time has to be sent along.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

LINE = 75  # octets, without the end of the line
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
MAKER = "-//Oma ääni//Calendar//FI"


@dataclass(frozen=True)
class Event:
    """One thing in a calendar: at two moments, or on a whole day (`ends` is the day after the last)."""

    uid: str
    stamp: datetime.datetime
    begins: datetime.datetime | datetime.date
    ends: datetime.datetime | datetime.date
    summary: str
    location: str = ""
    description: str = ""
    sequence: int = 0
    is_cancelled: bool = False
    is_planned_only: bool = False


def calendar(name: str, events: Iterable[Event]) -> str:
    """The whole calendar, its lines folded and ended as the rule says."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{MAKER}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}",
    ]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded(line)}\r\n" for line in lines)


def escaped(text: str) -> str:
    """Text as a value: nothing in it can end the line or the value."""
    clean = CONTROLS.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(line: str) -> str:
    """A long line broken after at most 75 octets, never inside a letter; the next begins with a space."""
    parts, part, length = [], "", 0
    for letter in line:
        size = len(letter.encode())
        if length + size > LINE:
            parts.append(part)
            part, length = "", 1  # the space that begins the next line
        part += letter
        length += size
    return "\r\n ".join([*parts, part])


def _event(event: Event) -> list[str]:
    said = {"LOCATION": event.location, "DESCRIPTION": event.description}
    return [
        "BEGIN:VEVENT",
        f"UID:{escaped(event.uid)}",
        f"DTSTAMP:{_moment(event.stamp)}",
        f"LAST-MODIFIED:{_moment(event.stamp)}",
        f"DTSTART{_time(event.begins)}",
        f"DTEND{_time(event.ends)}",
        f"SEQUENCE:{event.sequence}",
        f"SUMMARY:{escaped(event.summary)}",
        *(f"{name}:{escaped(words)}" for name, words in said.items() if words),
        f"STATUS:{_status(event)}",
        "END:VEVENT",
    ]


def _status(event: Event) -> str:
    if event.is_cancelled:
        return "CANCELLED"
    return "TENTATIVE" if event.is_planned_only else "CONFIRMED"


def _time(when: datetime.datetime | datetime.date) -> str:
    if isinstance(when, datetime.datetime):
        return f":{_moment(when)}"
    return f";VALUE=DATE:{when:%Y%m%d}"


def _moment(when: datetime.datetime) -> str:
    return f"{when.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"
