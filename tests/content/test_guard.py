"""The guard: nothing is public that its storyteller did not say yes to, whichever way somebody tries."""

import datetime
import json

import pytest
from django.core import serializers
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page, Revision, Task, Workflow, WorkflowTask

from content import consenting
from content.models import ConsentMissing, NewsPage, Picture, StoryIndexPage, StoryPage
from content.models.consents import is_covered, only_covered
from content.models.pictures import PictureHeld
from content.permissions import grant_editors
from portal.accounts.models import User
from portal.accounts.roles import Role, give_role
from portal.kit import clock
from tests.factories.pages import make_news, make_site, make_story, section
from tests.factories.pictures import make_picture, picture_bytes, upload, with_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(roles):
    site = make_site()
    grant_editors(Page.objects.get(depth=1))
    return site


@pytest.fixture
def draft(home, aino):
    story = make_story(aino, title="Salainen tarina", public=False)
    story.save_revision()
    return StoryPage.objects.get(pk=story.pk)


@pytest.fixture
def told(home, aino):
    story = make_story(aino, title="Kerrottu tarina", public=False)
    story.save_revision()
    return told_by(aino, StoryPage.objects.get(pk=story.pk))


def told_by(person, page):
    consent = consenting.give(
        person, page=page, revision_id=page.latest_revision_id, byline="A. K.", places=["site"]
    )
    consent.revision.publish(user=person, skip_permission_checks=True)
    return type(page).objects.get(pk=page.pk)


@pytest.fixture
def attacker(roles):
    """A superuser who is also an editor: every door of the CMS is open to them."""
    person = User.objects.create_superuser("attacker@example.org", first_name="Attacker")
    give_role(person, Role.EDITOR)
    return person


@pytest.fixture
def cms(attacker):
    browser = Client()
    browser.force_login(attacker)
    return browser


def seen(page):
    """What the public gets at the page's address, and everywhere that lists pages."""
    answer = Client().get(page.url)
    return answer.status_code


def nothing_public(page):
    fresh = type(page).objects.get(pk=page.pk)
    assert not fresh.live
    assert seen(fresh) == 404


def edit_form(cms, page):
    """The fields of the CMS's own form, as the browser would send them back."""
    return {
        "title": page.title,
        "slug": page.slug,
        "summary": page.summary,
        "supporters_named": "",
        "seo_title": "",
        "search_description": "",
        "body-count": "0",
        "go_live_at": "",
        "expire_at": "",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }


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


