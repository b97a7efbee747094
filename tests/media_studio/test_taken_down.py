"""An editor took a public story down: nobody brings it back without a new reading and a new yes."""

import datetime

import pytest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Revision

from content import reporting
from content.models import Consent, ConsentMissing, StoryPage, TakeDown
from media_studio import drafting, publishing, queries, reviewing
from media_studio.policy.stages import Stage
from media_studio.refusals import AlreadyDecided
from portal.kit import clock

from .conftest import save

pytestmark = pytest.mark.django_db
WHY = "Siinä on toisen nimi."


def say_yes(person, story):
    revision = queries.read_revision(story)
    return publishing.publish_consented(
        person, story=story, revision_id=revision.pk if revision else 0, byline="Meri", places=["site"]
    )


def at(name, story):
    with translation.override("en"):
        return reverse(f"studio:{name}", args=[story.pk] if story else [])


@pytest.fixture
def public(was_read, aino):
    say_yes(aino, was_read)
    return StoryPage.objects.get(pk=was_read.pk)


@pytest.fixture
def down(public, eeva):
    reporting.take_down(eeva, thing=public, reason=WHY)
    return StoryPage.objects.get(pk=public.pk)


def test_taking_down_ends_the_yes(down):
    assert not Consent.objects.standing().exists()
    assert queries.stage(down) is Stage.TAKEN_DOWN


def test_nobody_publishes_the_version_that_once_had_the_yes(down, eeva, sampo):
    version = Consent.objects.get(page_id=down.pk).revision_id
    for person in (eeva, sampo, None):
        with pytest.raises(ConsentMissing):
            Revision.objects.get(pk=version).publish(user=person, skip_permission_checks=True)
    assert not StoryPage.objects.get(pk=down.pk).live


def test_a_reading_from_before_is_no_leave_to_publish(public, aino, eeva):
    save(aino, public, text="Uusi.")
    drafting.hand_in(aino, story=public, through_supporter=False)
    reviewing.pass_on(eeva, story=public)
    reporting.take_down(eeva, thing=public, reason=WHY)
    with pytest.raises(AlreadyDecided):
        say_yes(aino, StoryPage.objects.get(pk=public.pk))


def test_a_new_reading_and_a_new_yes_make_it_public_again(down, aino, eeva):
    save(aino, down, text="Ilman nimeä.")
    drafting.hand_in(aino, story=down, through_supporter=False)
    reviewing.pass_on(eeva, story=down)
    say_yes(aino, StoryPage.objects.get(pk=down.pk))
    public = StoryPage.objects.get(pk=down.pk)
    assert public in StoryPage.shown()
    assert queries.stage(public) is Stage.PUBLIC


def test_the_storyteller_sees_that_why_and_what_to_do(down, aino, client):
    client.force_login(aino)
    for page in (at("home", None), at("write", down)):
        words = client.get(page).content.decode()
        assert "took down “Aamu laiturilla”" in words
        assert WHY in words
        assert "You can change it and hand it in again." in words


def test_asking_another_editor_stays_after_the_card_was_put_away(down, aino, client):
    client.force_login(aino)
    taken = TakeDown.objects.get(page=down)
    client.post(at("put_away_taken_down", taken))
    for page in (at("home", None), at("story", down)):
        assert at("ask_another", taken) in client.get(page).content.decode()
    TakeDown.objects.update(made_at=clock.now() - datetime.timedelta(days=184))
    for page in (at("home", None), at("story", down)):
        assert at("ask_another", taken) not in client.get(page).content.decode()


def test_a_yes_that_stands_is_taken_back_also_while_the_story_is_not_public(public, aino, eeva, client):
    public.unpublish()
    client.force_login(aino)
    assert at("take_back", public) in client.get(at("home", None)).content.decode()
    assert client.post(at("take_back", public), {"keep": "draft"}).status_code == 302
    assert not Consent.objects.standing().exists()
    assert queries.stage(StoryPage.objects.get(pk=public.pk)) is Stage.TAKEN_BACK
    with pytest.raises(ConsentMissing):
        Consent.objects.get().revision.publish(user=eeva, skip_permission_checks=True)
