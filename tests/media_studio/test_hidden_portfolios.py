"""A portfolio is reported, hidden by an editor with a reason, and looked at again by another."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from content import reporting
from content.models import Portfolio, Report, TakeDown
from content.models.portfolios import hidden_by, portfolio_of
from content.portfolio_face import face_of
from content.queries import open_reports
from media_studio import appealing, appeals, presenting
from media_studio.models import Notice
from media_studio.passport import passport_of
from media_studio.refusals import AlreadyDecided, NotReady, Refused
from tests.factories.telling import second_reader

from .conftest import OWN_SITE, at
from .test_presenting import TITLE, portfolio, public, read, show

__all__ = ["portfolio", "public"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
WHY = "Siinä on toisen nimi."


@pytest.fixture
def leena(roles):
    return second_reader()


@pytest.fixture
def hidden(portfolio, eeva):
    """Eeva hid Aino's portfolio."""
    return reporting.take_down(eeva, thing=portfolio, reason=WHY)


@pytest.fixture
def asked(hidden, aino):
    return appealing.ask_another(aino, taken=hidden, words="Nimi on minun.")


def now(portfolio):
    return Portfolio.objects.get(pk=portfolio.pk)


def decide(editor, taken, *, stays, words="Katsoin sen."):
    seen = face_of(now(taken.portfolio)).digest
    return appealing.decide(editor, taken=taken, is_upheld=stays, words=words, seen=seen)


class TestReporting:
    def test_anybody_reports_it_by_its_own_link(self, portfolio, client, door, eeva):
        page = client.get(f"/en/portfolio/{portfolio.key}/").content.decode()
        address = f"/en/portfolio/{portfolio.key}/report/"
        assert f'href="{address}"' in page
        assert "Aino" in client.get(address).content.decode()
        answer = client.post(
            address, {"reason": "privacy", "words": "Tuo on minun nimeni."}, headers=OWN_SITE
        )
        assert answer.status_code == 302
        thanks = client.get(answer["Location"])
        assert f"/en/portfolio/{portfolio.key}/" in thanks.content.decode()
        report = open_reports().get()
        assert (report.thing, report.title, report.is_public) == (portfolio, "Aino", True)
        desk = door(eeva).get(at("desk")).content.decode()
        assert "A reader reports the portfolio of Aino." in desk

    def test_one_that_is_not_public_cannot_be_reported(self, portfolio, aino, client):
        presenting.switch_off(aino)
        assert client.get(f"/en/portfolio/{portfolio.key}/report/").status_code == 404
        with pytest.raises(ValidationError):
            reporting.report_thing(None, thing=portfolio, reason="other")

    def test_a_report_is_about_one_thing(self, portfolio, public):
        for about in ({}, {"page": public, "portfolio": portfolio}):
            with pytest.raises(IntegrityError), transaction.atomic():
                Report.objects.create(**about, reason="other", made_at=portfolio.changed_at)

    def test_nothing_waits_of_one_that_was_taken_back(self, portfolio, hidden, aino):
        TakeDown.objects.update(is_upheld=None)
        Report.objects.create(portfolio=portfolio, reason="other", made_at=portfolio.changed_at)
        presenting.take_back_portfolio(aino, portfolio=portfolio)
        assert not open_reports().exists()


class TestHiding:
    def test_it_is_gone_at_once_and_its_owner_reads_why(self, portfolio, aino, eeva, door):
        report = reporting.report_thing(None, thing=portfolio, reason="privacy")
        page = door(eeva).get(at("report", report.pk)).content.decode()
        assert "Hide the portfolio" in page
        assert door(eeva).post(at("take_down", report.pk), {"reason": WHY}).status_code == 302
        assert read(door, portfolio).status_code == 404
        assert not open_reports().exists()
        for place in ("home", "portfolio"):
            shown = door(aino).get(at(place)).content.decode()
            assert "The media team hid your portfolio." in shown
            assert WHY in shown

    def test_is_for_editors_alone_and_needs_a_reason(self, portfolio, aino, oiva, mirja, eeva):
        for person in (aino, oiva, mirja, None):
            with pytest.raises(PermissionDenied):
                reporting.take_down(person, thing=portfolio, reason=WHY)
        with pytest.raises(ValidationError):
            reporting.take_down(eeva, thing=portfolio, reason=" ")
        assert now(portfolio).is_on

    def test_its_owner_cannot_make_it_public_by_changing_it(self, hidden, public, aino, door):
        changed = show(aino, public.pk, name="Aino A.")
        assert (changed.name, changed.is_on) == ("Aino A.", False)
        assert read(door, changed).status_code == 404
        Portfolio.objects.update(is_on=True)  # past the action
        assert read(door, changed).status_code == 404

    def test_nor_by_taking_it_back_and_making_a_new_one(self, hidden, public, portfolio, aino, door):
        presenting.take_back_portfolio(aino, portfolio=portfolio)
        empty = now(portfolio)
        assert (empty.name, empty.about, empty.works.count(), empty.roles.count()) == ("", "", 0, 0)
        assert empty.key != portfolio.key
        assert portfolio_of(aino) is None
        assert passport_of(aino).portfolio is None
        assert "hid your portfolio" not in door(aino).get(at("home")).content.decode()
        anew = show(aino, public.pk)
        assert not anew.is_on
        assert "The media team hid your portfolio." in door(aino).get(at("portfolio")).content.decode()

    def test_what_is_saved_meanwhile_is_said_to_stay_hidden(self, hidden, public, aino, door):
        filled = {"name": "Aino A.", f"work-{public.pk}-is_in": "on"}
        shown = door(aino).post(at("portfolio"), filled | {"go": "see"})
        assert "Others see it only when another editor agrees." in shown.content.decode()
        said = filled | {"go": "yes", "seen": shown.context["face"].digest}
        done = door(aino).post(at("portfolio"), said, follow=True).content.decode()
        assert "It is saved. Another editor must look at it first." in done


