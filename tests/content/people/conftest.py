"""A story with a friend in it: in one picture and in some words."""

import pytest
from django.core.cache import cache

from content import asking_people
from content.models import PersonIn, StoryPage
from content.recognising import digest_of_person
from tests.content.consent.saying import fresh, tell
from tests.factories.pages import make_site, make_story
from tests.factories.pictures import make_picture, with_picture

WORDS = "Keitin kahvia."


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()


@pytest.fixture
def home(roles):
    return make_site()


@pytest.fixture
def picture(home, aino):
    return make_picture(aino)


@pytest.fixture
def story(picture, aino):
    story = make_story(aino, title="Aamun kahvi", public=False, body=with_picture(picture))
    story.save_revision()
    return StoryPage.objects.get(pk=story.pk)


@pytest.fixture
def friend(story, picture, aino):
    """Kerttu is in the story and has not answered."""
    person = PersonIn.objects.create(
        page=story, name="Kerttu", what=["face"], places=["site"], passage=WORDS, added_by=aino
    )
    person.pictures.add(picture)
    return person


@pytest.fixture
def key(friend):
    return asking_people.make_key(friend)


@pytest.fixture
def public(story, key, aino):
    """Kerttu said yes, then Aino: everybody reads it."""
    yes(key)
    return tell(aino, story)


def yes(key, **chosen):
    """Yes to what the page shows now."""
    person = asking_people.person_of(key)
    seen = digest_of_person(person, asking_people.newest_version(person.page))
    return asking_people.say_yes(key, seen=seen, **chosen)


def rewrite(story, **fields):
    """Another version of the story, not public."""
    draft = fresh(story).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    return draft.save_revision()
