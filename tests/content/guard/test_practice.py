"""What somebody tries out in a lesson: no way leads from it to the public, nor into the CMS."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from content import asking_people, consenting
from content.consenting import ConsentRefused
from content.models import Consent, ConsentMissing, PersonIn, StoryPage
from content.models.consents import is_covered
from media_studio import drafting
from media_studio.queries import draft_of
from portal.kit import clock

from .trying import edit_form, nothing_public

pytestmark = pytest.mark.django_db


@pytest.fixture
def practice(home, aino):
    story = drafting.begin_story(aino, title="Harjoitustarina", is_practice=True)
    return StoryPage.objects.get(pk=story.pk)


def test_its_person_can_say_no_yes_to_it(practice, aino):
    with pytest.raises(ConsentRefused):
        consenting.give(
            aino, page=practice, revision_id=practice.latest_revision_id, byline="A", places=["site"]
        )
    assert not Consent.objects.exists()


def test_a_yes_that_stands_in_the_table_covers_nothing(practice, aino):
    Consent.objects.create(page=practice, storyteller=aino, digest="x", byline="A", places=["site"])
    assert not is_covered(practice)
    StoryPage.objects.filter(pk=practice.pk).update(live=True)
    assert list(StoryPage.shown()) == []
    assert Client().get(StoryPage.objects.get(pk=practice.pk).url).status_code == 404


@pytest.mark.parametrize("name", ["live", "go_live_at"])
def test_no_save_makes_it_public(practice, name):
    setattr(practice, name, True if name == "live" else clock.now() + datetime.timedelta(days=1))
    with pytest.raises(ConsentMissing):
        practice.save()
    bare = Page.objects.get(pk=practice.pk)
    bare.live = True
    with pytest.raises(ConsentMissing):
        bare.save()
    nothing_public(practice)


@pytest.mark.parametrize("fields", [None, ["is_practice"]])
def test_it_never_becomes_a_story(practice, fields):
    practice.is_practice = False
    with pytest.raises(ConsentMissing):
        practice.save(update_fields=fields)


def test_no_version_of_it_is_published_by_a_person_or_the_clock(practice, attacker):
    with pytest.raises(PermissionDenied):
        practice.get_latest_revision().publish(user=attacker)
    practice.revisions.update(approved_go_live_at=clock.now() - datetime.timedelta(days=1))
    call_command("publish_scheduled")
    nothing_public(practice)


def test_each_version_of_it_is_practice(practice):
    assert draft_of(practice).is_practice


@pytest.mark.parametrize("name", ["edit", "unpublish", "copy", "move", "delete", "history", "usage"])
def test_the_cms_does_not_open_it_for_a_superuser(cms, practice, name):
    answer = cms.get(reverse(f"wagtailadmin_pages:{name}", args=[practice.pk]))
    assert answer.status_code in {302, 403, 404}
    assert practice.title not in answer.content.decode()


def test_the_cms_publishes_nothing(cms, practice):
    address = reverse("wagtailadmin_pages:edit", args=[practice.pk])
    cms.post(address, edit_form(cms, practice) | {"action-publish": "1", "action-submit": "1"})
    nothing_public(practice)
    assert practice.current_workflow_state is None


@pytest.mark.parametrize("path", ["", "pages/search/?q=harjoitustarina", "reports/site-history/"])
def test_the_cms_lists_it_nowhere(cms, practice, path):
    assert practice.title not in cms.get(f"/admin/{path}").content.decode()
    listed = cms.get(reverse("wagtailadmin_explore", args=[practice.get_parent().pk])).content.decode()
    assert practice.title not in listed


def test_search_does_not_know_it(practice):
    call_command("update_index", verbosity=0)
    assert "Harjoitustarina" not in Client().get("/fi/search/", {"q": "harjoitustarina"}).content.decode()


def test_no_link_is_made_for_somebody_in_it(practice, aino):
    friend = PersonIn.objects.create(page=practice, name="Ystävä", what=["face"], added_by=aino)
    with pytest.raises(asking_people.NoLink):
        asking_people.make_key(friend)
    assert PersonIn.objects.get().key_hash is None
