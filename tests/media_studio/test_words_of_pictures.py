"""What is told to those who do not see a picture is seen where somebody reads it or says yes to it."""

import pytest

from content.models import StoryPage
from media_studio import drafting, people, picturing, publishing, queries
from tests.factories.pictures import upload
from tests.factories.telling import read_through

from .conftest import at

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
ALT = "Vene laiturin vieressä aamulla"
SAID = "Words for those who do not see the picture:"


@pytest.fixture
def pictured(written, aino):
    words = {"alt": ALT, "decorative": False, "caption": "Aamu", "credit": ""}
    for _picture in range(2):  # one leads the story, one stands in its text
        picturing.add_picture(aino, story=written, upload=upload(), **words)
    people.say_nobody_else(aino, story=StoryPage.objects.get(pk=written.pk))
    drafting.hand_in(aino, story=StoryPage.objects.get(pk=written.pk), through_supporter=False)
    return StoryPage.objects.get(pk=written.pk)


def test_its_reader_its_storyteller_and_the_yes_say_them_and_the_public_page_does_not(
    pictured, aino, eeva, door
):
    for person, name in ((eeva, "reading"), (aino, "preview")):
        page = door(person).get(at(name, pictured.pk)).content.decode()
        assert page.count(SAID) == 2
        assert page.count(ALT) == 6  # beside the picture, and on what a calm page shows instead
    read_through(eeva, pictured)
    read = queries.read_revision(StoryPage.objects.get(pk=pictured.pk))
    name = {"name_kind": "first", "revision_id": read.pk, "go": "see"}
    asked = door(aino).post(at("consent", pictured.pk), name)
    assert asked.content.decode().count(SAID) == 2
    story = StoryPage.objects.get(pk=pictured.pk)
    publishing.publish_consented(aino, story=story, revision_id=read.pk, byline="Aino", places=["site"])
    page = door().get(StoryPage.objects.get(pk=pictured.pk).url).content.decode()
    assert ALT in page
    assert SAID not in page
