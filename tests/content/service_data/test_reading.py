"""Files of the national service data, whole and broken."""

import json

import pytest

from content.service_data import reading
from content.service_data.hours import in_words, passes
from content.service_data.merging import Outcome, base_after, merged
from content.service_data.reading import Unreadable, read

from .given import ORGANISATION_ID, OTHER_ID, page, place, service, words


@pytest.mark.parametrize(
    ("data", "places", "is_whole"),
    [
        (json.dumps(service()).encode(), ["[0]"], False),
        (json.dumps([service(), service(id=OTHER_ID)]).encode(), ["[0]", "[1]"], True),
        (page(service()), ["itemList[0]"], True),
        (page(service(), pageCount=3), ["itemList[0]"], False),
        (b"\xef\xbb\xbf" + page(service()), ["itemList[0]"], True),
    ],
)
def test_one_service_a_list_and_a_page_are_read(data, places, is_whole):
    given = read(data)
    assert [record.place for record in given.services] == places
    assert given.is_whole is is_whole


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "line 1, column 1"),
        (b'{"itemList": [', "no JSON at line 1"),
        (b"\xff\xfe", "UTF-8"),
        (b"[" * 100_000, "JSON"),
        (b'{"a": ' + b"9" * 10_000 + b"}", "JSON"),
        (b'[{"serviceNames": [], "x": NaN}]', "JSON"),
        (b"7", "no whole service"),
        (b'{"itemList": 5}', "no list of services at itemList"),
        (b'{"itemList": [{"id": "x", "name": "vain nimi"}]}', "whole services, not names"),
    ],
)
def test_a_broken_file_is_refused_with_what_to_do(data, why):
    with pytest.raises(Unreadable, match=why):
        read(data)


def test_a_file_that_is_too_large_is_not_read(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 100)
    with pytest.raises(Unreadable, match="too large"):
        read(page(service()))
    monkeypatch.setattr(reading, "MOST_BYTES", 1_000_000)
    monkeypatch.setattr(reading, "MOST_SERVICES", 1)
    with pytest.raises(Unreadable, match="more than 1"):
        read(page(service(), service(id=OTHER_ID)))


def test_channels_and_organisations_come_beside():
    organisation = {"id": ORGANISATION_ID, "organizationNames": [words("Esimerkkilä", "fi", "Name")]}
    beside = json.dumps([{"locationChannel": place()}, organisation, 7]).encode()
    given = read(page(service()), beside)
    assert len(given.channels) == len(given.organisations) == 1
    assert [str(note) for note in given.notes] == [
        "[2]: no service, channel or organisation with an id. It is left out."
    ]
    with pytest.raises(Unreadable, match="second file"):
        read(page(service()), page(service()))


@pytest.mark.parametrize(
    ("hour", "time", "lines"),
    [
        (
            {},
            {"dayFrom": "Monday", "dayTo": "Monday", "from": "9:00", "to": "24:00"},
            ["Maanantai: kello 9–24"],
        ),
        ({}, {"dayFrom": "Caturday", "from": "9:00", "to": "10:00"}, []),
        ({}, {"dayFrom": "Monday", "from": "25:00", "to": "10:00"}, []),
        ({}, {"dayFrom": 5, "from": 9, "to": None}, []),
        ({"isClosed": True}, {}, ["Suljettu"]),
        (
            {"serviceHourType": "OverMidnight"},
            {"dayFrom": "Friday", "dayTo": "Saturday", "from": "22:00:00", "to": "04:30:00"},
            ["Perjantai kello 22 – lauantai kello 4.30"],
        ),
    ],
)
def test_hours_in_words(hour, time, lines):
    assert in_words(hour, [time], "fi") == lines


def test_hours_for_a_while_pass():
    assert passes({"serviceHourType": "Exceptional"})
    assert passes({"serviceHourType": "DaysOfTheWeek", "validTo": "2026-12-24"})
    assert not passes({"serviceHourType": "DaysOfTheWeek", "validTo": "2026-12-24", "validForNow": True})


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "outcome"),
    [
        ("a", "a", "a", Outcome.SAME),
        ("a", "a", "b", Outcome.TAKEN),
        ("a", "b", "a", Outcome.KEPT),
        ("a", "b", "c", Outcome.CONFLICT),
        ("a", "b", "b", Outcome.SAME),
        ("a", "a", "", Outcome.TAKEN),
        ("", "b", "", Outcome.KEPT),
        ("a", "", "b", Outcome.CONFLICT),
        (None, "", "b", Outcome.TAKEN),
        (None, "a", "b", Outcome.CONFLICT),
        (None, "a", "", Outcome.KEPT),
        ((), ("06",), (), Outcome.KEPT),
        (("06",), ("06",), ("06", "07"), Outcome.TAKEN),
    ],
)
def test_what_becomes_of_a_field(base, ours, theirs, outcome):
    known = {} if base is None else {"x": base}
    fields = merged(known, {"x": ours}, {"x": theirs})
    assert [each.outcome for each in fields] == [outcome]
    after = base_after(known, fields)
    assert after == (known if outcome is Outcome.CONFLICT else {"x": theirs})
    settled = theirs if outcome is Outcome.TAKEN else ours
    again = merged(after, {"x": settled}, {"x": theirs})[0].outcome
    assert again is not Outcome.TAKEN  # a second time changes nothing
