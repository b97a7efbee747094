"""Stories changed past the models, and stories that only some may read: no trace of them in public."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction

from content.models import StoryPage
from content.picture_sizes import make_sizes
from tests.factories.pages import make_story
from tests.factories.pictures import make_picture, with_picture

from .trying import seen, told_by

pytestmark = pytest.mark.django_db
PUBLIC = [
    "/fi/",
    "/fi/tarinat/",
    "/fi/feed/stories/",
    "/fi/feed/stories/feed.json",
    "/fi/search/?q=kerrottu",
    "/sitemap.xml",
]


def words(path):
    return Client().get(path).content.decode()


@pytest.fixture
def retitled(told):
    Page.objects.filter(pk=told.pk).update(title="Kaapattu otsikko")
    return StoryPage.objects.get(pk=told.pk)


@pytest.fixture
def swedish(told, aino):
    copy = told.copy_for_translation(Locale.objects.get(language_code="sv"))
    copy.title = "En berättelse"
    copy.save_revision()
    return told_by(aino, StoryPage.objects.get(pk=copy.pk))


@pytest.fixture
def picture(aino):
    picture = make_picture(aino)
    make_sizes([picture])
    return picture


@pytest.fixture
def restricted(home, aino, picture):
    story = make_story(aino, title="Kerrottu tarina", public=False, body=with_picture(picture))
    story.save_revision()
    story = told_by(aino, StoryPage.objects.get(pk=story.pk))
    PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    return story


def test_no_report_is_asked_for_a_story_changed_past_the_models(retitled):
    answer = Client().get(f"/fi/report/{retitled.pk}/")
    assert answer.status_code == 404
    assert "Kaapattu" not in answer.content.decode()
    assert retitled.url not in words(f"/fi/report/{retitled.pk}/thanks/")


def test_its_translation_and_the_map_do_not_lead_to_it(swedish, retitled):
    assert seen(swedish) == 200
    for path in (swedish.url, "/sitemap.xml"):
        assert retitled.url not in words(path)
    assert swedish.url in words("/sitemap.xml")


def test_a_story_for_some_is_in_no_list(restricted):
    call_command("update_index", verbosity=0)
    assert seen(restricted) == 302
    for path in PUBLIC:
        assert restricted.url not in words(path)
    assert Client().get(f"/fi/report/{restricted.pk}/").status_code == 404


def test_its_picture_is_not_public(restricted, picture):
    address = picture.renditions.first().url
    assert Client().get(address).status_code == 404
    PageViewRestriction.objects.all().delete()
    assert Client().get(address).status_code == 200


def test_looking_at_a_story_in_the_cms_saves_nothing():
    assert settings.WAGTAIL_AUTOSAVE_INTERVAL == 0
