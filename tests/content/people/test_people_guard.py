"""Nothing is public while the yes of somebody in it is missing, lapsed, taken back, or to something else."""

import datetime

import pytest
from django.core.management import call_command
from django.test import Client

from content import asking_people
from content.models import ConsentMissing, PersonIn, StoryPage
from content.models.consents import is_covered
from content.models.people_in import people_missing
from content.queries import newest_stories
from content.searching.finding import search
from portal.kit import clock
from tests.content.consent.saying import fresh, say_yes, tell
from tests.factories.pages import make_story
from tests.factories.pictures import make_picture, with_picture

from .conftest import rewrite, yes

NOW = datetime.datetime(2026, 11, 22, 10, tzinfo=datetime.UTC)
DAY = NOW.date()


@pytest.mark.parametrize(
    ("facts", "stands"),
    [
        ({}, False),
        ({"given_at": NOW}, True),
        ({"given_at": NOW, "until": DAY}, True),
        ({"given_at": NOW, "until": DAY - datetime.timedelta(days=1)}, False),
        ({"given_at": NOW, "withdrawn_at": NOW}, False),
        ({"given_at": NOW, "declined_at": NOW}, False),
        ({"declined_at": NOW}, False),
    ],
)
def test_a_yes_stands_or_does_not(story, monkeypatch, facts, stands):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    person = PersonIn.objects.create(page=story, name="Kerttu", **facts)
    assert person.stands is stands
    assert PersonIn.objects.standing().exists() is stands
    assert PersonIn.objects.missing().exists() is not stands


def test_without_an_answer_the_storytellers_yes_publishes_nothing(story, friend, aino):
    consent = say_yes(aino, story)
    with pytest.raises(ConsentMissing):
        consent.revision.publish(user=aino, skip_permission_checks=True)
    assert not fresh(story).live


def test_with_both_yeses_it_is_public_everywhere(public):
    assert Client().get(public.url).status_code == 200
    assert public in newest_stories("fi", 5)


def test_a_date_publishes_nothing_without_the_answer(story, friend, aino):
    consent = say_yes(aino, story)
    consent.revision.approved_go_live_at = clock.now() - datetime.timedelta(minutes=1)
    consent.revision.save()
    call_command("publish_scheduled")
    assert not fresh(story).live


@pytest.mark.parametrize(
    "change",
    [
        {"withdrawn_at": NOW},
        {"declined_at": NOW},
        {"until": datetime.date(2020, 1, 1)},
        {"places": ["print"]},
        {"places": ["site", "print"]},
        {"what": ["face", "name"]},
        {"name": "Kerttuli"},
        {"passage": "Keitin teetä."},
        {"given_at": None},
    ],
)
def test_a_row_that_changes_takes_the_page_from_every_reader(public, friend, change):
    PersonIn.objects.filter(pk=friend.pk).update(**change)
    assert not is_covered(fresh(public))
    assert Client().get(public.url).status_code == 404
    assert not newest_stories("fi", 5)
    assert "Aamun kahvi" not in Client().get("/fi/feed/stories/").content.decode()
    assert public.url not in Client().get("/fi/search/?q=kahvi").content.decode()
    assert public.url not in Client().get("/sitemap.xml").content.decode()
    assert public.pk not in [hit.number for hit in search("kahvi", "fi").hits]


def test_other_words_or_another_picture_need_a_new_yes(public, key, aino):
    revision = rewrite(public, body=with_picture(make_picture(aino, alt="Toinen"), "Uusi"))
    assert [each.name for each in people_missing(revision.as_object())] == ["Kerttu"]
    assert is_covered(fresh(public))
    assert asking_people.is_asked_again(asking_people.person_of(key))


def test_a_covered_picture_stands_for_the_one_it_was_made_from(story, key, picture, aino):
    covered = make_picture(aino)
    covered.made_from = picture
    covered.save()
    yes(key)
    revision = rewrite(story, body=with_picture(covered))
    assert people_missing(revision.as_object())
    yes(key)
    assert not people_missing(revision.as_object())


def test_somebody_off_the_list_is_not_asked_for(story, friend, aino):
    PersonIn.objects.filter(pk=friend.pk).update(removed_at=NOW)
    assert tell(aino, story).live


def test_who_said_no_stops_what_still_shows_them_also_off_the_list(story, friend, aino):
    PersonIn.objects.filter(pk=friend.pk).update(removed_at=NOW, declined_at=NOW)
    assert people_missing(fresh(story))
    revision = rewrite(story, body=[("paragraph", "<p>Istun yksin.</p>")])
    assert not people_missing(revision.as_object())


def test_a_no_stops_the_story_in_every_language(public, key, oiva, aino):
    other = make_story(aino, title="Morgonkaffe", language="sv")
    StoryPage.objects.filter(pk=other.pk).update(translation_key=public.translation_key)
    assert is_covered(fresh(other))
    asking_people.take_back(key)
    assert not fresh(other).live
    assert not is_covered(fresh(other))


def test_another_story_with_the_same_picture_asks_for_itself(public, picture, aino, oiva):
    other = make_story(aino, title="Toinen", public=False, body=with_picture(picture))
    PersonIn.objects.create(page=other, name="Kerttu", what=["face"], places=["site"]).pictures.add(picture)
    assert people_missing(fresh(other))
    assert is_covered(fresh(public))
