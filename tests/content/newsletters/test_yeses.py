"""What a newsletter may tell: only with a yes for newsletters, of the storyteller and of everybody in it."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from content import consenting, mailing, newsletter_yes
from content.models import Consent, NewsletterItem, NewsletterPage, PersonIn
from content.models.newsletters import may_tell_of, shown_items
from content.newsletter_mail import letter_of, piece_of
from content.recognising import digest_of_person
from portal.kit import clock
from tests.factories.newsletters import make_newsletter
from tests.factories.pages import make_news, make_story, make_trial

from .conftest import EVERYWHERE

pytestmark = pytest.mark.django_db


def somebody_in(story, places):
    kerttu = PersonIn.objects.create(
        page=story, name="Kerttu", what=["name"], places=places, given_at=clock.now()
    )
    PersonIn.objects.filter(pk=kerttu.pk).update(digest=digest_of_person(kerttu, story))


def web(letter):
    answer = Client().get(letter.url)
    return answer.content.decode() if answer.status_code == 200 else ""


def test_the_yes_for_the_site_alone_is_none_for_a_newsletter(letter, story, aino, oiva):
    assert may_tell_of(letter, story)
    assert not may_tell_of(letter, make_story(oiva))
    assert not may_tell_of(letter, make_story(aino, public=False))
    assert not may_tell_of(letter, make_story(oiva, news=True))


def test_what_is_the_houses_own_needs_no_yes(letter):
    assert may_tell_of(letter, make_news())
    assert may_tell_of(letter, make_trial())
    hidden = make_news(title="Luonnos")
    hidden.unpublish()
    assert not may_tell_of(letter, hidden)


@pytest.mark.parametrize(("places", "may"), [(["site"], False), (EVERYWHERE, True)])
def test_everybody_in_the_story_says_yes_to_the_newsletter_too(letter, story, places, may):
    somebody_in(story, places)
    assert may_tell_of(letter, story) is may


def test_other_words_behind_the_models_back_are_not_told(letter, story):
    type(story).objects.filter(pk=story.pk).update(summary="Muuta.")
    assert not may_tell_of(letter, type(story).objects.get(pk=story.pk))


def test_a_story_gives_its_title_byline_and_summary_and_no_other_words(letter, story):
    piece = piece_of(NewsletterItem.objects.get())
    assert (piece.title, piece.byline, piece.summary) == (story.title, story.byline, story.summary)
    mail = letter_of(letter, shown_items(letter))
    for words in (story.title, story.byline, story.summary, "Lue tämä.", "Hei!"):
        assert words in mail.text
        assert words in mail.html
    assert "Keitin kahvia" not in mail.text + mail.html


def test_taking_back_takes_it_off_the_web_version(letter, story, aino, kaisa, send_all):
    send_all(letter)
    letter = NewsletterPage.objects.get()
    assert "Aamun kahvi" in web(letter)
    consenting.withdraw(aino, page=story)
    shown = web(letter)
    assert "Aamun kahvi" not in shown
    assert "Lue tämä." not in shown
    assert "otettiin pois" in shown or "taken back" in shown


def test_caches_in_front_are_told_of_the_newsletters_too(letter, story, aino, settings, told_to_caches):
    letter.save_revision().publish()
    consenting.withdraw(aino, page=story)
    assert any(url.endswith(NewsletterPage.objects.get().url) for url in told_to_caches())


@pytest.fixture
def told_to_caches(monkeypatch, settings):
    """What caches in front are told to fetch anew."""
    told: list[str] = []
    settings.WAGTAILFRONTENDCACHE = {
        "default": {"BACKEND": "wagtail.contrib.frontend_cache.backends.HTTPBackend"}
    }
    monkeypatch.setattr("content.purging.purge_urls_from_cache", told.extend)
    monkeypatch.setattr("content.purging.transaction.on_commit", lambda do, **_how: do())
    return lambda: told


def test_an_older_version_of_the_page_brings_no_sending_back(letter, kaisa, eeva, send_all, mailoutbox):
    old = letter.save_revision()
    send_all(letter)
    old.publish()
    mailing.begin_sending(eeva, newsletter=letter)
    mailing.send_batch(letter.pk)
    assert len(mailoutbox) == 1


@pytest.fixture
def mine(story, oiva):
    """A public story of Oiva's; the yes is for the site."""
    return make_story(oiva, title="Bussi 7")


