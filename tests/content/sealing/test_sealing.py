"""What is taken back is sealed for a day, and an undo brings back exactly what was."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale

from content import consenting, reporting, sealing
from content.ledger import lines, withdrawals_file
from content.models import Consent, Seal, StoryPage
from content.models.consents import is_covered
from content.models.seals import is_sealed
from portal.kit import clock
from tests.content.consent.saying import fresh, reading, say_yes, tell
from tests.factories.pages import make_story
from tests.factories.pictures import make_picture, with_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(story, aino):
    return tell(aino, story)


def later(monkeypatch, **ahead):
    now = clock.now() + datetime.timedelta(**ahead)
    monkeypatch.setattr(clock, "now", lambda: now)


class TestSealing:
    def test_it_is_not_public_and_waits_for_a_day(self, told, aino):
        (seal,) = sealing.seal(aino, page=told)
        assert seal.erase_at - seal.sealed_at == datetime.timedelta(hours=24)
        assert seal.was_live
        assert not fresh(told).live
        assert is_sealed(told)
        assert Client().get(told.url).status_code == 404

    def test_a_draft_may_be_kept_as_before(self, told, aino):
        assert sealing.seal(aino, page=told, keep_draft=True) == []
        assert not is_sealed(told)
        assert not fresh(told).live

    def test_nobody_else_seals(self, told, oiva, eeva):
        for person in (oiva, eeva):
            with pytest.raises(PermissionDenied):
                sealing.seal(person, page=told)
        assert fresh(told).live

    def test_a_double_press_makes_one_seal_and_one_line(self, told, aino):
        first = sealing.seal(aino, page=told)
        written = len(lines(withdrawals_file()))
        assert sealing.seal(aino, page=told) == first
        assert len(lines(withdrawals_file())) == written

    def test_a_draft_that_was_never_public_is_sealed_too(self, story, aino):
        sealing.seal(aino, page=story)
        assert is_sealed(story)

    def test_translations_are_sealed_with_it(self, told, aino):
        swedish = Locale.objects.get(language_code="sv")
        copy = CopyPageForTranslationAction(told, swedish).execute(skip_permission_checks=True)
        copy = tell(aino, StoryPage.objects.get(pk=copy.pk))
        sealing.seal(aino, page=told)
        assert is_sealed(copy)
        sealing.undo_seal(aino, seal=Seal.objects.get(page_number=told.pk))
        assert fresh(copy).live
        assert fresh(told).live

    def test_no_new_yes_can_be_given_while_sealed(self, told, aino):
        sealing.seal(aino, page=told)
        with pytest.raises(consenting.ConsentRefused):
            say_yes(aino, told)

    def test_nothing_publishes_it_while_sealed(self, told, aino):
        revision = told.live_revision
        sealing.seal(aino, page=told)
        with pytest.raises(consenting.ConsentMissing):
            revision.publish()


class TestUndoing:
    def undone(self, aino, page):
        return sealing.undo_seal(aino, seal=Seal.objects.get(page_number=page.pk))

    def test_public_again_by_the_same_yes(self, told, aino):
        consent = Consent.objects.get()
        before, tag = fresh(told), consent.digest
        sealing.seal(aino, page=told)
        assert self.undone(aino, told) == sealing.Undone(is_public=True)
        after = fresh(told)
        assert after.live
        assert is_covered(after)
        assert Consent.objects.standing().get().digest == tag
        assert (after.first_published_at, after.last_published_at) == (
            before.first_published_at,
            before.last_published_at,
        )
        assert Client().get(after.url).status_code == 200

    def test_its_pictures_are_seen_again(self, told, aino):
        sealing.seal(aino, page=told)
        self.undone(aino, told)
        address = aino.pictures.get().renditions.first().url
        assert Client().get(address).status_code == 200

    def test_twice_changes_nothing_more(self, told, aino):
        sealing.seal(aino, page=told)
        assert self.undone(aino, told) == self.undone(aino, told)

    def test_a_draft_comes_back_as_a_draft(self, story, aino):
        sealing.seal(aino, page=story)
        assert self.undone(aino, story) == sealing.Undone(is_public=False)
        assert not is_sealed(story)

    def test_what_was_being_read_says_that_it_is_a_draft_now(self, story, aino):
        reading(story, aino)
        sealing.seal(aino, page=fresh(story))
        assert self.undone(aino, story).why

    def test_not_public_when_the_media_team_took_it_down_since(self, told, aino, eeva):
        sealing.seal(aino, page=told)
        reporting.take_down(eeva, thing=fresh(told), reason="Nimi näkyy.")
        outcome = self.undone(aino, told)
        assert not outcome.is_public
        assert outcome.why
        assert not fresh(told).live

    def test_not_public_when_it_changed_behind_the_seal(self, told, aino):
        sealing.seal(aino, page=told)
        Consent.objects.update(digest="0" * 64)
        outcome = self.undone(aino, told)
        assert not outcome.is_public
        assert outcome.why
        assert not Consent.objects.standing().exists()

    def test_a_plan_is_a_plan_again(self, story, aino):
        consent = say_yes(aino, story)
        day = clock.now() + datetime.timedelta(days=3)
        story.revisions.filter(pk=consent.revision_id).update(approved_go_live_at=day)
        StoryPage.objects.filter(pk=story.pk).update(go_live_at=day)
        sealing.seal(aino, page=fresh(story))
        assert fresh(story).go_live_at is None
        self.undone(aino, story)
        assert fresh(story).go_live_at == day
        assert fresh(story).approved_schedule

    def test_too_late_after_a_day(self, told, aino, monkeypatch):
        sealing.seal(aino, page=told)
        later(monkeypatch, hours=24)
        with pytest.raises(sealing.TooLate):
            self.undone(aino, told)

    def test_nobody_elses_seal_can_be_undone(self, told, aino, oiva):
        sealing.seal(aino, page=told)
        with pytest.raises(PermissionDenied):
            self.undone(oiva, told)

    def test_the_ledger_says_so(self, told, aino):
        sealing.seal(aino, page=told)
        self.undone(aino, told)
        assert lines(withdrawals_file())[-1]["undone"] is True


class TestLooseThings:
    def test_a_loose_picture_is_sealed_and_comes_back(self, home, aino):
        picture = make_picture(aino)
        seal = sealing.seal_loose(aino, picture=picture)
        assert sealing.seal_loose(aino, picture=picture) == seal
        assert not sealing.undo_seal(aino, seal=seal).is_public
        assert not Seal.objects.open().exists()

    def test_one_in_a_story_goes_with_the_story_only(self, story, aino):
        assert sealing.seal_loose(aino, picture=aino.pictures.get()) is None

    def test_one_in_an_old_version_is_not_loose(self, home, aino):
        picture = make_picture(aino)
        story = make_story(aino, public=False, body=with_picture(picture))
        story.save_revision()
        story.body = []
        story.save_revision()
        assert sealing.seal_loose(aino, picture=picture) is None

    def test_somebody_elses_is_refused(self, home, aino, oiva):
        assert sealing.seal_loose(oiva, picture=make_picture(aino)) is None
