"""The one page of writing: gentle questions beside the box, and headings that nobody has to type by sign."""

import pytest

from media_studio import drafting
from media_studio.drafting import written
from media_studio.models import Telling
from media_studio.models.tellings import Kind, Way
from media_studio.sections import with_heading

from .conftest import at

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(site, aino):
    return drafting.begin_story(aino, kind=Kind.WHAT_HELPED, way=Way.PAGE)


def sent(story, **more):
    seen = story.latest_revision_id
    return {"title": "Kävely", "summary": "", "text": "", "seen_revision": seen, **more}


def test_the_questions_of_the_kind_stand_beside_the_box(story, aino, door):
    page = door(aino).get(at("write", story.pk)).content.decode()
    assert "Mikä sinua auttoi?" in page
    assert 'data-heading="Mikä minua auttoi"' in page


def test_without_scripts_a_press_puts_the_heading_into_the_text_and_keeps_the_words(story, aino, door):
    answer = door(aino).post(at("write", story.pk), sent(story, text="Kävelin.", heading="what"))
    assert answer.headers["Location"] == f"{at('write', story.pk)}#id_text"
    assert written(story).text == "Kävelin.\n\n# Mikä minua auttoi"


def test_a_heading_that_is_there_is_not_put_twice():
    text = "# Aamu\n\nHerään."
    assert with_heading(text, "Aamu", order=("Aamu",)) == text


def test_a_photo_story_opens_with_its_pictures_and_goes_on_to_telling(site, aino, door):
    browser = door(aino)
    began = browser.post(at("begin"), {"kind": "photos", "way": "page", "title": ""})
    story = Telling.objects.get().story
    assert began.headers["Location"] == at("pictures", story.pk)
    assert at("tell", story.pk) in browser.get(at("pictures", story.pk)).content.decode()
    after = browser.post(at("write", story.pk), sent(story, text="Piha.", go="next"))
    assert after.headers["Location"] == at("recordings", story.pk)