@pytest.fixture
def next_letter(story):
    return make_newsletter(title="Joulukuu")


def yes_of(page):
    return Consent.objects.standing().get(page=page)


def test_a_yes_is_for_one_newsletter_and_changes_nothing_else(letter, next_letter, mine, oiva):
    before = yes_of(mine)
    said = {"page": mine, "newsletter": letter, "seen": before.digest}
    after = newsletter_yes.give_newsletter(oiva, **said)
    assert (after.digest, after.byline, after.revision) == (before.digest, before.byline, before.revision)
    assert after.places == ["site"]
    assert may_tell_of(letter, mine)
    assert not may_tell_of(next_letter, mine)
    assert newsletter_yes.give_newsletter(oiva, **said) == after
    assert newsletter_yes.take_newsletters_back(oiva, page=mine) == yes_of(mine)
    assert not may_tell_of(letter, mine)
    assert Client().get(mine.url).status_code == 200


def test_later_newsletters_are_a_yes_of_their_own(letter, next_letter, mine, oiva):
    seen = yes_of(mine).digest
    newsletter_yes.give_newsletter(oiva, page=mine, newsletter=letter, seen=seen, later=True)
    assert yes_of(mine).places == EVERYWHERE
    assert may_tell_of(next_letter, mine)
    newsletter_yes.end_later_newsletters(oiva, page=mine)
    assert may_tell_of(letter, mine)
    assert not may_tell_of(next_letter, mine)
    assert newsletter_yes.end_later_newsletters(oiva, page=mine) == yes_of(mine)


def test_only_the_teller_says_yes_to_a_newsletter_and_only_to_what_was_shown(letter, mine, aino, oiva):
    seen = yes_of(mine).digest
    with pytest.raises(consenting.ShownChanged):
        newsletter_yes.give_newsletter(oiva, page=mine, newsletter=letter, seen="x")
    for act in (newsletter_yes.end_later_newsletters, newsletter_yes.take_newsletters_back):
        with pytest.raises(PermissionDenied):
            act(aino, page=mine)
    with pytest.raises(PermissionDenied):
        newsletter_yes.give_newsletter(aino, page=mine, newsletter=letter, seen=seen)


def test_an_older_yes_keeps_to_what_it_was_told_to_mean(letter, next_letter, story, aino, send_all, kaisa):
    assert yes_of(story).places == EVERYWHERE
    assert may_tell_of(next_letter, story)
    send_all(letter)
    newsletter_yes.end_later_newsletters(aino, page=story)
    assert [item.page_id for item in shown_items(NewsletterPage.objects.get(pk=letter.pk))] == [story.pk]
    assert not may_tell_of(next_letter, story)


def test_a_small_correction_keeps_the_newsletters(letter, mine, oiva):
    seen = yes_of(mine).digest
    newsletter_yes.give_newsletter(oiva, page=mine, newsletter=letter, seen=seen)
    consenting.give_again(oiva, page=mine, revision=mine.save_revision())
    assert [each.pk for each in yes_of(mine).newsletters.all()] == [letter.pk]


def test_a_yes_of_somebody_that_is_over_takes_it_off(letter, story):
    somebody_in(story, EVERYWHERE)
    PersonIn.objects.update(until=datetime.date(2020, 1, 1))
    assert shown_items(letter) == []


def test_nothing_of_an_erased_story_stays_in_a_newsletter(letter, story, kaisa, send_all):
    send_all(letter)
    number = make_newsletter(story, title="Toinen").pk
    consenting.withdraw(story.storyteller, page=story)
    type(story).objects.get(pk=story.pk).delete()
    assert not NewsletterItem.objects.exists()
    assert NewsletterPage.objects.filter(pk=number).exists()
