"""A yes is taken back at once, everywhere."""

import datetime
import json

import pytest
from django.core.management import call_command
from django.test import Client
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, PageLogEntry

from content import consenting
from content.ledger import withdrawals_file
from content.models import Consent, Rendition, StoryPage
from content.models.consents import is_covered
from portal.kit import clock
from portal.kit.public_pages import SHARED_FOR
from tests.factories.pages import make_story
from tests.factories.pictures import with_picture

from .saying import fresh, reading, say_yes, tell

pytestmark = pytest.mark.django_db


class TestTakingBack:
    @pytest.fixture
    def told(self, story, aino):
        return tell(aino, story)

    def addresses(self, told):
        pictures = [rendition.url for rendition in Rendition.objects.all()]
        pictures += [picture.file.url for picture in told.storyteller.pictures.all()]
        return [told.url, *pictures]

    def test_it_is_gone_from_every_address(self, told, aino, oiva, eeva):
        addresses = self.addresses(told)
        assert len(addresses) > 3
        consenting.withdraw(aino, page=told)
        for person in (None, oiva, eeva):
            browser = Client()
            if person:
                browser.force_login(person)
            assert {browser.get(address).status_code for address in addresses} == {404}

    @pytest.mark.parametrize(
        "path",
        ["/fi/", "/fi/tarinat/", "/fi/feed/", "/fi/feed/stories/", "/fi/search/?q=kahvi", "/sitemap.xml"],
    )
    def test_it_is_gone_from_lists_feeds_search_and_the_map(self, told, aino, path):
        call_command("update_index", verbosity=0)
        if "/feed/" not in path or "stories" in path:
            before = Client().get(path).content.decode()
            assert told.url in before
        consenting.withdraw(aino, page=told)
        after = Client().get(path)
        text = after.content.decode()
        assert "Aamun kahvi" not in text
        assert told.url not in text

    def test_no_copy_is_kept_longer_than_half_a_minute(self, told):
        assert SHARED_FOR <= 30
        for path in (
            told.url,
            "/fi/",
            "/fi/tarinat/",
            "/fi/feed/stories/",
            "/fi/feed/stories/atom.xml",
            "/fi/feed/stories/feed.json",
            "/fi/search/?q=kahvi",
            "/sitemap.xml",
        ):
            assert f"max-age={SHARED_FOR}" in Client().get(path)["Cache-Control"], path

    def test_search_forgets_it_even_when_it_was_live_only_in_the_index(self, told, aino):
        from wagtail.search.models import IndexEntry

        call_command("update_index", verbosity=0)
        entries = IndexEntry.objects.filter(object_id=str(told.pk))
        assert entries.exists()
        consenting.withdraw(aino, page=told)
        assert not entries.exists()
        call_command("update_index", verbosity=0)
        assert not entries.exists()

    def test_the_draft_and_the_picture_stay_the_storytellers(self, told, aino):
        consenting.withdraw(aino, page=told)
        page = fresh(told)
        assert page.title == "Aamun kahvi"
        assert aino.pictures.count() == 1
        assert not Rendition.objects.exists()
        browser = Client()
        browser.force_login(aino)
        assert browser.get(aino.pictures.get().file.url).status_code == 200

    def test_the_consent_is_kept_as_taken_back(self, told, aino):
        consenting.withdraw(aino, page=told)
        assert Consent.objects.get().withdrawn_at is not None
        assert not is_covered(fresh(told))

    def test_dates_and_readings_end(self, told, aino):
        page = fresh(told)
        page.title = "Uusi versio"
        page.go_live_at = clock.now() + datetime.timedelta(days=1)
        page.save_revision(approved_go_live_at=page.go_live_at)
        reading(page, aino)
        consenting.withdraw(aino, page=page)
        page = fresh(told)
        assert page.current_workflow_state is None
        assert page.go_live_at is None
        assert not page.approved_schedule

    def test_its_translations_go_too(self, told, aino):
        swedish = Locale.objects.get(language_code="sv")
        translation = CopyPageForTranslationAction(told, swedish).execute(skip_permission_checks=True)
        translation = tell(aino, StoryPage.objects.get(pk=translation.pk))
        assert Client().get(translation.url).status_code == 200
        consenting.withdraw(aino, page=told)
        assert not fresh(translation).live
        assert not Consent.objects.standing().exists()

    def test_another_story_keeps_the_picture_it_shares(self, told, aino):
        picture = aino.pictures.get()
        other = make_story(aino, title="Toinen", public=False, body=with_picture(picture))
        other.save_revision()
        other = tell(aino, StoryPage.objects.get(pk=other.pk))
        consenting.withdraw(aino, page=told)
        assert Client().get(picture.renditions.first().url).status_code == 200
        assert fresh(other).live

    def test_taking_back_twice_changes_nothing_more(self, told, aino):
        consenting.withdraw(aino, page=told)
        first = Consent.objects.get().withdrawn_at
        consenting.withdraw(aino, page=told)
        assert Consent.objects.get().withdrawn_at == first

    def test_what_was_never_public_can_be_taken_back(self, story, aino):
        say_yes(aino, story)
        consenting.withdraw(aino, page=story)
        assert not Consent.objects.standing().exists()

    def test_nothing_brings_it_back_but_a_new_yes(self, told, aino):
        revision = told.live_revision
        consenting.withdraw(aino, page=told)
        with pytest.raises(consenting.ConsentMissing):
            revision.publish()
        assert tell(aino, told).live

    def test_the_logs_say_so_outside_the_database_too(self, told, aino):
        consenting.withdraw(aino, page=told)
        assert PageLogEntry.objects.filter(action="content.withdraw", user=aino).exists()
        line = json.loads(withdrawals_file().read_text().splitlines()[-1])
        assert line["pages"] == [told.pk]
        assert line["translation_key"] == str(told.translation_key)
        assert "Aamun" not in json.dumps(line)

    def test_caches_in_front_are_told(self, told, aino, settings, monkeypatch, request):
        at_commit = request.getfixturevalue("django_capture_on_commit_callbacks")
        purged = []
        settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": "none"}}
        monkeypatch.setattr("content.purging.purge_urls_from_cache", purged.extend)
        with at_commit(execute=True):
            consenting.withdraw(aino, page=told)
        assert any(url.endswith(told.url) for url in purged)
        assert any(url.endswith("/sitemap.xml") for url in purged)
        assert any(url.endswith("/fi/feed/stories/feed.json") for url in purged)

    def test_a_deleted_page_takes_its_pictures_out_of_sight(self, told, aino):
        addresses = self.addresses(told)
        told.delete()
        assert {Client().get(address).status_code for address in addresses} == {404}
