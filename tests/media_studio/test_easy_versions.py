"""A story in easy Finnish: begun by its teller, with a reading and a yes of its own."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from content.models import StoryIndexPage
from media_studio.drafting import begin_story, save_draft, written
from media_studio.easy_versions import begin_easy_version
from media_studio.refusals import NotReady
from tests.factories.easy import make_easy_home, make_twin
from tests.factories.pages import make_site, make_story, section

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(roles, oiva):
    make_site()
    return make_story(oiva)


@pytest.fixture
def easy_list(story):
    make_easy_home()
    return make_twin(section(StoryIndexPage), title="Tarinat selkosuomeksi")


def test_it_is_an_empty_draft_beside_the_story(story, easy_list, oiva):
    easy = begin_easy_version(oiva, story=story)
    assert not easy.live
    assert easy.get_parent().specific == easy_list
    assert (easy.translation_key, easy.locale) == (story.translation_key, easy_list.locale)
    assert written(easy).text == ""


def test_begun_twice_it_is_one(story, easy_list, oiva):
    assert begin_easy_version(oiva, story=story) == begin_easy_version(oiva, story=story)


def test_only_its_teller_begins_it(story, easy_list, aino):
    with pytest.raises(PermissionDenied):
        begin_easy_version(aino, story=story)


def test_a_draft_has_no_easy_version(story, easy_list, oiva):
    draft = make_story(oiva, title="Luonnos", public=False)
    with pytest.raises(PermissionDenied):
        begin_easy_version(oiva, story=draft)


def test_without_a_place_for_easy_stories_it_says_so(story, oiva):
    with pytest.raises(NotReady):
        begin_easy_version(oiva, story=story)


def test_it_can_be_written(story, easy_list, oiva):
    easy = begin_easy_version(oiva, story=story)
    fields = {"title": "Oiva keittää kahvia", "summary": "Oiva keittää.", "text": "Keitän kahvia."}
    save_draft(oiva, story=easy, fields=fields, seen_revision=easy.latest_revision_id)
    assert written(easy).text == "Keitän kahvia."


def test_the_yes_to_the_story_is_none_to_its_easy_version(story, easy_list, oiva, client):
    begin_easy_version(oiva, story=story)
    page = client.get(f"/fi-simple/tarinat/{story.slug}/").content.decode()
    assert "Tätä sivua ei ole vielä selkosuomeksi." in page
    assert 'hreflang="fi-simple" href' not in page


def test_who_reads_the_studio_in_easy_finnish_writes_finnish(story, easy_list, oiva):
    with translation.override("fi-simple"):
        begun = begin_story(oiva, title="Uusi tarina")
    assert begun.locale.language_code == "fi"
