"""Calendars that programs can read: times in UTC on both sides of summer time, text that breaks no line."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied

from media_studio import agenda, assigning, calendar_feed, ideas, occasions
from media_studio.models import CalendarKey, Occasion
from portal.kit import clock, ical

from .conftest import at
from .newsroom_world import given, idea_of

HELSINKI = ZoneInfo("Europe/Helsinki")
NOON = datetime(2026, 6, 3, 12, tzinfo=HELSINKI)


def event(**changed):
    facts = {
        "uid": "a@b",
        "stamp": NOON,
        "begins": NOON,
        "ends": NOON + timedelta(hours=1),
        "summary": "Vuoro",
    }
    return ical.Event(**facts | changed)


def lines(*events):
    """The lines as a program reads them: put together again after folding."""
    return ical.calendar("Toimitus", events).replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize(
    ("begins", "utc"),
    [
        (datetime(2026, 3, 28, 9, tzinfo=HELSINKI), "20260328T070000Z"),
        (datetime(2026, 3, 29, 9, tzinfo=HELSINKI), "20260329T060000Z"),
        (datetime(2026, 10, 24, 9, tzinfo=HELSINKI), "20261024T060000Z"),
        (datetime(2026, 10, 25, 9, tzinfo=HELSINKI), "20261025T070000Z"),
        (datetime(2026, 10, 25, 3, 30, tzinfo=HELSINKI, fold=0), "20261025T003000Z"),
        (datetime(2026, 10, 25, 3, 30, tzinfo=HELSINKI, fold=1), "20261025T013000Z"),
    ],
)
def test_nine_in_the_morning_stays_nine_when_summer_time_comes_and_goes(begins, utc):
    assert f"DTSTART:{utc}" in lines(event(begins=begins, ends=begins + timedelta(hours=1)))


def test_a_calendar_has_what_the_rule_asks_for():
    found = lines(event(sequence=2))
    assert found[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert found[-2:] == ["END:VCALENDAR", ""]
    asked = {"UID:a@b", "DTSTAMP:20260603T090000Z", "SEQUENCE:2", "STATUS:CONFIRMED", "SUMMARY:Vuoro"}
    assert asked <= set(found)


def test_what_is_cancelled_says_so():
    assert "STATUS:CANCELLED" in lines(event(is_cancelled=True))


def test_a_day_is_a_whole_day():
    found = lines(event(begins=date(2026, 6, 3), ends=date(2026, 6, 4)))
    assert {"DTSTART;VALUE=DATE:20260603", "DTEND;VALUE=DATE:20260604"} <= set(found)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("a, b; c\\d", "a\\, b\\; c\\\\d"),
        ("kaksi\nriviä", "kaksi\\nriviä"),
        ("kaksi\r\nriviä\rja", "kaksi\\nriviä\\nja"),
        ("x\nEND:VEVENT\nATTACH:file", "x\\nEND:VEVENT\\nATTACH:file"),
        ("nolla\x00 ja\u2028rivi", "nolla  ja rivi"),
    ],
)
def test_no_text_ends_its_line(words, written):
    found = lines(event(summary=words))
    assert f"SUMMARY:{written}" in found
    assert found.count("END:VEVENT") == 1
    assert "\n" not in "".join(found)


@pytest.mark.parametrize("words", ["ä" * 200, "kahvi ☕ " * 40, "🚌" * 60, "x" * 67, "x" * 68])
def test_long_lines_are_folded_between_letters_and_come_together_again(words):
    text = ical.calendar("Toimitus", [event(summary=words)])
    assert max(len(line.encode()) for line in text.split("\r\n")) <= ical.LINE
    assert f"SUMMARY:{words}" in text.replace("\r\n ", "").split("\r\n")


def plan(**changed):
    begins = clock.now().replace(microsecond=0) + timedelta(days=1)
    facts = {"kind": "shift", "title": "Vuoro", "begins_at": begins, "ends_at": begins + timedelta(hours=3)}
    return occasions.Plan(**facts | changed)


def read(client, person):
    return client.get(f"/calendar/{calendar_feed.make_key(person)}.ics")


@pytest.mark.django_db
def test_the_feed_needs_no_session_and_leaves_no_trace(client, eeva):
    occasions.plan_occasion(eeva, plan=plan())
    answer = read(client, eeva)
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    assert answer["Cache-Control"] == "no-store"
    assert not answer.cookies
    assert "Vuoro" in answer.content.decode()


@pytest.mark.django_db
def test_the_feed_has_only_what_concerns_the_person(client, eeva, aino):
    occasions.plan_occasion(eeva, plan=plan(title="Ilman Eevaa"), comes=False)
    idea = idea_of(aino)
    given(eeva, idea, aino, days=2, place="Ainon paikka")
    given(eeva, idea, eeva, days=2, place="Tori, kello")
    text = read(client, eeva).content.decode().replace("\r\n ", "")
    assert "Ilman Eevaa" not in text
    assert "Ainon paikka" not in text
    assert "LOCATION:Tori\\, kello" in text


@pytest.mark.django_db
def test_what_was_changed_and_cancelled_has_a_higher_number(client, eeva):
    made = occasions.plan_occasion(eeva, plan=plan())
    occasions.change_occasion(eeva, occasion=made, plan=plan(title="Uusi nimi"))
    occasions.cancel_occasion(eeva, occasion=made)
    found = read(client, eeva).content.decode().split("\r\n")
    assert {f"UID:occasion-{made.pk}@localhost", "SEQUENCE:2", "STATUS:CANCELLED"} <= set(found)


@pytest.mark.django_db
def test_a_new_key_replaces_the_old_one_and_only_its_fingerprint_is_kept(client, eeva):
    first, second = calendar_feed.make_key(eeva), calendar_feed.make_key(eeva)
    assert client.get(f"/calendar/{first}.ics").status_code == 404
    assert client.get(f"/calendar/{second}.ics").status_code == 200
    kept = CalendarKey.objects.get()
    assert second not in str(vars(kept))
    calendar_feed.drop_key(eeva)
    assert client.get(f"/calendar/{second}.ics").status_code == 404


@pytest.mark.django_db
def test_who_leaves_the_house_has_no_feed(client, eeva):
    key = calendar_feed.make_key(eeva)
    eeva.is_active = False
    eeva.save()
    assert client.get(f"/calendar/{key}.ics").status_code == 404
    with pytest.raises(PermissionDenied):
        calendar_feed.make_key(eeva)


@pytest.mark.django_db
def test_a_client_who_promised_something_has_it_in_their_own_calendar_and_nothing_else(
    aino, eeva, oiva, door, site
):
    day = clock.today() + timedelta(days=1)
    for person, title in ((aino, "Kahvila"), (oiva, "Salainen retki")):
        idea = ideas.keep_idea(eeva, idea=ideas.bring_idea(person, title=title, words=""))
        terms = assigning.Terms(role="tells", due=day, place="Laituri")
        assigning.make_assignment(eeva, idea=idea, terms=terms, person=person)
    week = "" if agenda.monday_of(day) == agenda.monday_of(clock.today()) else "?week=1"
    page = door(aino).get(at("calendar") + week).content.decode()
    feed = calendar_feed.feed_of(aino)
    home = door(aino).get(at("home")).content.decode()
    for told in (page, feed, home):
        assert "Kahvila" in told
        assert "Laituri" in told
        assert "Salainen" not in told
    assert f"{at('home')}#task-" in page
    assert at("calendar") in home


@pytest.mark.django_db
def test_the_page_shows_the_address_once(eeva, door, site):
    browser = door(eeva)
    made = browser.post(at("calendar_key"), {"go": "make"}).content.decode()
    assert "/calendar/" in made
    assert ".ics" not in browser.get(at("calendar_key")).content.decode()
    assert ".ics" not in browser.post(at("calendar_key"), {"go": "drop"}).content.decode()
    assert not CalendarKey.objects.exists()
    assert not Occasion.objects.exists()
