"""A story with all that can hang on it is taken back: 0 served after it, 0 kept after a day."""

import datetime

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Comment, Page

from content.erasing import erase_due
from content.finding import Found, look, sought_for, wrongly_served
from content.models import PersonIn, Rendition, Report, Seal, StoryPage
from content.permissions import grant_editors
from content.surfaces import Sort
from media_studio import drafting, people, picturing, publishing, queries, taking_back
from media_studio import models as studio
from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.kit import clock
from tests.factories.pictures import upload
from tests.factories.telling import read_through

from .conftest import save, support

pytestmark = pytest.mark.django_db
WORDS = "Sinivuokot kukkivat metsän reunassa huhtikuussa"


@pytest.fixture(autouse=True)
def own_ledger(settings, tmp_path):
    """Numbers of pages come again from test to test, and the ledger is a file: nothing rolls it back."""
    settings.DATA_DIR = tmp_path


def later(monkeypatch, **ahead):
    now = clock.now() + datetime.timedelta(**ahead)
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def full(written, aino, veikko, oiva, eeva):
    """Public, with a picture, a supporter who suggested, comments, a report, notices and a newer draft."""
    grant_editors(Page.objects.get(depth=1))
    assert Group.objects.filter(name=Role.EDITOR, user=eeva).exists()
    User.objects.create_superuser("root@example.org", first_name="Root")
    support(aino, veikko)
    save(aino, written, title="Vuokkojen kevät", text=f"# Metsä\n\n{WORDS}.", summary=f"{WORDS} taas.")
    words = {"alt": "Vuokkoja metsän reunassa", "decorative": False, "caption": "", "credit": ""}
    picturing.add_picture(aino, story=written, upload=upload(), **words)
    people.say_nobody_else(aino, story=StoryPage.objects.get(pk=written.pk))
    drafting.hand_in(aino, story=StoryPage.objects.get(pk=written.pk), through_supporter=False)
    read_through(eeva, written)
    story = StoryPage.objects.get(pk=written.pk)
    read = queries.read_revision(story)
    publishing.publish_consented(aino, story=story, revision_id=read.pk, byline="Aino", places=["site"])
    _hang_on(StoryPage.objects.get(pk=written.pk), aino, veikko, oiva, eeva)
    save(aino, written, text=f"# Metsä\n\n{WORDS} nytkin.")
    return StoryPage.objects.get(pk=written.pk)


def _hang_on(story, aino, veikko, oiva, eeva):
    studio.Suggestion.objects.create(story=story, by=veikko, block_id="x", quote=WORDS, comment="Hieno!")
    studio.Assignment.objects.create(story=story, person=eeva, note=WORDS)
    studio.Notice.objects.tell(veikko, studio.notices.Kind.ASKED_TO_READ, story=story, by=aino, words=WORDS)
    studio.Lease.objects.create(story=story, block_id="x", holder=veikko)
    studio.Telling.objects.get_or_create(story=story)
    PersonIn.objects.create(
        page=story, name="Kaisa", passage=WORDS, removed_at=clock.now(), what=["name"], places=["site"]
    )
    Report.objects.create(page=story, reason="other", words=WORDS, made_at=clock.now())
    Comment.objects.create(
        page=story, user=eeva, text=WORDS, contentpath="body", revision_created=story.latest_revision
    )


def counted(sought, sort):
    return {each.name: each.counts for each in look(sought, sort) if each.total}


def test_nothing_is_served_after_it_and_nothing_kept_after_a_day(full, aino, monkeypatch):
    sought = sought_for(str(full.pk))
    assert any(WORDS in word for word in sought.words)
    assert len(sought.files) > 1
    assert sought_for(full.slug) == sought
    before = counted(sought, Sort.SERVED)
    assert {"the page itself", "lists of stories", "feeds", "search", "site map"} - {"site map"} <= set(
        before
    )
    assert {"pictures and sizes by address", "studio: every page of the story"} <= set(before)
    assert counted(sought, Sort.KEPT)["versions"]

    taking_back.take_back_story(aino, story=full)
    later(monkeypatch, seconds=60)
    assert counted(sought, Sort.SERVED) == {}
    assert counted(sought, Sort.KEPT)["its words in any table"]
    assert not Rendition.objects.exists()

    later(monkeypatch, hours=24)
    erase_due()
    assert counted(sought, Sort.KEPT) == {}
    erased = sought_for(str(full.pk), words=(WORDS,))
    assert set(erased.files) <= set(sought.files)
    assert counted(erased, Sort.KEPT) == {}
    assert set(counted(erased, Sort.NUMBERS)) == {"lines of the ledger", "seals"}


def test_a_news_item_is_found_and_taken_back_alike(site, aino, eeva, monkeypatch):
    story = drafting.begin_story(aino, title="Uutinen vuokoista", kind=studio.tellings.Kind.NEWS)
    save(aino, story, text=f"{WORDS}.")
    people.say_nobody_else(aino, story=StoryPage.objects.get(pk=story.pk))
    drafting.hand_in(aino, story=StoryPage.objects.get(pk=story.pk), through_supporter=False)
    read_through(eeva, story)
    story = StoryPage.objects.get(pk=story.pk)
    read = queries.read_revision(story)
    publishing.publish_consented(aino, story=story, revision_id=read.pk, byline="Aino", places=["site"])
    sought = sought_for(str(story.pk))
    assert "the page itself" in counted(sought, Sort.SERVED)
    taking_back.take_back_story(aino, story=StoryPage.objects.get(pk=story.pk))
    assert counted(sought, Sort.SERVED) == {}
    later(monkeypatch, hours=25)
    erase_due()
    assert counted(sought, Sort.KEPT) == {}


def test_what_is_served_without_a_yes_is_told(full):
    sought = sought_for(str(full.pk))
    seen = [
        Found("the page itself", Sort.SERVED, {"anybody": 1}),
        Found("desk", Sort.SERVED, {"a reader": 1}),
    ]
    assert wrongly_served(sought, seen) == []
    full.consents.update(withdrawn_at=clock.now())
    assert wrongly_served(sought, seen) == seen[:1]
    Seal.objects.create(page=full, page_number=full.pk, erase_at=clock.now())
    assert wrongly_served(sought, seen) == seen
