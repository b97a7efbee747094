"""The voice in a story leaves the site only when its storyteller ticks so, and comes back at their word."""

import pytest

from content.models import Consent, StoryPage
from content.models.consents import Place
from media_studio import drafting, placing, queries
from media_studio.picture_list import RECORDING
from tests.factories.recordings import make_recording
from tests.factories.telling import read_through
from tests.media_studio.conftest import at

pytestmark = pytest.mark.django_db
FEED = "/fi/feed/stories/podcast.xml"


@pytest.fixture
def heard(written, aino, eeva):
    """A written story with a voice in it, read and waiting for its yes."""
    page = queries.draft_of(written)
    value = {"recording": make_recording(aino).pk, "caption": "Aamulla"}
    page.body, _block = placing.add_block(page.body, RECORDING, value)
    drafting.keep(aino, page, makes_room=False)
    written.refresh_from_db()
    return read(aino, eeva, written)


def read(aino, eeva, story):
    drafting.hand_in(aino, story=story, through_supporter=False)
    story.refresh_from_db()
    read_through(eeva, story)
    return StoryPage.objects.get(pk=story.pk)


def said(story, go, **more):
    waits = queries.read_revision(story).pk
    return {"revision_id": waits, "name_kind": "first", "go": go, "when": "now", **more}


def test_the_question_is_open_until_it_is_ticked(heard, aino, door):
    page = door(aino).post(at("consent", heard.pk), said(heard, "see")).content.decode()
    assert "Ääneni saa olla myös podcastissa." in page
    assert 'name="in_podcast"' in page
    assert "checked" not in page.partition('name="in_podcast"')[2].partition(">")[0]


@pytest.mark.parametrize(("ticked", "places"), [({}, ["site"]), ({"in_podcast": "on"}, ["podcast", "site"])])
def test_what_is_ticked_is_what_is_said(heard, aino, door, ticked, places):
    answer = door(aino).post(at("consent", heard.pk), said(heard, "yes", **ticked))
    assert answer.status_code == 302
    assert Consent.objects.standing().get(page_id=heard.pk).places == places
    assert ("Aamulla" in door().get(FEED).content.decode()) is bool(ticked)


def test_a_story_without_a_voice_is_not_asked(was_read, aino, door):
    page = door(aino).post(at("consent", was_read.pk), said(was_read, "see")).content.decode()
    assert "in_podcast" not in page
    door(aino).post(at("consent", was_read.pk), said(was_read, "yes", in_podcast="on"))
    assert Consent.objects.standing().get(page_id=was_read.pk).places == ["site"]
    assert at("podcast", was_read.pk) not in door(aino).get(at("story", was_read.pk)).content.decode()


def test_the_answer_is_changed_on_the_storys_own_page(heard, aino, oiva, door):
    browser = door(aino)
    assert at("podcast", heard.pk) not in browser.get(at("story", heard.pk)).content.decode()
    browser.post(at("consent", heard.pk), said(heard, "yes"))
    assert "Äänesi ei ole podcastissa." in browser.get(at("story", heard.pk)).content.decode()
    page = browser.post(at("podcast", heard.pk), {"podcast": "yes"}, follow=True).content.decode()
    assert "Äänesi on nyt podcastissa." in page
    assert "Ota ääneni pois podcastista" in page
    assert "Aamulla" in door().get(FEED).content.decode()
    assert door(oiva).post(at("podcast", heard.pk), {"podcast": "no"}).status_code == 404
    page = browser.post(at("podcast", heard.pk), {"podcast": "no"}, follow=True).content.decode()
    assert "Äänesi ei ole enää podcastissa." in page
    assert "Aamulla" not in door().get(FEED).content.decode()
    assert door().get(StoryPage.objects.get(pk=heard.pk).url).status_code == 200


def test_a_new_version_shows_what_was_said_before(heard, aino, eeva, door):
    browser = door(aino)
    browser.post(at("consent", heard.pk), said(heard, "yes", in_podcast="on"))
    newer = queries.draft_of(StoryPage.objects.get(pk=heard.pk))
    newer.summary = "Uusi tiivistelmä."
    drafting.keep(aino, newer, makes_room=False)
    newer = read(aino, eeva, StoryPage.objects.get(pk=heard.pk))
    page = browser.post(at("consent", newer.pk), said(newer, "see")).content.decode()
    assert "checked" in page.partition('name="in_podcast"')[2].partition(">")[0]
    browser.post(at("consent", newer.pk), said(newer, "yes"))
    assert Place.PODCAST not in Consent.objects.standing().get(page_id=newer.pk).places
