"""After a restore: what was ended in the studio, hidden from readers or signed out is so again."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from wagtail.models import Page

from content import newsletter_yes, podcast_yes, reporting
from content.models import Consent, Portfolio, StoryPage
from content.models.consents import Place, yes_to
from media_studio import calendar_feed, drafting, presenting, support_terms, supporting, taking_ideas
from media_studio.models import CalendarKey, Idea, Support, TakenIdea
from media_studio.models.supports import Rights
from portal.accounts import inviting
from portal.kit import clock, ledger
from tests.factories.newsletters import make_newsletter
from tests.factories.pages import make_story
from tests.factories.telling import begin_alone

pytestmark = pytest.mark.django_db


def again(thing):
    return type(thing).objects.get(pk=thing.pk)


@pytest.fixture
def support(aino, veikko):
    return Support.objects.create(
        storyteller=aino, supporter=veikko, rights=Rights.TYPE, accepted_at=clock.now(), wants_name=True
    )


@pytest.fixture
def public(aino):
    return make_story(aino, title="Kielo")


class TestSupports:
    def test_who_supports_no_more_sees_nothing(self, support, aino, since_the_backup, replay):
        with since_the_backup():
            supporting.end_support(aino, support=support)
        assert again(support).ended_at is None
        assert "supports: 1" in replay()
        assert again(support).ended_at is not None
        assert "supports: 0" in replay()

    def test_one_whose_time_ran_out_too(self, support, since_the_backup, replay):
        Support.objects.filter(pk=support.pk).update(until=clock.now() - timedelta(minutes=1))
        with since_the_backup():
            supporting.end_lapsed()
        replay()
        assert again(support).ended_at is not None

    def test_a_newer_one_with_the_number_is_not_met(self, support, aino, since_the_backup, replay):
        with since_the_backup():
            supporting.end_support(aino, support=support)
        Support.objects.filter(pk=support.pk).update(begun_at=clock.now() + timedelta(minutes=1))
        assert "supports: 0" in replay()

    def test_rights_that_were_narrowed_are_narrow(self, support, aino, since_the_backup, replay):
        until = clock.now() + timedelta(days=3)
        with since_the_backup():
            support_terms.change_support(aino, support=support, rights=Rights.SEE, until=until)
        assert again(support).rights == Rights.TYPE
        assert "terms: 1" in replay()
        assert (again(support).rights, again(support).until) == (Rights.SEE, until)

    def test_who_does_not_want_to_be_named_is_not_named(
        self, support, public, veikko, since_the_backup, replay
    ):
        Consent.objects.filter(page=public.pk).update(helpers=[veikko.pk])
        with since_the_backup():
            support_terms.wish_name(veikko, support=support, wants=False)
        assert Consent.objects.standing().get(page=public.pk).helpers_unnamed_at is None
        assert "namings: 1" in replay()
        assert Consent.objects.standing().get(page=public.pk).helpers_unnamed_at is not None
        assert not again(support).wants_name


class TestIdeas:
    @pytest.fixture
    def idea(self, aino):
        return Idea.objects.create(by=aino, title="Kahvila", words="Siellä on hyvä olla.")

    def test_one_that_was_taken_back_is_gone_and_can_be_undone_for_the_day(
        self, idea, aino, since_the_backup, replay
    ):
        with since_the_backup():
            taking_ideas.take_back_idea(aino, idea=idea)
        assert again(idea).title == "Kahvila"
        assert "ideas: 1" in replay()
        assert again(idea).title == ""
        taken = TakenIdea.objects.get()
        assert taken.erase_at <= clock.now() + timedelta(hours=24)
        taking_ideas.undo_idea(aino, taken=taken)
        assert again(idea).title == "Kahvila"

    def test_one_that_came_back_stays(self, idea, aino, since_the_backup, replay):
        with since_the_backup():
            taking_ideas.take_back_idea(aino, idea=idea)
            taking_ideas.undo_idea(aino, taken=TakenIdea.objects.get())
        assert "ideas: 0" in replay()
        assert again(idea).title == "Kahvila"

    def test_the_ledger_holds_no_word_of_it(self, idea, aino):
        taking_ideas.take_back_idea(aino, idea=idea)
        assert "Kahvila" not in ledger.file_of("studio").read_text()


class TestCalendarKeys:
    def test_an_address_that_was_made_anew_opens_nothing(self, aino, since_the_backup, replay):
        old = calendar_feed.make_key(aino)
        with since_the_backup():
            calendar_feed.make_key(aino)
        assert calendar_feed.person_of(old) == aino
        assert "calendar keys: 1" in replay()
        assert calendar_feed.person_of(old) is None

    def test_one_that_was_ended_opens_nothing_and_one_that_stands_does(
        self, aino, oiva, since_the_backup, replay
    ):
        ended, standing = calendar_feed.make_key(aino), calendar_feed.make_key(oiva)
        with since_the_backup():
            calendar_feed.drop_key(aino)
        replay()
        assert calendar_feed.person_of(ended) is None
        assert calendar_feed.person_of(standing) == oiva
        assert CalendarKey.objects.count() == 1


class TestPortfolios:
    @pytest.fixture
    def portfolio(self, aino):
        return Portfolio.objects.create(owner=aino, name="Pihla", is_on=True)

    def test_one_that_was_switched_off_is_off(self, portfolio, aino, since_the_backup, replay):
        with since_the_backup():
            presenting.switch_off(aino)
        assert again(portfolio).is_on
        assert "portfolios: 1" in replay()
        assert not again(portfolio).is_on
        assert again(portfolio).name == "Pihla"

    def test_one_that_was_taken_back_is_gone(self, portfolio, aino, since_the_backup, replay):
        with since_the_backup():
            presenting.take_back_portfolio(aino, portfolio=portfolio)
        replay()
        assert not Portfolio.objects.exists()
        assert "Pihla" not in ledger.file_of("portfolios").read_text()

    def test_one_that_editors_hid_is_hidden(self, portfolio, eeva, since_the_backup, replay):
        with since_the_backup():
            reporting.take_down(eeva, thing=portfolio, reason="Siinä on toisen nimi.")
        replay()
        assert not again(portfolio).is_on

    def test_one_that_was_switched_on_again_is_on(self, portfolio, aino, since_the_backup, replay):
        with since_the_backup():
            presenting.switch_off(aino)
            from content.ledger import note_portfolio

            note_portfolio(owner=aino.pk, is_on=True)
        assert "portfolios: 0" in replay()
        assert again(portfolio).is_on


class TestPublicPages:
    def test_what_an_editor_took_down_is_down(self, public, eeva, since_the_backup, replay):
        with since_the_backup():
            reporting.take_down(eeva, thing=Page.objects.get(pk=public.pk), reason="Siinä on toisen nimi.")
        assert again(public).live
        assert "taken down: 1" in replay()
        assert not again(public).live
        assert "taken down: 0" in replay()

    def test_what_is_public_by_a_newer_yes_stays(self, public, eeva, since_the_backup, replay):
        with since_the_backup():
            reporting.take_down(eeva, thing=Page.objects.get(pk=public.pk), reason="Siinä on toisen nimi.")
        later = clock.now() + timedelta(minutes=1)
        StoryPage.objects.filter(pk=public.pk).update(last_published_at=later)
        assert "taken down: 0" in replay()

    def test_no_newsletter_tells_of_it_that_may_not(self, public, aino, since_the_backup, replay):
        letter, other = make_newsletter(), make_newsletter()
        seen = yes_to(again(public)).digest
        newsletter_yes.give_newsletter(aino, page=public, newsletter=letter, seen=seen, later=True)
        with since_the_backup():
            newsletter_yes.take_newsletters_back(aino, page=public)
        assert yes_to(again(public)).is_for_newsletter(other)
        assert "newsletter yeses: 1" in replay()
        assert not yes_to(again(public)).is_for_newsletter(letter)
        assert not yes_to(again(public)).is_for_newsletter(other)
        assert "newsletter yeses: 0" in replay()

    def test_a_yes_that_was_widened_since_is_not_given_for_them(self, public, aino, since_the_backup, replay):
        letter, seen = make_newsletter(), yes_to(again(public)).digest
        with since_the_backup():
            newsletter_yes.give_newsletter(aino, page=public, newsletter=letter, seen=seen)
        assert "newsletter yeses: 0" in replay()
        assert not yes_to(again(public)).is_for_newsletter(letter)

    def test_the_podcast_does_not_play_what_it_may_not(self, public, aino, since_the_backup, replay):
        podcast_yes.answer_podcast(aino, page=public, yes=True)
        with since_the_backup():
            podcast_yes.answer_podcast(aino, page=public, yes=False)
        assert Place.PODCAST in yes_to(again(public)).places
        assert "podcast yeses: 1" in replay()
        assert yes_to(again(public)).places == [Place.SITE]
        assert "podcast yeses: 0" in replay()

    def test_a_yes_to_the_podcast_since_is_not_given_for_them(self, public, aino, since_the_backup, replay):
        with since_the_backup():
            podcast_yes.answer_podcast(aino, page=public, yes=True)
        assert "podcast yeses: 0" in replay()
        assert Place.PODCAST not in yes_to(again(public)).places


class TestTheDoor:
    def test_a_code_that_was_taken_back_lets_nobody_in(self, sampo, since_the_backup, replay):
        invitation, code = inviting.make_invitation(sampo)
        with since_the_backup():
            inviting.revoke_invitation(sampo, invitation=invitation)
        assert inviting.good_invitation(code) == invitation
        assert "invitations: 1" in replay()
        with pytest.raises(inviting.InvitationRefused):
            inviting.good_invitation(code)

    def test_who_signed_out_is_signed_out_and_others_are_not(
        self, client, aino, oiva, since_the_backup, replay
    ):
        client.force_login(aino)
        key = client.session.session_key
        other = client.__class__()
        other.force_login(oiva)
        with since_the_backup():
            client.logout()
        assert Session.objects.filter(session_key=key).exists()
        assert "sessions: 1" in replay()
        assert list(Session.objects.values_list("session_key", flat=True)) == [other.session.session_key]
        assert key not in ledger.file_of("sessions").read_text()

    def test_a_session_that_ran_out_or_is_nobodys_writes_no_line(self, client):
        for key, until in (("a", clock.now() - timedelta(days=1)), ("b", clock.now() + timedelta(days=1))):
            Session.objects.create(session_key=key, session_data="", expire_date=until)
        Session.objects.all().delete()
        assert ledger.all_lines() == []


def test_a_draft_that_was_begun_since_is_nobodys_to_meet(aino, since_the_backup, replay):
    """Lines about rows that the database lost meet nothing and stop nothing."""
    with since_the_backup():
        story = begin_alone(aino, title="Uusi")
        made = Support.objects.create(storyteller=aino, story=story, asked_address="a@example.org")
        supporting.end_support(aino, support=made)
        drafting.save_draft(aino, story=story, fields={"text": "Hei"}, seen_revision=story.latest_revision_id)
    assert "supports: 0" in replay()
