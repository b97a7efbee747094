"""Numbers for the team: from what is and from the log; nobody can be found in them."""

import csv
import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from content.erasing import erase_due
from content.models import NewsPage, StoryPage
from media_studio import numbers, taking_back
from portal.kit import clock
from tests.factories.telling import begin_alone

from .conftest import at
from .test_presenting import publish

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def public(was_read, aino):
    """Aino's public story."""
    return publish(aino, was_read)


def out(person, how_many=1, months_ago=0, **more):
    """Stories that became public so many months ago, written past the guard: only figures are asked for."""
    moment = clock.now().replace(day=1, hour=12) - datetime.timedelta(days=30 * months_ago)
    for number in range(how_many):
        story = begin_alone(person, title=f"Tarina {number}")
        StoryPage.objects.filter(pk=story.pk).update(first_published_at=moment, **more)
    return moment


def this_month():
    return numbers.numbers_of().months[-1]


def test_there_are_twelve_months_and_the_last_is_this_one(public):
    found = numbers.numbers_of()
    assert len(found.months) == 12
    assert found.months[-1].month == clock.today().replace(day=1)
    assert (found.months[-1].stories, found.months[-1].people) == (1, 1)


def test_a_story_in_two_languages_is_one_in_its_first_month(site, aino, oiva):
    out(aino, translation_key="7f9e4b1c-0000-4000-8000-000000000001")
    first = out(aino, months_ago=3, translation_key="7f9e4b1c-0000-4000-8000-000000000002")
    locale = StoryPage.objects.latest("pk").locale_id
    other = type(StoryPage.objects.latest("pk").locale).objects.exclude(pk=locale)[0]
    key = "7f9e4b1c-0000-4000-8000-000000000002"
    out(aino, translation_key=key, locale=other)
    found = numbers.numbers_of()
    assert found.together.stories == 2
    there = next(each for each in found.months if each.month == timezone.localdate(first).replace(day=1))
    assert (there.stories, there.languages) == (1, 2)


def test_the_houses_own_news_adds_no_person(site):
    NewsPage.objects.update(first_published_at=None)
    NewsPage.objects.filter(pk__in=NewsPage.objects.values("pk")[:1]).update(first_published_at=clock.now())
    had = NewsPage.objects.exclude(first_published_at=None).count()
    assert (this_month().news, this_month().people) == (had, 0)


def test_what_is_erased_still_counts_and_its_teller_too(public, aino, oiva, monkeypatch):
    assert this_month().taken_back == 0
    taking_back.take_back_story(aino, story=public)
    assert (this_month().stories, this_month().taken_back) == (1, 1)
    then = clock.now() + datetime.timedelta(days=1, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: then)
    assert erase_due() == 1
    found = numbers.numbers_of().together
    assert (found.stories, found.people, found.taken_back) == (1, 1, 1)


def test_one_and_two_people_are_never_said(site, aino, oiva, veikko, eeva, door):
    assert [numbers.told_aloud(people) for people in (0, 1, 2, 3)] == [0, None, None, 3]
    assert [numbers.taken_aloud(taken) for taken in (0, 2, 3)] == [None, None, 3]
    out(aino)
    out(oiva)
    page = door(eeva).get(at("numbers")).content.decode()
    assert "Fewer than 3 people told them." in page
    assert not any(person.email in page for person in (aino, oiva))
    out(veikko)
    assert "3 people told them." in door(eeva).get(at("numbers")).content.decode()


def test_the_questions_are_as_many_for_six_stories_as_for_sixty(site, aino, oiva):
    numbers.numbers_of()  # what is asked once in the life of a process
    asked = []
    for person, how_many in ((aino, 6), (oiva, 54)):
        out(person, how_many)
        with CaptureQueriesContext(
            connection,
        ) as found:
            numbers.numbers_of()
        asked.append(len(found))
    assert asked[0] == asked[1] < 12


def test_another_year_is_picked_and_what_is_no_year_is_not_there(site, aino, eeva, door):
    moment = out(aino, months_ago=15)
    answer = door(eeva).get(at("numbers"), {"year": moment.year})
    assert f"?year={moment.year}" in answer.content.decode()
    assert "1 story" in answer.content.decode()
    assert door(eeva).get(at("numbers"), {"year": "x"}).status_code == 404
    assert door(eeva).get(at("numbers_file"), {"year": "12345"}).status_code == 404


def test_the_file_says_the_same(public, eeva, door):
    answer = door(eeva).get(at("numbers_file"))
    day = clock.today()
    assert f'filename="oma-aani-numbers-of-the-last-twelve-months-{day}.csv"' in answer["Content-Disposition"]
    rows = list(csv.reader(answer.content.decode("utf-8-sig").splitlines()))
    assert len(rows) == 14
    assert rows[0] == ["Month", "Stories", "News", "People", "Languages"]
    assert rows[-1][:2] == ["Together", "1"]
    assert rows[-1][3] == "fewer than 3"


def test_it_is_for_the_newsroom_alone(site, aino, eeva, door):
    assert door(aino).get(at("numbers")).status_code == 403
    assert "Numbers" in door(eeva).get(at("newsroom")).content.decode()
