"""Times are said as people say them."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from portal.kit import clock

HELSINKI = ZoneInfo("Europe/Helsinki")
MOMENT = datetime.datetime(2026, 6, 3, 18, 0, tzinfo=HELSINKI)


@pytest.fixture(autouse=True)
def this_year(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: datetime.datetime(2026, 11, 1, tzinfo=HELSINKI))


@pytest.mark.parametrize(("hour", "day"), [(21, 1), (22, 2), (23, 2)])
def test_at_night_the_day_is_that_of_the_readers(monkeypatch, hour, day):
    moment = datetime.datetime(2026, 12, 1, hour, 30, tzinfo=datetime.UTC)
    monkeypatch.setattr(clock, "now", lambda: moment)
    assert clock.today() == datetime.date(2026, 12, day)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "keskiviikkona 3. kesäkuuta kello 18"),
        ("sv", "onsdagen den 3 juni klockan 18"),
        ("en", "Wednesday 3 June at 18:00"),
    ],
)
def test_a_moment_is_said_in_words(language, words):
    assert clock.in_words(MOMENT, language) == words


def test_another_year_is_named():
    with translation.override("fi"):
        assert clock.day_in_words(MOMENT.replace(year=2018)).endswith("kesäkuuta 2018")


@pytest.mark.parametrize("month", range(1, 13))
def test_every_finnish_month_is_in_the_partitive(month):
    with translation.override("fi"):
        assert clock.day_in_words(MOMENT.replace(month=month)).endswith("kuuta")


@pytest.mark.parametrize("day", range(1, 8))
def test_every_finnish_weekday_is_in_the_essive(day):
    with translation.override("fi"):
        assert clock.day_in_words(MOMENT.replace(day=day)).split()[0].endswith("na")


@pytest.mark.parametrize(
    ("language", "minute", "said"),
    [("fi", 5, "18.05"), ("fi", 0, "18"), ("sv", 30, "18.30"), ("en", 0, "18:00")],
)
def test_the_time_of_day_is_said_in_the_manner_of_the_language(language, minute, said):
    with translation.override(language):
        assert clock.clock_time(MOMENT.replace(minute=minute)) == said
