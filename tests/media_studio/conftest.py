"""Stories at each step of the way, as tests need them; what is theirs for a whole file is in worlds.py."""

import datetime
import shutil

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import translation

from content.ledger import withdrawals_file
from content.models import StoryPage
from media_studio import drafting, leasing, supporting
from media_studio.models import Notice
from portal.accounts.roles import Role, keep_roles_in_step
from portal.kit import clock
from tests.conftest import person
from tests.factories.pages import make_site
from tests.factories.telling import begin_alone, read_through

from .worlds import BUILT, least_first, standing

TEXT = "# Aamu\n\nHerään kello kuusi.\n\nKeitän kahvia."
OWN_SITE = {"sec-fetch-site": "same-origin"}


def pytest_collection_modifyitems(items):
    """What a test asks for stays for the rest of its file: who asks for less comes before."""
    least_first(items)


@pytest.fixture(autouse=True)
def _only_what_was_asked_for(request):
    assert set(BUILT) <= set(request.fixturenames), "this test stands in a world that another one built"


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
    """Nor is anything in the ledger: what one test writes there would hold of the next one's story."""
    cache.clear()
    shutil.rmtree(withdrawals_file().parent, ignore_errors=True)


@pytest.fixture
def in_english():
    """The words of pages and notices as they stand in the code."""
    with translation.override("en"):
        yield


@pytest.fixture
def site(db):
    return make_site()


@pytest.fixture(scope="module")
def _written(django_db_setup, django_db_blocker):
    with standing("_written", django_db_blocker):
        keep_roles_in_step()
        make_site()
        aino = person("Aino", Role.MEMBER)
        story = begin_alone(aino, title="Aamu laiturilla")
        save(aino, story, text=TEXT, summary="Aino herää aikaisin.")
        yield story.pk


@pytest.fixture(scope="module")
def _handed_in(_written, django_db_blocker):
    with standing("_handed_in", django_db_blocker):
        story = StoryPage.objects.get(pk=_written)
        drafting.hand_in(story.storyteller, story=story, through_supporter=False)
        yield


@pytest.fixture(scope="module")
def _was_read(_written, _handed_in, django_db_blocker):
    with standing("_was_read", django_db_blocker):
        read_through(person("Eeva", Role.EDITOR, Role.MEMBER), StoryPage.objects.get(pk=_written))
        yield


@pytest.fixture
def written(_written, site, aino):
    """Aino's story with a text, handed in to nobody."""
    return StoryPage.objects.get(pk=_written)


@pytest.fixture
def supported(written, aino, veikko):
    """Aino's story; Veikko is her supporter."""
    support(aino, veikko)
    Notice.objects.all().delete()
    return written


@pytest.fixture
def handed_in(_handed_in, written):
    """The story waits for the media team."""
    return written


@pytest.fixture
def was_read(_was_read, handed_in, eeva):
    """The story was passed on: it waits for Aino's yes."""
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
