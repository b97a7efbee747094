"""What readers who are not signed in are told of rooms."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from peer import chat
from peer.models import ExceptionDay, Room, WeeklyHours
from peer.timetable import Hours
from peer.week_words import week_in_words
from portal.kit import clock
from tests.factories.shifts import put_on_duty

pytestmark = pytest.mark.django_db
ABOUT = "/en/rooms/-/about/"


def test_a_stranger_is_told_what_rooms_are_before_signing_in(client, room):
    answer = client.get("/en/rooms/", follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [(ABOUT, 302)]
    assert "Coffee table" in page
    assert "Who sees what you write" in page
    assert "/en/accounts/login/?next=/en/rooms/" in page
    assert 'href="/en/join/"' in page


def test_a_member_comes_to_the_rooms_themselves(client, room, aino):
    client.force_login(aino, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/en/rooms/").status_code == 200


def test_a_room_by_invitation_and_one_that_is_closed_are_never_told(client, room):
    Room.objects.create(slug="quiet", name_fi="Hiljainen", description_fi="x", audience=Room.Audience.INVITED)
    Room.objects.create(slug="old", name_fi="Vanha", description_fi="x", is_closed=True)
    page = client.get(ABOUT).content.decode()
    assert "Coffee table" in page
    assert "Hiljainen" not in page
    assert "Vanha" not in page


def test_nothing_of_what_goes_on_in_a_room_is_told(client, room, oiva, seat, mirja):
    before = client.get(ABOUT).content
    put_on_duty(mirja)
    seat(oiva)
    chat.post_message(oiva, room=room, ref="a", text="Hei vaan")
    assert client.get(ABOUT).content == before


def test_the_hours_of_the_week_are_told(client, room):
    for day in range(5):
        WeeklyHours.objects.create(room=room, weekday=day, opens=time(9), closes=time(15, 30))
    WeeklyHours.objects.create(room=room, weekday=6, opens=time(18), closes=time(0))
    page = client.get(ABOUT).content.decode()
    for days, hours in (
        ("Monday to Friday", "from 9:00 to 15:30"),
        ("Saturday", "closed"),
        ("Sunday", "from 18:00 to midnight"),
    ):
        assert f"<dt>{days}</dt><dd>{hours}</dd>" in page


def test_days_of_one_kind_stand_together_in_finnish_too():
    weekend = [Hours(day, time(9), time(9)) for day in (5, 6)]
    with translation.override("fi"):
        lines = [tuple(line) for line in week_in_words(weekend)]
    assert lines == [("Maanantai–perjantai", "kiinni"), ("Lauantai–sunnuntai", "koko vuorokauden")]


def test_a_day_that_is_not_like_the_others_is_told(client, room, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 12, 1, 12, tzinfo=UTC))
    WeeklyHours.objects.create(room=room, weekday=6, opens=time(9), closes=time(15))
    for day in (6, 24):
        ExceptionDay.objects.create(room=room, day=date(2026, 12, day))
    page = client.get(ABOUT).content.decode()
    assert "<dt>Sunday 6 December</dt><dd>closed</dd>" in page
    assert "24 December" not in page


def test_a_member_reads_the_week_and_who_reads_on_the_page_of_the_room(client, room, aino):
    client.force_login(aino, backend="allauth.account.auth_backends.AuthenticationBackend")
    WeeklyHours.objects.create(room=room, weekday=0, opens=time(9), closes=time(15))
    page = client.get("/en/rooms/coffee/").content.decode()
    assert "<dt>Monday</dt><dd>from 9:00 to 15:00</dd>" in page
    assert "Members read here, and those who look after rooms." in page
    assert "Members read here" in client.get("/en/rooms/").content.decode()


def test_more_rooms_ask_the_database_no_more(client, room):
    with CaptureQueriesContext(connection) as first:
        client.get(ABOUT)
    for number in range(3):
        Room.objects.create(slug=f"r{number}", name_fi=f"Huone {number}", description_fi="x")
    with CaptureQueriesContext(connection) as more:
        client.get(ABOUT)
    assert len(more) <= len(first)
