"""The Wagtail admin is a second door to the same steps: it opens for the same people, and no others."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, Page

from content.models import StoryPage
from content.permissions import grant_editors
from media_studio import drafting, queries, suggesting
from media_studio.models import Notice, Suggestion
from media_studio.policy.stages import Stage
from portal.accounts.models import User
from tests.factories.telling import begin_alone, second_reader

from .conftest import TEXT, save

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin_of(site):
    """A browser of a person in the Wagtail admin."""
    grant_editors(Page.objects.get(depth=1))

    def open_as(person):
        client = Client()
        client.force_login(person)
        return client

    return open_as


def act(client, story, action, **words):
    state = story.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, action, state.pk])
    return client.post(address, words)


def test_an_editor_sees_the_story_and_its_step_there(handed_in, eeva, admin_of):
    page = admin_of(eeva).get(reverse("wagtailadmin_pages:edit", args=[handed_in.pk]))
    assert page.status_code == 200
    home = admin_of(eeva).get(reverse("wagtailadmin_home"))
    assert "Aamu laiturilla" in home.content.decode()


def test_an_editor_passes_on_there_and_nothing_is_published(handed_in, aino, eeva, admin_of):
    assert act(admin_of(eeva), handed_in, "approve").status_code == 302
    act(admin_of(eeva), StoryPage.objects.get(pk=handed_in.pk), "approve")
    assert queries.stage(handed_in) is Stage.WITH_EDITOR
    act(admin_of(second_reader()), StoryPage.objects.get(pk=handed_in.pk), "approve")
    handed_in.refresh_from_db()
    assert queries.stage(handed_in) is Stage.WAITS_FOR_YES
    assert not handed_in.live
    assert [told.kind for told in Notice.objects.unseen(aino)] == ["waits for yes", "read by one"]


def test_asking_for_a_change_there_needs_words_and_reaches_the_storyteller(handed_in, aino, eeva, admin_of):
    act(admin_of(eeva), handed_in, "reject", comment="")
    assert queries.stage(handed_in) is Stage.WITH_EDITOR
    act(admin_of(eeva), handed_in, "reject", comment="Kerro lisää.")
    assert Notice.objects.unseen(aino).get().words == "Kerro lisää."


def test_nobody_approves_their_own_story_there(site, eeva, admin_of):
    story = begin_alone(eeva, title="Minun")
    save(eeva, story, text=TEXT)
    drafting.hand_in(eeva, story=story, through_supporter=False)
    act(admin_of(eeva), story, "approve")
    assert queries.stage(story) is Stage.WITH_EDITOR


def test_a_superuser_does_not_go_round_the_rule_either(site, admin_of):
    boss = User.objects.create_superuser("boss@example.org", first_name="Pomo")
    story = begin_alone(boss, title="Minun")
    save(boss, story, text=TEXT)
    drafting.hand_in(boss, story=story, through_supporter=False)
    act(admin_of(boss), story, "approve")
    assert queries.stage(story) is Stage.WITH_EDITOR


def test_the_step_itself_refuses_whoever_may_not_act(handed_in, aino, oiva):
    state = handed_in.current_workflow_task_state
    for person in (aino, oiva):
        with pytest.raises(PermissionDenied):
            state.task.specific.on_action(state, person, "approve")


def test_readers_do_not_write_in_the_storytellers_text_there(handed_in, eeva, admin_of):
    before = handed_in.revisions.count()
    address = reverse("wagtailadmin_pages:edit", args=[handed_in.pk])
    admin_of(eeva).post(address, {"title": "Toisen sanat", "slug": "toisen-sanat", "body-count": "0"})
    assert handed_in.revisions.count() == before


def test_a_readers_comment_is_seen_there_and_none_is_written_there(handed_in, eeva, admin_of):
    source = Suggestion.Source.READER
    suggesting.suggest(eeva, story=handed_in, block_id="title", comment="Kaunis nimi.", source=source)
    address = reverse("wagtailadmin_pages:edit", args=[handed_in.pk])
    assert "Kaunis nimi." in admin_of(second_reader()).get(address).content.decode()
    said = {"comments-TOTAL_FORMS": 1, "comments-INITIAL_FORMS": 0, "comments-0-text": "Ja lyhyt."}
    sent = said | {"comments-0-contentpath": "title", "title": "Toinen", "body-count": 0}
    assert "locked" in admin_of(eeva).post(address, sent).content.decode()
    assert [one.text for one in Comment.objects.all()] == ["Kaunis nimi."]


@pytest.mark.parametrize("is_superuser", [False, True])
def test_nobody_undoes_a_handing_in_there_unseen(handed_in, eeva, admin_of, is_superuser):
    eeva.is_superuser = is_superuser
    eeva.save()
    address = reverse("wagtailadmin_pages:edit", args=[handed_in.pk])
    assert 'name="action-cancel-workflow"' not in admin_of(eeva).get(address).content.decode()
    answer = admin_of(eeva).post(address, {"action-cancel-workflow": "true"}, follow=True)
    assert "Vain kertoja ottaa tämän pois" in answer.content.decode()
    assert queries.stage(StoryPage.objects.get(pk=handed_in.pk)) is Stage.WITH_EDITOR


def test_a_recording_without_its_words_is_not_passed_on_there(handed_in, eeva, admin_of, monkeypatch):
    monkeypatch.setattr("media_studio.models.tasks.wordless", lambda _page: ["a recording"])
    act(admin_of(eeva), handed_in, "approve")
    assert queries.stage(StoryPage.objects.get(pk=handed_in.pk)) is Stage.WITH_EDITOR
    assert queries.current_step(StoryPage.objects.get(pk=handed_in.pk)).name == "The media team reads"
