"""Walk 1 through the doors: a story goes from its first sentence to the public, and back."""

import re
from urllib.parse import urlsplit

import pytest
from django.core.cache import cache
from django.test import Client
from django_tasks_db.models import DBTaskResult

from content.models import StoryPage
from media_studio import supporting
from portal.worker import run_queue
from tests.factories.pages import make_site
from tests.factories.pictures import upload
from tests.factories.telling import second_reader

pytestmark = pytest.mark.django_db(transaction=True)
TITLE, SENTENCE = "Aamu laiturilla", "Keitän kahvia laiturilla."
OWN_SITE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def people(roles, aino, veikko, eeva):
    make_site()
    cache.clear()
    asked = supporting.ask_support(aino, supporter_email=veikko.email)
    supporting.answer(veikko, support=asked, yes=True)
    return {"aino": _browser(aino), "veikko": _browser(veikko), "eeva": _browser(eeva)}


def _browser(person):
    client = Client(headers=OWN_SITE)
    client.force_login(person)
    return client


def send(client, address, **fields):
    answer = client.post(address, fields)
    assert answer.status_code == 302, answer.content.decode()
    return urlsplit(answer.headers["Location"]).path


def surfaces(story_url):
    """What anybody at all sees of the story, surface by surface."""
    while DBTaskResult.objects.ready().exists():
        run_queue()
    reader = Client()
    index = f"{story_url.rstrip('/').rpartition('/')[0]}/"
    return {
        "page": reader.get(story_url).status_code == 200,
        **{
            # A search marks what fits, in the middle of a title too.
            name: TITLE in re.sub("</?mark>", "", reader.get(address).content.decode())
            for name, address in {
                "index": index,
                "home": "/fi/",
                "search": "/fi/search/?q=laiturilla",
                "feed": "/fi/feed/stories/",
            }.items()
        },
        "sitemap": story_url in reader.get("/sitemap.xml").content.decode(),
    }


def test_a_story_goes_from_its_first_sentence_to_the_public_and_back(people):
    aino, veikko, eeva = people["aino"], people["veikko"], people["eeva"]

    tell = send(aino, "/fi/studio/begin/", kind="my path", way="page", title=TITLE)
    write = aino.get(tell).headers["Location"]
    story = StoryPage.objects.get()
    draft = {"title": TITLE, "summary": "Aino herää.", "text": SENTENCE}
    saved = aino.post(
        f"/fi/studio/{story.pk}/autosave/", draft | {"seen_revision": story.latest_revision_id}
    ).json()
    assert saved["state"] == "saved"
    assert SENTENCE in aino.get(write).content.decode()
    desk = send(aino, f"/fi/studio/{story.pk}/pictures/", uploads=upload())
    whole = {"crop-left": 0, "crop-top": 0, "crop-width": 100, "crop-height": 100}
    send(aino, desk, go="save", turn=0, covers=0, alt="Laituri aamulla", **whole)

    send(aino, f"/fi/studio/{story.pk}/people/")
    send(aino, f"/fi/studio/{story.pk}/hand-in/", way="supporter")
    send(veikko, f"/fi/desk/{story.pk}/ask-changes/", words="Kerro, mitä näit.")
    assert "Kerro, mitä näit." in aino.get("/fi/studio/").content.decode()
    story.refresh_from_db()
    more = draft | {"text": f"{SENTENCE}\n\nNäin joutsenen.", "seen_revision": story.latest_revision_id}
    send(aino, write, **more)
    send(aino, f"/fi/studio/{story.pk}/hand-in/", way="supporter")
    send(veikko, f"/fi/desk/{story.pk}/pass-on/")
    send(eeva, f"/fi/desk/{story.pk}/pass-on/")
    send(_browser(second_reader()), f"/fi/desk/{story.pk}/pass-on/")

    consent = f"/fi/studio/{story.pk}/consent/"
    shown = aino.get(consent).content.decode()
    revision = re.search(r'name="revision_id" value="(\d+)"', shown)[1]
    chosen = {"name_kind": "pen", "pen_name": "Meri", "revision_id": revision}
    exactly = aino.post(consent, chosen | {"go": "see"}).content.decode()
    assert "joutsenen" in exactly
    assert "Meri" in exactly
    story.refresh_from_db()
    assert not story.live
    send(aino, consent, **chosen, go="yes")

    story.refresh_from_db()
    assert all(surfaces(story.url).values()), surfaces(story.url)
    public = Client().get(story.url).content.decode()
    assert "Meri" in public
    assert 'alt="Laituri aamulla"' in public
    assert "Aino " not in public.replace("Aino herää.", "")
    picture = re.search(r"/pictures/[^\" ]+", public)[0]
    assert Client().get(picture).status_code == 200

    send(aino, f"/fi/studio/{story.pk}/take-back/")
    assert not any(surfaces(story.url).values()), surfaces(story.url)
    assert Client().get(picture).status_code == 404
    assert SENTENCE in aino.get(f"/fi/studio/{story.pk}/preview/").content.decode()  # until it is erased
