"""Publishing by every way that Wagtail has: nothing is shown without its storyteller's yes."""

import datetime
import json

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page, Revision, Task, Workflow, WorkflowTask

from content import consenting
from content.models import ConsentMissing, NewsPage, StoryIndexPage, StoryPage
from portal.kit import clock
from tests.factories.pages import make_news, section

from .trying import nothing_public, seen, told_by

pytestmark = pytest.mark.django_db


class TestPublishing:
    def test_a_told_story_is_public_under_its_byline(self, told):
        answer = Client().get(told.url)
        assert answer.status_code == 200
        assert "A. K." in answer.content.decode()

    def test_a_revision_is_not_published_without_a_yes(self, draft, attacker):
        with pytest.raises(ConsentMissing):
            draft.latest_revision.publish()
        with pytest.raises(PermissionDenied):
            draft.latest_revision.publish(user=attacker)
        nothing_public(draft)

    def test_setting_live_and_saving_is_refused(self, draft):
        draft.live = True
        with pytest.raises(ConsentMissing):
            draft.save()
        with pytest.raises(ConsentMissing):
            draft.save(update_fields=["live"])
        with pytest.raises(ConsentMissing):
            draft.save(clean=False)
        nothing_public(draft)

    def test_the_bare_page_is_guarded_too(self, draft, told):
        bare = Page.objects.get(pk=draft.pk)
        bare.live = True
        with pytest.raises(ConsentMissing):
            bare.save()
        with pytest.raises(ConsentMissing):
            bare.save(update_fields=["live"])
        other = Page.objects.get(pk=told.pk)
        other.title = "Vaihdettu"
        with pytest.raises(ConsentMissing):
            other.save()

    def test_a_page_added_live_is_refused(self, home, aino):
        with pytest.raises(ConsentMissing):
            section(StoryIndexPage).add_child(instance=StoryPage(title="Uusi", storyteller=aino))
        assert not Page.objects.filter(title="Uusi").exists()

    def test_a_story_of_nobody_is_never_public(self, home):
        with pytest.raises(ConsentMissing):
            section(StoryIndexPage).add_child(instance=StoryPage(title="Uusi"))

    def test_a_new_version_needs_a_new_yes(self, told):
        told.title = "Toinen otsikko"
        with pytest.raises(ConsentMissing):
            told.save_revision().publish()
        fresh = StoryPage.objects.get(pk=told.pk)
        assert fresh.title == "Kerrottu tarina"
        assert seen(fresh) == 200

    def test_a_draft_of_a_public_story_is_saved_and_stays_hidden(self, told):
        told.title = "Luonnos"
        told.save_revision()
        fresh = StoryPage.objects.get(pk=told.pk)
        assert fresh.has_unpublished_changes
        assert "Luonnos" not in Client().get(fresh.url).content.decode()

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("title", "x"),
            ("summary", "x"),
            ("byline", "Aino Koskinen"),
            ("supporters_named", "Veikko"),
            ("is_example", True),
            ("seo_title", "x"),
            ("search_description", "x"),
            ("slug", "aino-koskinen"),
            ("body", [("paragraph", "<p>x</p>")]),
            ("storyteller", None),
        ],
    )
    def test_no_shown_field_of_a_public_story_can_be_saved_otherwise(self, told, field, value):
        setattr(told, field, value)
        with pytest.raises(ConsentMissing):
            told.save()
        with pytest.raises(ConsentMissing):
            told.save(update_fields=[field])
        fresh = StoryPage.objects.get(pk=told.pk)
        assert getattr(fresh, field) != value
        assert seen(fresh) == 200

    def test_saving_one_field_does_not_carry_others_along(self, told):
        StoryPage.objects.filter(pk=told.pk).update(live=False, title="Toinen")
        told.live = True
        with pytest.raises(ConsentMissing):
            told.save(update_fields=["live"])

    def test_going_back_to_an_older_yes_is_refused(self, told, aino):
        old = told.live_revision
        told.title = "Uusi otsikko"
        told.save_revision()
        newer = told_by(aino, told)
        assert newer.title == "Uusi otsikko"
        with pytest.raises(ConsentMissing):
            old.publish()

    def test_a_story_stays_its_storytellers(self, told, draft, oiva):
        draft.storyteller = oiva
        with pytest.raises(ConsentMissing):
            draft.save()

    def test_a_fixture_brings_no_story_to_the_public(self, told, draft):
        rows = json.loads(serializers.serialize("json", [Page.objects.get(pk=draft.pk), draft]))
        for row in rows:
            row["fields"]["live"] = True
        rows[0]["fields"]["title"] = "Tuotu"
        items = list(serializers.deserialize("json", json.dumps(rows)))
        with pytest.raises(ConsentMissing):
            items[0].save()
        with pytest.raises(ConsentMissing):
            items[1].save()
        nothing_public(draft)

    def test_a_fixture_of_a_new_story_is_refused(self, told):
        row = json.loads(serializers.serialize("json", [Page.objects.get(pk=told.pk)]))
        row[0]["pk"] = 99_999
        row[0]["fields"] |= {"path": told.path[:-4] + "ZZZZ", "slug": "tuotu"}
        with pytest.raises(ConsentMissing):
            next(iter(serializers.deserialize("json", json.dumps(row)))).save()