class TestTheCms:
    def test_publishing_in_the_form_sends_back_calmly(self, cms, draft):
        address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        page = cms.get(address)
        assert page.status_code == 200
        assert 'name="action-publish"' not in page.content.decode()
        answer = cms.post(address, edit_form(cms, draft) | {"action-publish": "1"})
        assert answer.status_code in {200, 302}
        nothing_public(draft)

    def test_a_public_story_changed_in_the_form_stays_as_it_was(self, cms, told):
        address = reverse("wagtailadmin_pages:edit", args=[told.pk])
        fields = edit_form(cms, told) | {"title": "Kaapattu", "action-publish": "1"}
        answer = cms.post(address, fields)
        assert answer.status_code == 302
        fresh = StoryPage.objects.get(pk=told.pk)
        assert fresh.title == "Kerrottu tarina"
        assert fresh.draft_title == "Kaapattu"  # kept as a draft, for the storyteller to see
        assert "Kaapattu" not in Client().get(fresh.url).content.decode()

    def test_bulk_publishing_leaves_the_story_alone(self, cms, draft):
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
        cms.post(f"{address}?id={draft.pk}&next=/admin/", {"next": "/admin/"})
        nothing_public(draft)

    def test_copying_in_the_cms_makes_nothing_public(self, cms, told):
        address = reverse("wagtailadmin_pages:copy", args=[told.pk])
        parent = told.get_parent()
        cms.post(
            address,
            {
                "new_title": "Kopio",
                "new_slug": "kopio",
                "new_parent_page": parent.pk,
                "publish_copies": "on",
                "copy_subpages": "on",
            },
        )
        assert not StoryPage.objects.filter(slug="kopio", live=True).exists()

    def test_an_alias_made_in_the_cms_is_not_public(self, cms, told):
        cms.post(
            reverse("wagtailadmin_pages:copy", args=[told.pk]),
            {"new_title": "A", "new_slug": "alias", "new_parent_page": told.get_parent().pk, "alias": "on"},
        )
        assert not StoryPage.objects.filter(slug="alias", live=True).exists()

    def test_translating_in_the_cms_makes_nothing_public(self, cms, told):
        swedish = Locale.objects.get(language_code="sv")
        cms.post(
            reverse("simple_translation:submit_page_translation", args=[told.pk]), {"locales": [swedish.pk]}
        )
        assert not StoryPage.objects.filter(locale=swedish, live=True).exists()

    def test_going_back_to_an_old_version_in_the_cms_publishes_nothing(self, cms, told, aino):
        old = told.live_revision
        told.title = "Uusi otsikko"
        told.save_revision()
        told = told_by(aino, told)
        address = reverse("wagtailadmin_pages:edit", args=[told.pk])
        fields = edit_form(cms, old.as_object()) | {"revision": old.pk, "action-publish": "1"}
        cms.post(address, fields)
        assert StoryPage.objects.get(pk=told.pk).title == "Uusi otsikko"

    def test_a_story_cannot_be_begun_in_the_cms(self, cms, home):
        parent = section(StoryIndexPage)
        answer = cms.get(reverse("wagtailadmin_pages:add", args=["content", "storypage", parent.pk]))
        assert answer.status_code in {302, 403}

    def test_the_storyteller_is_no_field_of_the_form(self, cms, draft, oiva):
        address = reverse("wagtailadmin_pages:edit", args=[draft.pk])
        cms.post(address, edit_form(cms, draft) | {"storyteller": oiva.pk, "byline": "Oiva"})
        latest = StoryPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
        assert latest.storyteller_id == draft.storyteller_id
        assert latest.byline == draft.byline

    def test_unpublishing_a_told_story_and_publishing_it_again_as_it_was_is_allowed(self, cms, told):
        cms.post(reverse("wagtailadmin_pages:unpublish", args=[told.pk]))
        nothing_public(told)
        fresh = StoryPage.objects.get(pk=told.pk)
        assert is_covered(fresh)
        fresh.get_latest_revision().publish()
        assert seen(fresh) == 200

    def test_publishing_it_again_otherwise_sends_back_calmly(self, cms, told):
        told.unpublish()
        fields = edit_form(cms, told) | {"title": "Kaapattu", "action-publish": "1"}
        answer = cms.post(reverse("wagtailadmin_pages:edit", args=[told.pk]), fields)
        assert answer.status_code == 302
        nothing_public(told)

    def test_an_editor_may_take_a_date_and_readers_away(self, draft, eeva):
        tester = draft.permissions_for_user(eeva)
        assert tester.can_unschedule()
        assert tester.can_set_view_restrictions()
        assert not tester.can_publish()

    def test_a_member_publishes_nothing_in_the_cms(self, told, oiva):
        assert not told.permissions_for_user(oiva).can_publish()

    def test_the_api_is_not_there(self, told):
        for path in ("/api/v2/pages/", "/api/v3/pages/", "/fi/api/v2/pages/", "/admin/api/main/pages/"):
            assert Client().get(path).status_code in {302, 404}


