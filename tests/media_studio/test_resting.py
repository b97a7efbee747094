"""Drafts that rest for a year: a mail a month before, one press keeps each, and a day to undo."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from content.erasing import erase_due
from content.models import Seal, StoryPage
from media_studio import drafting, people, resting, taking_back
from media_studio.models import Notice, Telling
from portal.accounts.models import User
from portal.kit import clock
from tests.factories.telling import begin_alone

pytestmark = pytest.mark.django_db


@pytest.fixture
def later(monkeypatch):
    """So many days have gone by since the test began."""
    began = timezone.now()

    def wait(days):
        monkeypatch.setattr(clock, "now", lambda: began + timedelta(days=days, minutes=1))

    return wait


@pytest.fixture
def draft(site, aino):
    story = begin_alone(aino, title="Kielo")
    fields = {"title": "Kielo", "text": "Herään aamulla."}
    drafting.save_draft(aino, story=story, fields=fields, seen_revision=story.latest_revision_id)
    return StoryPage.objects.get(pk=story.pk)


def fresh(story):
    return StoryPage.objects.get(pk=story.pk)


def test_its_teller_is_mailed_once_a_month_before(draft, aino, later, work):
    later(334)
    assert work(resting.tell_of_resting) == 0
    later(335)
    assert [each.pk for each in resting.to_tell_of()] == [draft.pk]
    assert work(resting.tell_of_resting) == 1
    [letter] = mail.outbox
    assert letter.to == [aino.email]
    assert reverse("studio:home") in letter.body
    assert "Kielo" not in letter.body + letter.subject
    assert clock.day_in_words(clock.now() + resting.TOLD_BEFORE) in letter.body
    assert work(resting.tell_of_resting) == 0


def test_two_drafts_are_one_mail(draft, aino, later, work):
    begin_alone(aino, title="Toinen")
    later(340)
    assert work(resting.tell_of_resting) == 2
    assert len(mail.outbox) == 1


def test_it_goes_a_month_after_the_mail_with_a_day_to_undo(draft, later, work):
    later(340)
    work(resting.tell_of_resting)
    later(369)
    assert resting.to_let_go() == []
    later(371)
    assert resting.let_go_of_resting() == 1
    assert Seal.objects.open().get().page_number == draft.pk
    assert "levännyt vuoden" in Notice.objects.get().sentence
    assert resting.let_go_of_resting() == 0
    later(372.1)
    assert erase_due() == 1
    assert not StoryPage.objects.filter(pk=draft.pk).exists()


def test_without_a_mail_nothing_goes_however_late_it_is(draft, later, work):
    later(900)
    assert resting.let_go_of_resting() == 0
    work(resting.tell_of_resting)
    assert resting.let_go_of_resting() == 0
    later(931)
    assert resting.let_go_of_resting() == 1


def test_a_mail_of_long_ago_is_sent_again_first(draft, later, work):
    later(340)
    work(resting.tell_of_resting)
    later(500)
    assert resting.let_go_of_resting() == 0
    assert work(resting.tell_of_resting) == 1


def test_one_press_keeps_it_for_another_year(draft, aino, door, later, work):
    later(340)
    work(resting.tell_of_resting)
    browser = door(aino)
    home = browser.get(reverse("studio:home")).content.decode()
    assert "”Kielo” on levännyt pitkään." in home
    assert clock.day_in_words(clock.now() + resting.TOLD_BEFORE) in home
    answer = browser.post(reverse("studio:keep_draft", args=[draft.pk]), follow=True).content.decode()
    assert "Säilytämme luonnoksesi vielä vuoden." in answer
    assert "levännyt pitkään" not in answer
    later(400)
    assert resting.let_go_of_resting() == 0
    later(340 + 334)
    assert work(resting.tell_of_resting) == 0
    later(340 + 336)
    assert work(resting.tell_of_resting) == 1


def test_writing_a_word_keeps_it_too(draft, aino, later, work):
    later(340)
    work(resting.tell_of_resting)
    written = clock.now()
    StoryPage.objects.filter(pk=draft.pk).update(latest_revision_created_at=written)
    later(400)
    assert resting.resting_of(aino) == []
    assert resting.let_go_of_resting() == 0


def test_what_was_undone_is_not_taken_again_the_next_day(draft, aino, later, work):
    later(340)
    work(resting.tell_of_resting)
    later(371)
    resting.let_go_of_resting()
    taking_back.undo(aino, seal=Seal.objects.get())
    later(372)
    assert (work(resting.tell_of_resting), resting.let_go_of_resting()) == (0, 0)


def test_nobody_keeps_the_draft_of_another(draft, oiva, door):
    with pytest.raises(PermissionDenied):
        resting.keep_draft(oiva, story=draft)
    assert door(oiva).post(reverse("studio:keep_draft", args=[draft.pk])).status_code == 404
    assert not Telling.objects.filter(kept_at__isnull=False).exists()


def test_what_is_being_read_rests_with_nobody(draft, aino, later):
    people.say_nobody_else(aino, story=draft)
    drafting.hand_in(aino, story=fresh(draft), through_supporter=False)
    later(400)
    assert resting.to_tell_of() == []


def test_what_is_public_is_no_draft(draft, later):
    StoryPage.objects.filter(pk=draft.pk).update(live=True)
    later(400)
    assert resting.to_tell_of() == []


def test_a_draft_beside_a_public_story_in_another_language_stays(draft, later):
    from wagtail.models import Locale

    other = draft.copy_for_translation(Locale.objects.get(language_code="sv"), copy_parents=True)
    StoryPage.objects.filter(pk=other.pk).update(live=True, storyteller=draft.storyteller)
    later(400)
    assert resting.to_tell_of() == []


def test_of_whoever_cannot_sign_in_nothing_goes_behind_their_back(draft, aino, later):
    User.objects.filter(pk=aino.pk).update(is_active=False)
    later(400)
    assert resting.to_tell_of() == []
