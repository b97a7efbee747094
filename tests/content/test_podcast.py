"""The podcast: what everybody may hear is in it, as programs for podcasts read it, and nothing else."""

import datetime
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client
from PIL import Image

from content import consenting
from content.feed_paths import PODCAST
from content.models import Consent, Recording, StoryPage
from content.podcast_rss import guid_of
from portal.kit import clock, page_changes
from portal.kit.public_pages import SHARED_FOR
from portal.kit.shelf import meets
from tests.factories.films import make_film
from tests.factories.pages import make_site, make_story
from tests.factories.recordings import clean_sound, make_recording, with_recording

pytestmark = pytest.mark.django_db

FEED = f"/fi/{PODCAST}"
HERE = "http://localhost:8000"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
PODCASTS = "{https://podcastindex.org/namespace/1.0}"


@pytest.fixture(autouse=True)
def site(roles):
    make_site()


@pytest.fixture
def sound(aino):
    return make_recording(aino, language="fi")


def say_yes(story, places=("site", "podcast")):
    teller = story.storyteller
    version = story.save_revision()
    given = consenting.give(teller, page=story, revision_id=version.pk, byline="A. K.", places=places)
    given.revision.publish()
    return StoryPage.objects.get(pk=story.pk)


def told(*recordings, title="Aamun ääni", **fields):
    """A public story with these recordings, by whoever brought the first."""
    body = [part for each in recordings for part in with_recording(each)]
    return say_yes(make_story(recordings[0].owner, title=title, public=False, body=body, **fields))


def channel(path=FEED):
    answer = Client().get(path)
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("application/rss+xml")
    return ElementTree.fromstring(answer.content).find("channel")


def items():
    return channel().findall("item")


def test_it_tells_what_it_is_also_when_it_is_empty():
    empty = channel()
    assert empty.findall("item") == []
    assert empty.findtext("title") == "Oma ääni: kuunneltavia tarinoita"
    assert empty.findtext("description")
    assert empty.findtext("link") == f"{HERE}/fi/tarinat/"
    assert empty.findtext("language") == "fi"
    assert empty.findtext(f"{ITUNES}author")
    assert empty.findtext(f"{ITUNES}explicit") == "false"
    assert empty.find(f"{ITUNES}category").get("text") == "Society & Culture"
    assert empty.find(f"{ITUNES}category/{ITUNES}category").get("text") == "Personal Journals"
    assert empty.findtext(f"{PODCASTS}guid") == guid_of(f"{HERE}{FEED}")


def test_no_catalogue_of_others_lists_it():
    kept = channel()
    assert kept.findtext(f"{ITUNES}block") == "Yes"
    assert kept.findtext(f"{PODCASTS}block") == kept.findtext(f"{PODCASTS}locked") == "yes"


def test_its_picture_is_a_large_square():
    address = channel().find(f"{ITUNES}image").get("href")
    assert address.startswith(f"{HERE}/static/img/")
    with Image.open(finders.find(address.removeprefix(f"{HERE}/static/"))) as cover:
        assert (cover.format, cover.mode, cover.size) == ("PNG", "RGB", (1400, 1400))


def test_the_name_of_the_feed_is_as_the_namespace_reckons_it():
    # The worked example of podcast:guid at podcastindex.org.
    assert guid_of("https://podnews.net/rss") == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert guid_of("http://podnews.net/rss/") == "9b024349-ccf0-5f69-a609-6b82873eab3c"


def test_a_story_with_sound_is_in_it_and_one_without_is_not(aino, sound):
    story = told(sound)
    make_story(aino, title="Ilman ääntä")
    [item] = items()
    assert item.findtext("title") == "Aamun ääni"
    assert item.findtext("link") == f"{HERE}{story.url}"
    assert item.findtext("description") == "Oiva keitti kahvia.\nAamun ääni"
    assert item.findtext(f"{ITUNES}author") == "A. K."
    assert item.findtext(f"{ITUNES}duration") == "2"
    assert item.findtext(f"{ITUNES}explicit") == "false"
    assert parsedate_to_datetime(item.findtext("pubDate")) == story.first_published_at.replace(microsecond=0)
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("guid") == f"urn:uuid:{story.body[0].id}"


def test_its_sound_is_served_to_everybody_whole_and_in_parts(aino, sound):
    told(sound)
    enclosure = items()[0].find("enclosure")
    address = enclosure.get("url").removeprefix(HERE)
    whole = Client().get(address)
    served = whole.getvalue()
    assert (enclosure.get("type"), int(enclosure.get("length"))) == (whole["Content-Type"], len(served))
    head = Client().head(address)
    assert (head.status_code, head["Content-Length"]) == (200, enclosure.get("length"))
    assert head["Accept-Ranges"] == "bytes"
    assert head.content == b""
    part = Client().get(address, headers={"Range": "bytes=10-19"})
    assert (part.status_code, part.getvalue()) == (206, served[10:20])
    assert part["Content-Range"] == f"bytes 10-19/{len(served)}"
    assert not whole.cookies
    assert not Client().get(FEED).cookies


def test_its_words_are_beside_it_and_go_with_it(aino, sound):
    story = told(sound)
    said = items()[0].find(f"{PODCASTS}transcript")
    assert (said.get("type"), said.get("language")) == ("text/plain", "fi")
    address = said.get("url").removeprefix(HERE)
    answer = Client().get(address)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode() == sound.transcript
    assert Client().head(address).status_code == 200
    consenting.withdraw(aino, page=story)
    assert Client().get(address).status_code == 404


