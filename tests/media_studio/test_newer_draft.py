"""The story's page says when the draft is another than what is public or handed in, and by whom."""

import pytest

from content.models import Consent, StoryPage
from media_studio import drafting, placing, publishing, queries, transcribing, versioning
from media_studio.newer_draft import newer_draft
from tests.factories.recordings import make_recording
from tests.factories.telling import read_through

from .conftest import at, save, support

pytestmark = pytest.mark.django_db
WORDS = "Herään kello kuusi. Keitän kahvia."
BLOCK = "11111111-1111-4111-8111-111111111111"


def write(person, story, words, was=WORDS):
    return transcribing.write_words(person, story=story, block_id=BLOCK, words=words, was=was)


def fresh(story):
    return StoryPage.objects.get(pk=story.pk)


@pytest.fixture
def told(written, aino, veikko):
    """A story with a recording that is written down; Veikko may suggest."""
    page = queries.draft_of(written)
    value = {"recording": make_recording(aino, transcript=WORDS).pk}
    page.body = [*placing.raw(page.body), {"type": "recording", "value": value, "id": BLOCK}]
    drafting.keep(aino, page)
    support(aino, veikko)
    return fresh(written)


@pytest.fixture
def read_now(told, aino):
    drafting.hand_in(aino, story=told, through_supporter=False)
    return fresh(told)


@pytest.fixture
def public(read_now, aino, eeva):
    read_through(eeva, read_now)
    read = queries.read_revision(fresh(read_now))
    publishing.publish_consented(aino, story=read_now, revision_id=read.pk, byline="Aino", places=["site"])
    return fresh(read_now)


def page_of(door, aino, story):
    return door(aino).get(at("story", story.pk)).content.decode()


def test_a_draft_that_is_nothing_else_yet_and_one_that_is_the_same_say_nothing(told, aino):
    assert newer_draft(told) is None
    drafting.hand_in(aino, story=told, through_supporter=False)
    assert newer_draft(fresh(told)) is None


def test_new_words_of_a_public_recording_are_told_with_who_wrote_them(public, aino, veikko, door):
    assert newer_draft(public) is None
    write(veikko, public, "Veikon sanat.")
    found = newer_draft(fresh(public))
    assert (found.is_public, found.by, found.spoken) == (True, veikko, None)
    page = page_of(door, aino, public)
    assert "Luonnoksesi ei ole sama kuin julkinen tarina." in page
    assert "Viimeksi sitä muutti Veikko" in page
    base = Consent.objects.standing().get(page_id=public.pk).revision
    assert at("version", public.pk, base.pk) in page
    compared = door(aino).get(at("version", public.pk, base.pk)).content.decode()
    assert "Veikon sanat." in compared
    assert "Keitän kahvia." in compared


def test_words_corrected_once_more_are_told_with_the_last_writer(public, aino, veikko):
    write(veikko, public, "Veikon sanat.")
    write(aino, fresh(public), "Ainon sanat.", was="Veikon sanat.")
    assert newer_draft(fresh(public)).by == aino


def test_words_written_while_it_is_read_are_told_with_the_way_to_them(read_now, aino, veikko, door):
    write(veikko, read_now, "Veikon sanat.")
    found = newer_draft(fresh(read_now))
    assert (found.by, found.spoken.block_id) == (veikko, BLOCK)
    page = page_of(door, aino, read_now)
    assert "Äänitteen sanat muuttuivat sen jälkeen, kun annoit tarinan luettavaksi." in page
    assert at("spoken_words", read_now.pk, BLOCK) in page


def test_what_is_written_after_the_handing_in_is_told(read_now, aino, door):
    save(aino, read_now, text="Keitän teetä.")
    page = page_of(door, aino, read_now)
    assert "Luonnoksesi ei ole sama kuin se, jonka annoit luettavaksi." in page
    assert "Viimeksi sitä muutit sinä" in page


def test_what_waits_for_a_yes_stays_and_the_newer_words_are_told(read_now, aino, veikko, eeva):
    read_through(eeva, read_now)
    write(veikko, fresh(read_now), "Veikon sanat.")
    assert newer_draft(fresh(read_now)).by == veikko


def test_a_version_brought_back_says_again_what_is_public(public, aino, veikko):
    write(veikko, public, "Veikon sanat.")
    base = newer_draft(fresh(public)).base
    versioning.bring_back(aino, story=public, version=base)
    assert newer_draft(fresh(public)) is None
