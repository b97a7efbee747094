"""What service channels say of a service: its place, hours, accessibility, and how it is reached.

Of people nothing is taken: no contact of an entrance, no words beside a number, no address like a person's.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from .fields import inside, items, said, text
from .hours import in_words, passes
from .mapping import LOCATION
from .notes import LEFT_HOURS, LEFT_MAIL, Note
from .texts import lines_of, mail_address, phone_number, web_address, without_people

Channel = dict[str, Any]
BY = {
    "Phone": {"fi": "Puhelin", "sv": "Telefon", "en": "Phone"},
    "Sms": {"fi": "Tekstiviesti", "sv": "Textmeddelande", "en": "Text message"},
    "mail": {"fi": "Sähköposti", "sv": "E-post", "en": "Email"},
    "web": {"fi": "Verkossa", "sv": "På webben", "en": "Online"},
}


def place_of(channels: Iterable[Channel], language: str, notes: set[Note]) -> dict[str, list[str]]:
    """The lines of `place`, `hours` and `access`, from the channels that are places."""
    found: dict[str, list[str]] = {"place": [], "hours": [], "access": []}
    for channel in channels:
        if channel.get("serviceChannelType") != LOCATION:
            continue
        for address in items(channel, "addresses"):
            if address.get("type") in (None, "Location"):
                found["place"] += _address(address, language)
                found["access"] += _access(address, language)
        found["hours"] += _hours(channel, language, notes)
    return {name: list(dict.fromkeys(_tidy(lines, notes))) for name, lines in found.items()}


def ways_in(channels: Iterable[Channel], language: str, notes: set[Note]) -> list[str]:
    """How the service is reached: one line for each number and address, each once."""
    lines: list[str] = []
    for channel in channels:
        lines += _phones(channel, language)
        for mail in said(channel, "supportEmails", language):
            address = mail_address(mail)
            if address and without_people(address)[1]:
                notes.add(Note(LEFT_MAIL))
            elif address:
                lines.append(f"{BY['mail'][language]}: {address}")
        for page in items(channel, "webPages"):
            address = web_address(text(page, "url")) if text(page, "language").lower() == language else ""
            if address:
                lines.append(f"{BY['web'][language]}: {address}")
    return list(dict.fromkeys(lines))


def _phones(channel: Channel, language: str) -> Iterator[str]:
    for phone in items(channel, "phoneNumbers"):
        kind = text(phone, "type") or "Phone"
        number = phone_number(f"{text(phone, 'prefixNumber')} {text(phone, 'number')}")
        if kind in BY and number and text(phone, "language").lower() == language:
            yield f"{BY[kind][language]}: {number}"


def _address(address: dict[str, Any], language: str) -> list[str]:
    street = inside(address, "streetAddress")
    other = inside(address, "otherAddress")
    if street:
        way = " ".join([*said(street, "street", language), text(street, "streetNumber")]).strip()
        town = " ".join([text(street, "postalCode"), *said(street, "postOffice", language)]).strip()
        first = ", ".join(part for part in (way, town) if way and part)
        return [first, *said(street, "additionalInformation", language)] if first else []
    return list(said(other or address, "additionalInformation" if other else "locationAbroad", language))


def _access(address: dict[str, Any], language: str) -> Iterator[str]:
    for entrance in items(address, "entrances"):
        for group in items(entrance, "accessibilitySentences"):
            for sentence in items(group, "sentences"):
                yield from said(sentence, "sentence", language)


def _hours(channel: Channel, language: str, notes: set[Note]) -> Iterator[str]:
    for hour in items(channel, "serviceHours"):
        if passes(hour):
            notes.add(Note(LEFT_HOURS))
            continue
        yield from in_words(hour, items(hour, "openingHour"), language)
        yield from said(hour, "additionalInformation", language)


def _tidy(found: Iterable[str], notes: set[Note]) -> Iterator[str]:
    for each in found:
        for line in lines_of(each):
            kept, had_people = without_people(line)
            if had_people:
                notes.add(Note(LEFT_MAIL))
            if kept:
                yield kept