class TestNews:
    def test_news_of_the_house_need_no_yes(self, home):
        assert seen(make_news()) == 200

    def test_news_with_a_storyteller_need_one(self, home, aino):
        news = make_news(title="Luonnos")
        news.unpublish()
        news.storyteller = aino
        news.save()
        with pytest.raises(ConsentMissing):
            news.save_revision().publish()
        assert told_by(aino, NewsPage.objects.get(pk=news.pk)).live

    def test_every_news_item_is_listed_once(self, home, aino):
        free, news = make_news(), make_news(title="Ainon uutinen")
        news.unpublish()
        news.storyteller = aino
        news.save()
        for title in ("Ensin", "Sitten"):
            news = NewsPage.objects.get(pk=news.pk)
            news.title = title
            news.save_revision()
            news = told_by(aino, NewsPage.objects.get(pk=news.pk))
        assert sorted(page.pk for page in NewsPage.shown()) == sorted([free.pk, news.pk])
        assert NewsPage.shown().count() == 2

    def test_the_storyteller_cannot_be_taken_off_to_go_round_the_yes(self, home, aino):
        news = make_news()
        news.storyteller = aino
        news.live = False
        news.save()
        news.storyteller = None
        with pytest.raises(ConsentMissing):
            news.save_revision().publish()

    def test_news_that_ever_had_a_yes_are_never_free_again(self, home, aino):
        news = make_news()
        news.unpublish()
        news.storyteller = aino
        news.save()
        news.save_revision()
        news = told_by(aino, NewsPage.objects.get(pk=news.pk))
        consenting.withdraw(aino, page=news)
        NewsPage.objects.filter(pk=news.pk).update(live=True, storyteller=None)
        assert seen(news) == 404
        assert news not in NewsPage.shown()


class TestPastTheModels:
    """What `queryset.update` writes is not served, not listed, and found by the check."""

    @pytest.fixture
    def forced(self, draft):
        StoryPage.objects.filter(pk=draft.pk).update(live=True)
        return StoryPage.objects.get(pk=draft.pk)

    @pytest.fixture
    def retitled(self, told):
        Page.objects.filter(pk=told.pk).update(title="Kaapattu otsikko")
        return StoryPage.objects.get(pk=told.pk)

    def test_it_is_served_to_nobody_and_said_in_the_log(self, forced, cms, caplog):
        assert seen(forced) == 404
        assert cms.get(forced.url).status_code == 404
        assert "without a consent" in caplog.text
        assert forced.title not in caplog.text

    def test_it_is_in_no_list(self, forced, retitled):
        assert not set(StoryPage.shown()) & {forced, retitled}
        assert only_covered(Page.objects.filter(pk__in=[forced.pk, retitled.pk])) == []
        assert StoryPage.shown().first() is None
        assert forced.get_sitemap_urls() == []
        assert list(StoryPage.shown().values_list("pk", flat=True)) == [retitled.pk]

    @pytest.mark.parametrize(
        "path",
        ["/fi/", "/fi/tarinat/", "/fi/feed/", "/fi/feed/stories/", "/fi/search/?q=tarina", "/sitemap.xml"],
    )
    def test_no_page_feed_search_or_map_shows_it(self, forced, retitled, path):
        call_command("update_index", verbosity=0)
        text = Client().get(path).content.decode()
        assert "Salainen tarina" not in text
        assert "Kaapattu" not in text
        assert forced.url not in text

    def test_a_changed_title_is_not_served(self, retitled):
        assert seen(retitled) == 404

    def test_the_check_finds_it_and_mends_it(self, forced, retitled, capsys):
        with pytest.raises(SystemExit):
            call_command("check_consents")
        said = capsys.readouterr().out
        assert f"page {forced.pk} " in said
        assert f"page {retitled.pk} " in said
        assert "Salainen" not in said
        assert "Kaapattu" not in said
        call_command("check_consents", "--unpublish")
        nothing_public(forced)
        nothing_public(retitled)
        call_command("check_consents")

    def test_the_check_is_quiet_when_all_is_well(self, told, capsys):
        call_command("check_consents")
        assert "0 pages, 0 pictures" in capsys.readouterr().out