class TestLookingAgain:
    def test_is_for_another_editor(self, asked, eeva, leena, aino):
        assert appeals.appeals_for(eeva) == []
        assert appeals.appeals_for(leena) == [asked]
        for person, refused in ((eeva, Refused), (aino, PermissionDenied)):
            with pytest.raises(refused):
                decide(person, asked, stays=False)

    def test_may_let_it_be_public_by_its_owners_own_yes(
        self, asked, public, portfolio, leena, aino, eeva, door
    ):
        decide(leena, asked, stays=False)
        assert not now(portfolio).is_on
        assert hidden_by(portfolio) is None
        assert "at your portfolio. It may be public." in Notice.objects.unseen(aino).first().sentence
        assert "which you took down" in Notice.objects.unseen(eeva).first().sentence
        assert show(aino, public.pk).is_on
        assert TITLE in read(door, now(portfolio)).content.decode()

    def test_may_leave_it_hidden_and_says_why(self, asked, leena, aino, door):
        decide(leena, asked, stays=True, words="Nimi on muidenkin.")
        assert "It stays hidden." in Notice.objects.unseen(aino).first().sentence
        shown = door(aino).get(at("portfolio")).content.decode()
        assert "Nimi on muidenkin." in shown
        assert "Change it. Then you can ask another editor again." in shown
        with pytest.raises(AlreadyDecided):
            appealing.ask_another(aino, taken=asked)

    def test_a_changed_one_may_be_asked_about_anew_and_another_decides(
        self, asked, public, leena, aino, eeva
    ):
        decide(leena, asked, stays=True, words="Nimi on muidenkin.")
        changed = show(aino, public.pk, name="Aino A.")
        anew = hidden_by(changed)
        assert (anew.taken_down_by, anew.reason) == (leena, "Nimi on muidenkin.")
        appealing.ask_another(aino, taken=anew)
        assert appeals.appeals_for(leena) == []
        decide(eeva, anew, stays=False)
        assert hidden_by(changed) is None

    def test_what_was_changed_meanwhile_is_looked_at_first(self, asked, public, leena, aino):
        seen = face_of(now(asked.portfolio)).digest
        show(aino, public.pk, name="Aino A.")
        with pytest.raises(NotReady):
            appealing.decide(leena, taken=asked, is_upheld=False, words="Hyvä.", seen=seen)
        assert TakeDown.objects.count() == 1  # it waits already: nothing is asked twice

    def test_goes_through_the_doors(self, hidden, aino, leena, door):
        ask = at("ask_another", hidden.pk)
        assert "Shall another editor look at your portfolio?" in door(aino).get(ask).content.decode()
        assert door(aino).post(ask, {"words": "Nimi on minun."})["Location"] == at("portfolio")
        assert "You have asked already." in door(aino).get(at("portfolio")).content.decode()
        page = door(leena).get(at("appeal", hidden.pk))
        assert TITLE in page.content.decode()
        assert "Its owner says yes anew." in page.content.decode()
        said = {"words": "Nimi on sinun.", "verdict": "public", "seen": page.context["face"].digest}
        assert door(leena).post(at("decide_appeal", hidden.pk), said).status_code == 302
        assert TakeDown.objects.get().is_upheld is False

    def test_nothing_is_shown_of_one_that_was_taken_back(self, asked, portfolio, aino, leena, door):
        presenting.take_back_portfolio(aino, portfolio=portfolio)
        assert appeals.appeals_for(leena) == []
        assert door(leena).get(at("appeal", asked.pk)).status_code == 302
