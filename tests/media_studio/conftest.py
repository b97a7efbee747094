"""Stories at each step of the way, as tests need them."""

import datetime

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from media_studio import drafting, leasing, supporting
from media_studio.models import Notice
from portal.kit import clock
from tests.factories.pages import make_site
from tests.factories.telling import begin_alone, read_through

TEXT = "# Aamu\n\nHerään kello kuusi.\n\nKeitän kahvia."
OWN_SITE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def door():
    """A browser of a person, which checks tokens as the real one does not need to here."""

    def open_as(person=None):
        client = Client(headers=OWN_SITE)
        if person:
            client.force_login(person)
        return client

    return open_as


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()


@pytest.fixture
def in_english():
    """The words of pages and notices as they stand in the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def site(db):
    return make_site()


@pytest.fixture
def written(site, aino):
    """Aino's story with a text, handed in to nobody."""
    story = begin_alone(aino, title="Aamu laiturilla")
    save(aino, story, text=TEXT, summary="Aino herää aikaisin.")
    story.refresh_from_db()
    return story


@pytest.fixture
def supported(written, aino, veikko):
    """Aino's story; Veikko is her supporter."""
    support(aino, veikko)
    Notice.objects.all().delete()
    return written


@pytest.fixture
def handed_in(written, aino):
    """The story waits for the media team."""
    drafting.hand_in(aino, story=written, through_supporter=False)
    return written


@pytest.fixture
def was_read(handed_in, eeva):
    """The story was passed on: it waits for Aino's yes."""
    read_through(eeva, handed_in)
    handed_in.refresh_from_db()
    return handed_in


def support(storyteller, supporter, story=None, **terms):
    """The storyteller asks and the other says yes."""
    asked = supporting.ask_support(storyteller, supporter_email=supporter.email, story=story, **terms)
    supporting.answer(supporter, support=asked, yes=True)
    asked.refresh_from_db()
    return asked


def save(person, story, **fields):
    """Saves as somebody does who has the newest version before them."""
    story.refresh_from_db()
    return drafting.save_draft(person, story=story, fields=fields, seen_revision=story.latest_revision_id)


def at(name, *args):
    """The address of a page of the studio."""
    return reverse(f"studio:{name}", args=args)


@pytest.fixture
def typing(written, aino, veikko):
    """Veikko may type; Aino has the page open."""
    support(aino, veikko, rights="type")
    leasing.note_open_page(aino, story=written)
    return written


@pytest.fixture
def later(monkeypatch):
    """The clock goes on so many seconds."""

    def move(seconds):
        then = clock.now() + datetime.timedelta(seconds=seconds)
        monkeypatch.setattr(clock, "now", lambda: then)

    return move
