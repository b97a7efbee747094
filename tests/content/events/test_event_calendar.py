"""Events for calendar programs and search engines: right hours, the same names again, nothing breaks out."""

import json
from datetime import date

import pytest

from content.event_reads import calendar_of, day_in_words, pages_of_language, schema_of
from content.models import Event
from content.templatetags.schema_org import block
from tests.factories.events import make_event, make_event_page

pytestmark = pytest.mark.django_db


def lines(*pages):
    return calendar_of("Tapahtumat", pages).replace("\r\n ", "").split("\r\n")


def test_one_o_clock_stays_one_o_clock_when_summer_time_comes():
    page = make_event_page(make_event(date(2026, 3, 28), date(2026, 3, 29)))
    found = lines(page)
    assert {"DTSTART:20260328T110000Z", "DTSTART:20260329T100000Z", "DTEND:20260329T120000Z"} <= set(found)


def test_a_day_without_hours_is_a_whole_day():
    found = lines(make_event_page(make_event(date(2017, 5, 29), hours=None)))
    assert {"DTSTART;VALUE=DATE:20170529", "DTEND;VALUE=DATE:20170530"} <= set(found)


def test_a_month_is_no_day_of_a_calendar():
    assert not [line for line in lines(make_event_page(make_event(about_when="2017-12"))) if "VEVENT" in line]


def test_each_day_keeps_its_name_when_something_else_changes():
    event = make_event(date(2027, 1, 11), date(2027, 2, 11))
    page = make_event_page(event)
    before = [line for line in lines(page) if line.startswith("UID:")]
    Event.objects.filter(pk=event.pk).update(place="Muualla", sequence=4, is_called_off=True)
    page.event.refresh_from_db()
    after = lines(page)
    assert [line for line in after if line.startswith("UID:")] == before
    assert len(set(before)) == 2
    assert {"SEQUENCE:4", "STATUS:CANCELLED", "LOCATION:Muualla"} <= set(after)


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"only_announced": True}, "TENTATIVE"),
        ({"only_announced": True, "is_called_off": True}, "CANCELLED"),
        ({}, "CONFIRMED"),
    ],
)
def test_a_day_of_which_only_the_plan_is_known_is_not_told_as_sure(facts, status):
    event = make_event(date(2017, 8, 22), hours=None)
    Event.objects.filter(pk=event.pk).update(**facts)
    event.refresh_from_db()
    assert [line for line in lines(make_event_page(event)) if line.startswith("STATUS:")] == [
        f"STATUS:{status}"
    ]


def test_the_calendars_are_read_by_anybody(client):
    page = make_event_page()
    make_event_page(make_event(), title="Forum", language="sv")
    one = client.get(f"/fi/events/{page.event_id}/calendar.ics")
    every = client.get("/fi/events/calendar.ics")
    for answer in (one, every):
        assert answer["Content-Type"] == "text/calendar; charset=utf-8"
        assert "SUMMARY:Työnantajien foorumi" in answer.content.decode()
        assert "Forum\r" not in answer.content.decode()
        assert not answer.cookies


def test_an_event_that_no_page_tells_of_has_no_calendar(client):
    event = make_event()
    assert client.get(f"/fi/events/{event.pk}/calendar.ics").status_code == 404
    page = make_event_page(event)
    page.unpublish()
    assert client.get(f"/fi/events/{event.pk}/calendar.ics").status_code == 404
    assert pages_of_language("fi") == []


def test_search_engines_get_the_hours_with_their_zone_and_each_day_of_a_series():
    event = make_event(date(2026, 3, 28), date(2026, 3, 29), way="both", online_url="https://example.org/x")
    told = schema_of(make_event_page(event, language="en"))
    assert (told["startDate"], told["endDate"]) == ("2026-03-28T13:00:00+02:00", "2026-03-29T15:00:00+03:00")
    assert told["eventAttendanceMode"].endswith("MixedEventAttendanceMode")
    assert [each["startDate"] for each in told["subEvent"]][1] == "2026-03-29T13:00:00+03:00"
    assert "https://example.org/x" not in json.dumps(told)


def test_no_text_ends_the_element_or_begins_another():
    cruel = "</script><script>alert(1)</script><!-- &amp; \u2028"
    element = block({"name": cruel})
    inner = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&\u2028") & set(inner)
    assert json.loads(inner) == {"name": cruel}


def test_the_page_carries_the_facts_escaped(client):
    page = make_event_page(title="Ilta </script><script>alert(1)</script>")
    text = client.get(page.url).content.decode()
    assert "<script>alert(1)" not in text
    assert 'type="application/ld+json"' in text


def test_a_day_is_said_with_its_hours():
    event = make_event(date(2026, 12, 3))
    assert "13–15" in day_in_words(event.days.get())


@pytest.mark.parametrize("is_called_off", [True, False])
def test_nobody_is_asked_to_put_in_the_calendar_what_is_called_off(client, is_called_off):
    event = make_event(is_called_off=is_called_off)
    calendar = f"/fi/events/{event.pk}/calendar.ics"
    text = client.get(make_event_page(event).url).content.decode()
    assert (calendar in text) is not is_called_off
    answer = client.get(calendar).content.decode()
    assert ("STATUS:CANCELLED" in answer) is is_called_off