def test_each_recording_of_a_story_is_heard_once_under_its_own_name(aino, sound):
    other = make_recording(aino, file=clean_sound(3, b"\xfe"))
    told(sound, other, sound)
    found = items()
    assert [each.findtext("title") for each in found] == ["Aamun ääni (1/2)", "Aamun ääni (2/2)"]
    assert [each.findtext(f"{ITUNES}duration") for each in found] == ["2", "3"]
    assert len({each.findtext("guid") for each in found}) == 2


def test_its_name_stays_when_the_story_is_told_anew(aino, sound):
    story = told(sound)
    [before] = items()
    story.title, story.slug = "Toinen nimi", "toinen"
    say_yes(story)
    [after] = items()
    assert after.findtext("title") == "Toinen nimi"
    assert after.findtext("guid") == before.findtext("guid")


def test_what_is_taken_back_is_gone_at_once_with_its_sound(aino, sound):
    story = told(sound)
    address = items()[0].find("enclosure").get("url").removeprefix(HERE)
    consenting.withdraw(aino, page=story)
    answer = Client().get(FEED)
    assert b"Aamun" not in answer.content
    assert items() == []
    assert Client().get(address).status_code == 404


def test_caches_in_front_hear_of_it(aino, sound, settings, monkeypatch, django_capture_on_commit_callbacks):
    story, purged = told(sound), []
    settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": "none"}}
    monkeypatch.setattr("content.purging.purge_urls_from_cache", purged.extend)
    with django_capture_on_commit_callbacks(execute=True):
        consenting.withdraw(aino, page=story)
    assert f"{HERE}{FEED}" in purged
    assert f"max-age={SHARED_FOR}" in Client().get(FEED)["Cache-Control"]


def test_a_kept_copy_goes_when_the_story_does(aino, sound, monkeypatch, django_capture_on_commit_callbacks):
    heard = []
    monkeypatch.setattr(page_changes, "listeners", [heard.append])
    story = told(sound)
    with page_changes.noting() as noted:
        assert Client().get(FEED).status_code == 200
    assert noted.is_whole
    with django_capture_on_commit_callbacks(execute=True):
        consenting.withdraw(aino, page=story)
    assert any(meets(frozenset(noted.marks), each) for each in heard)


def test_a_draft_and_what_it_holds_are_not_in_it(aino, sound):
    story = told(sound)
    newer = make_recording(aino, transcript="Salainen sana.", file=clean_sound(4, b"\xfd"))
    story.title, story.body = "Uusi luonnos", with_recording(newer, "Salainen teksti")
    story.save_revision()
    make_story(aino, title="Vain luonnos", public=False, body=with_recording(newer)).save_revision()
    words = Client().get(FEED).content.decode()
    assert [each.findtext("title") for each in items()] == ["Aamun ääni"]
    for hidden in ("Uusi luonnos", "Salainen", "Vain luonnos", newer.url):
        assert hidden not in words
    assert Client().get(newer.url).status_code == Client().get(newer.words_url).status_code == 404


def test_nothing_of_the_member_but_the_byline_is_in_it(aino, sound):
    aino.first_name, aino.last_name, aino.email = "Ainokaisa", "Ketola-Testi", "a.ketola@example.org"
    aino.save()
    told(sound)
    words = Client().get(FEED).content.decode()
    for own in ("Ainokaisa", "Ketola-Testi", "a.ketola"):
        assert own not in words


@pytest.mark.parametrize("change", [{"transcript": "Jotain muuta."}, {"transcript": ""}, {"sha256": ""}])
def test_a_recording_changed_behind_the_guard_is_not_in_it(sound, change):
    told(sound)
    Recording.objects.filter(pk=sound.pk).update(**change)
    assert items() == []


def test_a_day_to_come_and_a_lost_file_are_not_in_it(aino, sound):
    told(sound)
    Consent.objects.update(not_before=clock.now() + datetime.timedelta(days=1))
    assert items() == []
    Consent.objects.update(not_before=None)
    assert len(items()) == 1
    sound.file.storage.delete(sound.file.name)
    assert items() == []


def test_a_film_is_not_in_it(aino):
    film = make_film(aino)
    story = make_story(aino, public=False, body=[("film", {"recording": film, "caption": ""})])
    story = say_yes(story)
    assert story.live
    assert items() == []
    assert Client().get(film.words_url).status_code == 404


def test_each_language_has_its_own_and_easy_finnish_hears_the_finnish_ones(aino, sound):
    told(sound)
    told(make_recording(aino, file=clean_sound(3)), title="På svenska", language="sv")
    assert [each.findtext("title") for each in channel(f"/sv/{PODCAST}").findall("item")] == ["På svenska"]
    assert channel(f"/sv/{PODCAST}").findtext("title") == "Oma ääni: berättelser att lyssna på"
    easy = channel(f"/fi-simple/{PODCAST}")
    assert easy.findtext("language") == "fi"
    assert [each.findtext("title") for each in easy.findall("item")] == ["Aamun ääni"]


def test_people_and_programs_find_it(aino, sound):
    told(sound)
    for path in ("/fi/", "/fi/tarinat/"):
        page = Client().get(path).content.decode()
        assert (
            f'<link rel="alternate" type="application/rss+xml" title="Oma ääni: Podcast" href="{FEED}">'
            in page
        )
        assert f'<a href="{FEED}">Tarinat podcastina</a>' in page
    assert f'<a href="{HERE}{FEED}">{HERE}{FEED}</a>' in page


def test_search_engines_are_told_nothing_new(sound):
    told(sound)
    call_command("update_index", verbosity=0)
    assert PODCAST not in Client().get("/sitemap.xml").content.decode()
