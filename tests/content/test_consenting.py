"""Saying yes, and taking it back: only the storyteller, only to what was shown, everywhere at once."""

import datetime
import json

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import GroupApprovalTask, Locale, PageLogEntry, Revision, Workflow, WorkflowTask

from content import consenting
from content.consenting import ConsentRefused, ShownChanged
from content.digest import digest_of
from content.ledger import withdrawals_file
from content.models import Consent, Rendition, StoryPage
from content.models.consents import is_covered
from portal.kit import clock
from portal.kit.public_pages import SHARED_FOR
from tests.factories.pages import make_news, make_site, make_story
from tests.factories.pictures import make_picture, with_picture

pytestmark = pytest.mark.django_db
PLACES = ["site"]


@pytest.fixture
def home(roles):
    return make_site()


@pytest.fixture
def story(home, aino):
    story = make_story(aino, title="Aamun kahvi", public=False, body=with_picture(make_picture(aino)))
    story.save_revision()
    return StoryPage.objects.get(pk=story.pk)


def fresh(page):
    return type(page).objects.get(pk=page.pk)


def say_yes(person, page, byline="A. K."):
    page = fresh(page)
    revision = consenting.revision_shown(page)
    return consenting.give(person, page=page, revision_id=revision.pk, byline=byline, places=PLACES)


def tell(person, page, byline="A. K."):
    say_yes(person, page, byline).revision.publish(user=person, skip_permission_checks=True)
    return fresh(page)


class TestGiving:
    def test_a_yes_holds_what_was_shown_the_byline_and_the_places(self, story, aino):
        consent = say_yes(aino, story, byline=" Kahvin\nystävä ")
        assert consent.byline == "Kahvin ystävä"
        assert consent.places == ["site"]
        assert consent.storyteller == aino
        assert list(consent.pictures.all()) == [aino.pictures.get()]
        assert consent.revision.as_object().byline == "Kahvin ystävä"
        assert consent.digest == digest_of(Revision.objects.get(pk=consent.revision_id).as_object())

    def test_what_is_published_is_exactly_what_was_said_yes_to(self, story, aino):
        told = tell(aino, story)
        assert told.live
        assert told.byline == "A. K."
        assert digest_of(told) == Consent.objects.get().digest
        assert is_covered(told)

    def test_the_sizes_of_its_pictures_stand_ready(self, story, aino):
        tell(aino, story)
        assert Rendition.objects.filter(image=aino.pictures.get()).count() == 3

    def test_a_yes_alone_publishes_nothing(self, story, aino):
        say_yes(aino, story)
        assert not fresh(story).live

    @pytest.mark.parametrize("who", ["oiva", "veikko", "eeva", "mirja", "sampo"])
    def test_nobody_else_says_yes_or_takes_it_back(self, story, aino, who, request):
        other = request.getfixturevalue(who)
        with pytest.raises(PermissionDenied):
            say_yes(other, story)
        tell(aino, story)
        with pytest.raises(PermissionDenied):
            consenting.withdraw(other, page=story)
        assert fresh(story).live

    def test_not_even_a_superuser_says_yes_for_somebody(self, story, aino, eeva):
        eeva.is_superuser = True
        eeva.save()
        with pytest.raises(PermissionDenied):
            say_yes(eeva, story)

    def test_somebody_shut_out_says_nothing(self, story, aino):
        aino.is_active = False
        with pytest.raises(PermissionDenied):
            say_yes(aino, story)

    def test_a_page_that_tells_nobodys_story_takes_no_yes(self, home, aino):
        news = make_news()
        for page in (news, home):
            with pytest.raises(PermissionDenied):
                consenting.give(aino, page=page, revision_id=1, byline="A", places=PLACES)

    @pytest.mark.parametrize("byline", ["", "  ", "\u200b"])
    def test_a_name_is_needed(self, story, aino, byline):
        with pytest.raises(ConsentRefused) as refused:
            say_yes(aino, story, byline=byline)
        assert refused.value.code == "byline"

    @pytest.mark.parametrize("places", [[], ["newsletter"], ["site", "newsletter"]])
    def test_only_known_places_and_the_site_among_them(self, story, aino, places):
        with pytest.raises(ConsentRefused) as refused:
            consenting.give(aino, page=story, revision_id=story.latest_revision_id, byline="A", places=places)
        assert refused.value.code == "places"
        assert not Consent.objects.exists()

    def test_another_version_than_the_one_shown_is_refused(self, story, aino):
        seen = story.latest_revision_id
        story.title = "Muutettu"
        story.save_revision()
        with pytest.raises(ShownChanged):
            consenting.give(aino, page=story, revision_id=seen, byline="A", places=PLACES)

    def test_a_version_of_another_page_is_refused(self, story, aino):
        other = make_story(aino, title="Toinen", public=False)
        revision = other.save_revision()
        with pytest.raises(ShownChanged):
            consenting.give(aino, page=story, revision_id=revision.pk, byline="A", places=PLACES)

    def test_a_page_without_a_version_is_refused(self, home, aino):
        other = make_story(aino, title="Toinen", public=False)
        with pytest.raises(ShownChanged):
            consenting.give(aino, page=other, revision_id=1, byline="A", places=PLACES)

    def test_after_a_reading_the_version_that_was_read_is_the_one(self, story, aino, eeva):
        state = reading(story, aino)
        read = fresh(story).latest_revision_id
        state.current_task_state.approve(user=eeva)
        page = fresh(story)
        page.title = "Kirjoitettu lukemisen jälkeen"
        newest = page.save_revision()
        assert consenting.revision_shown(page).pk == read
        with pytest.raises(ShownChanged):
            consenting.give(aino, page=page, revision_id=newest.pk, byline="A", places=PLACES)
        told = tell(aino, page)
        assert told.title == "Aamun kahvi"
        assert told.latest_revision_id == newest.pk

    def test_a_newer_yes_ends_the_older_one(self, story, aino):
        tell(aino, story)
        page = fresh(story)
        page.title = "Uusi"
        page.save_revision()
        told = tell(aino, page)
        assert told.title == "Uusi"
        assert Consent.objects.standing().count() == 1
        assert Consent.objects.exclude(replaced_at=None).count() == 1

    def test_a_picture_of_somebody_else_stops_the_yes(self, home, aino, oiva):
        story = make_story(oiva, public=False, body=with_picture(make_picture(aino)))
        story.save_revision()
        with pytest.raises(ConsentRefused) as refused:
            say_yes(oiva, story)
        assert refused.value.code == "picture"

    def test_the_log_of_the_page_says_so(self, story, aino):
        say_yes(aino, story)
        entry = PageLogEntry.objects.get(action="content.consent")
        assert entry.user == aino
        assert entry.message


def reading(story, person):
    task = GroupApprovalTask.objects.create(name="read")
    workflow = Workflow.objects.create(name="reading")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow.start(fresh(story), person)


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
        assert len(addresses) > 4
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
        assert any(url.endswith("/fi/feed/stories/") for url in purged)

    def test_a_deleted_page_takes_its_pictures_out_of_sight(self, told, aino):
        addresses = self.addresses(told)
        told.delete()
        assert {Client().get(address).status_code for address in addresses} == {404}