class TestPictures:
    @pytest.fixture
    def picture(self, aino):
        return make_picture(aino)

    @pytest.fixture
    def told(self, home, aino, picture):
        story = make_story(aino, public=False, body=with_picture(picture))
        story.save_revision()
        return told_by(aino, StoryPage.objects.get(pk=story.pk))

    def test_its_picture_cannot_be_replaced(self, told, picture):
        picture.file = upload(picture_bytes("PNG"), "uusi.png")
        with pytest.raises(PictureHeld):
            picture.save()
        assert seen(told) == 200

    @pytest.mark.parametrize(("field", "value"), [("alt", "x"), ("credit", "x"), ("decorative", True)])
    def test_its_words_cannot_be_changed(self, told, picture, field, value):
        setattr(picture, field, value)
        with pytest.raises(PictureHeld):
            picture.save()
        with pytest.raises(PictureHeld):
            picture.save(update_fields=[field])
        assert seen(told) == 200

    def test_it_cannot_be_deleted_in_any_way(self, told, picture):
        with pytest.raises(PictureHeld), transaction.atomic():
            picture.delete()
        with pytest.raises(PictureHeld), transaction.atomic():
            Picture.objects.filter(pk=picture.pk).delete()

    def test_what_nobody_sees_of_it_may_change(self, told, picture):
        picture.title = "Toinen nimi"
        picture.save()
        assert seen(told) == 200

    def test_an_update_past_the_models_takes_the_page_away(self, told, picture):
        Picture.objects.filter(pk=picture.pk).update(alt="Kaapattu")
        assert seen(told) == 404

    def test_a_file_changed_on_the_disk_is_found_by_the_check(self, told, picture, capsys):
        with open(picture.file.path, "wb") as file:  # noqa: PTH123
            file.write(picture_bytes())
        with pytest.raises(SystemExit):
            call_command("check_consents", "--unpublish")
        assert f"picture {picture.pk}" in capsys.readouterr().out
        picture.file.storage.delete(picture.file.name)
        with pytest.raises(SystemExit):
            call_command("check_consents")

    def test_the_library_of_the_cms_neither_shows_nor_changes_it(self, cms, told, picture):
        assert picture not in cms.get(reverse("wagtailimages:index")).context["page_obj"].object_list
        assert cms.get(reverse("wagtailimages:edit", args=[picture.pk])).status_code == 302
        cms.post(reverse("wagtailimages:edit", args=[picture.pk]), {"title": "x", "alt": "Kaapattu"})
        cms.post(reverse("wagtailimages:delete", args=[picture.pk]))
        address = reverse("wagtail_bulk_action", args=["content", "picture", "delete"])
        cms.post(f"{address}?id={picture.pk}&next=/admin/", {"next": "/admin/"})
        assert Picture.objects.get(pk=picture.pk).alt == picture.alt
        assert seen(told) == 200

    def test_a_picture_of_the_house_in_a_story_is_held_in_the_library_too(self, cms, home, aino, eeva):
        house = make_picture(eeva, is_house=True)
        story = make_story(aino, public=False, body=with_picture(house))
        story.save_revision()
        told = told_by(aino, StoryPage.objects.get(pk=story.pk))
        answer = cms.post(reverse("wagtailimages:edit", args=[house.pk]), {"title": "x", "alt": "Kaapattu"})
        assert answer.status_code == 302
        assert Picture.objects.get(pk=house.pk).alt == house.alt
        assert seen(told) == 200

    def test_pictures_uploaded_in_the_cms_pass_the_same_intake(self, cms, home):
        from tests.factories.pictures import phone_jpeg

        cms.post(
            reverse("wagtailimages:add"),
            {"title": "Talo", "alt": "Talo", "tags": "", "file": upload(phone_jpeg(), "home.jpg")},
        )
        picture = Picture.objects.get(title="Talo")
        assert b"SecretPhone" not in picture.file.open("rb").read()
        assert "home" not in picture.file.name
        assert picture.is_house

    def test_a_bad_file_in_the_cms_is_refused_in_the_form(self, cms, home):
        bad = picture_bytes() + b"<script>"
        answer = cms.post(
            reverse("wagtailimages:add"),
            {"title": "Talo", "alt": "Talo", "tags": "", "file": upload(bad, "a.jpg")},
        )
        assert answer.status_code == 200
        assert not Picture.objects.exists()