class TestSchedules:
    def test_a_date_publishes_nothing_without_a_yes_and_stops_no_other(self, draft, home):
        news = make_news(title="Ajastettu")
        news.unpublish()
        past = clock.now() - datetime.timedelta(minutes=1)
        early = past - datetime.timedelta(minutes=1)
        Revision.objects.filter(pk=draft.latest_revision_id).update(approved_go_live_at=early)
        Revision.objects.filter(pk=news.latest_revision_id).update(approved_go_live_at=past)
        call_command("publish_scheduled")
        nothing_public(draft)
        assert NewsPage.objects.get(pk=news.pk).live
        assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()

    def test_a_date_in_the_future_makes_nothing_public(self, draft):
        draft.go_live_at = clock.now() + datetime.timedelta(days=1)
        draft.save_revision().publish()
        nothing_public(draft)

    def test_the_yes_is_for_now_whatever_date_an_editor_wrote(self, draft, aino):
        draft.go_live_at = clock.now() + datetime.timedelta(days=9)
        draft.expire_at = clock.now() + datetime.timedelta(days=10)
        draft.save_revision()
        told = told_by(aino, StoryPage.objects.get(pk=draft.pk))
        assert told.live
        assert told.expire_at is None


class TestCopies:
    def test_a_copy_is_a_draft_or_nothing(self, told, attacker):
        with pytest.raises(ConsentMissing):
            told.copy(update_attrs={"slug": "kopio"}, keep_live=True)
        copy = told.copy(update_attrs={"slug": "kopio"}, keep_live=False)
        nothing_public(copy)
        with pytest.raises(ConsentMissing):
            copy.get_latest_revision().publish()

    def test_a_translation_needs_its_own_yes(self, told, aino):
        swedish = Locale.objects.get(language_code="sv")
        translation = CopyPageForTranslationAction(told, swedish).execute(skip_permission_checks=True)
        nothing_public(translation)
        with pytest.raises(ConsentMissing):
            translation.get_latest_revision().publish()
        assert told_by(aino, StoryPage.objects.get(pk=translation.pk)).live

    def test_a_public_alias_is_refused(self, told):
        with pytest.raises(ConsentMissing):
            told.create_alias(update_slug="toinen", parent=section(StoryIndexPage, "en"))
        with pytest.raises(ConsentMissing):
            told.copy_for_translation(Locale.objects.get(language_code="sv"), alias=True)

    def test_nobody_says_yes_through_an_alias(self, draft, aino):
        alias = draft.create_alias(update_slug="toinen", parent=section(StoryIndexPage, "en"))
        with pytest.raises(PermissionDenied):
            consenting.give(aino, page=alias, revision_id=1, byline="A", places=["site"])


class TestWorkflow:
    def test_the_end_of_a_workflow_publishes_nothing(self, draft, attacker):
        from wagtail.models import GroupApprovalTask

        task = GroupApprovalTask.objects.create(name="read")
        task.groups.set(attacker.groups.all())
        workflow = Workflow.objects.create(name="reading")
        WorkflowTask.objects.create(workflow=workflow, task=Task.objects.get(pk=task.pk), sort_order=0)
        state = workflow.start(draft, attacker)
        state.current_task_state.approve(user=attacker)
        nothing_public(draft)

    def test_wagtails_own_finish_is_refused_too(self, draft, attacker, settings):
        from wagtail.models import GroupApprovalTask
        from wagtail.workflows import publish_workflow_state

        task = GroupApprovalTask.objects.create(name="read")
        workflow = Workflow.objects.create(name="reading")
        WorkflowTask.objects.create(workflow=workflow, task=Task.objects.get(pk=task.pk), sort_order=0)
        state = workflow.start(draft, attacker)
        with pytest.raises(ConsentMissing):
            publish_workflow_state(state)
        nothing_public(draft)
