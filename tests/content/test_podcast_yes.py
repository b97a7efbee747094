"""The podcast plays a voice only by a yes that names it, which is given and taken back by itself."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from content import consenting
from content.models import Consent, PersonIn, StoryPage
from content.podcast_yes import answer_podcast, says_podcast
from content.recognising import digest_of_person
from portal.kit import clock, page_changes
from portal.kit.shelf import meets
from tests.content.test_podcast import FEED, items, say_yes, told
from tests.factories.pages import make_site, make_story
from tests.factories.recordings import make_recording, with_recording

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(roles):
    make_site()


@pytest.fixture
def sound(aino):
    return make_recording(aino, language="fi")


def test_a_voice_without_a_yes_to_the_podcast_is_heard_on_the_site_alone(aino, sound):
    body = with_recording(sound)
    story = say_yes(make_story(aino, title="Aamun ääni", public=False, body=body), places=["site", "print"])
    assert Client().get(story.url).status_code == Client().get(sound.url).status_code == 200
    assert items() == []
    assert says_podcast(story) is False


def test_the_yes_is_widened_and_narrowed_and_the_site_stays_as_it_is(aino, oiva, sound):
    story = told(sound)
    answer_podcast(aino, page=story, yes=False)
    assert (items(), says_podcast(story)) == ([], False)
    assert Client().get(story.url).status_code == Client().get(sound.url).status_code == 200
    with pytest.raises(PermissionDenied):
        answer_podcast(oiva, page=story, yes=True)
    assert items() == []
    answer_podcast(aino, page=story, yes=True)
    assert len(items()) == 1
    before = Consent.objects.count()
    answer_podcast(aino, page=story, yes=True)
    assert Consent.objects.count() == before


def test_a_yes_to_something_else_is_not_widened(aino, sound):
    story = told(sound)
    answer_podcast(aino, page=story, yes=False)
    StoryPage.objects.filter(pk=story.pk).update(summary="Muuta kuin luvattiin.")
    with pytest.raises(consenting.ShownChanged):
        answer_podcast(aino, page=story, yes=True)
    assert says_podcast(story) is False


def test_somebody_in_the_story_has_a_say(aino, sound):
    story = told(sound)
    person = PersonIn.objects.create(page=story, added_by=aino, name="Mummi", places=["site"])
    PersonIn.objects.filter(pk=person.pk).update(given_at=clock.now(), digest=digest_of_person(person, story))
    assert Client().get(story.url).status_code == 200
    assert items() == []
    person = PersonIn.objects.get(pk=person.pk)
    person.places = ["site", "podcast"]
    person.digest = digest_of_person(person, story)
    person.save()
    assert len(items()) == 1


def test_a_kept_copy_goes_when_the_yes_comes(aino, sound, monkeypatch, django_capture_on_commit_callbacks):
    story, heard = told(sound), []
    answer_podcast(aino, page=story, yes=False)
    monkeypatch.setattr(page_changes, "listeners", [heard.append])
    for yes in (True, False):
        heard.clear()
        with page_changes.noting() as noted:
            assert Client().get(FEED).status_code == 200
        with django_capture_on_commit_callbacks(execute=True):
            answer_podcast(aino, page=story, yes=yes)
        assert not noted.is_whole or any(meets(frozenset(noted.marks), each) for each in heard)
