"""The guard inside the CMS, and for news that somebody tells."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from content import consenting
from content.models import ConsentMissing, NewsPage, StoryIndexPage, StoryPage
from content.models.consents import is_covered
from tests.factories.pages import make_news, section

from .trying import edit_form, nothing_public, seen, told_by

pytestmark = pytest.mark.django_db


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
