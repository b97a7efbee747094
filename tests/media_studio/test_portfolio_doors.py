"""The studio's pages of a portfolio: choose, look, say yes; nothing is public on the way."""

import pytest

from content.models import Portfolio

from .conftest import at
from .test_presenting import TITLE, portfolio, publish, show

__all__ = ["portfolio"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def public(was_read, aino):
    """Aino's public story, under a pen name."""
    return publish(aino, was_read, byline="Kaisla")


def filled(public, **more):
    """The form as somebody fills it in."""
    words = {"name": "Aino Aalto", "about": "Kirjoitan arjesta.", f"work-{public.pk}-is_in": "on"}
    return {**words, "role-0-words": "Editor", "role-0-begins": "3/2024", **more}


def test_somebody_with_nothing_public_is_told_so(site, aino, door):
    assert "Nothing of yours is public now" in door(aino).get(at("portfolio")).content.decode()
    assert door(aino).post(at("portfolio"), {"go": "yes"}).status_code == 200
    assert not Portfolio.objects.exists()


def test_at_first_nothing_is_ticked_and_no_name_is_taken_from_the_account(public, aino, door):
    answer = door(aino).get(at("portfolio"))
    forms = answer.context["forms"]
    assert forms.main["name"].value() is None
    assert [form["is_in"].value() for form in forms.works] == [False]
    assert "Told by Kaisla." in answer.content.decode()


def test_a_work_under_another_name_is_told_before_the_yes(public, aino, door):
    answer = door(aino).post(at("portfolio"), filled(public, go="see"))
    page = answer.content.decode()
    assert f"“{TITLE}” is told by Kaisla." in page
    assert "Here everybody learns that Aino Aalto told them." in page
    assert "since March 2024" in page
    assert not Portfolio.objects.exists()


def test_the_yes_is_to_what_was_seen(public, aino, door):
    seen = door(aino).post(at("portfolio"), filled(public, go="see")).context["face"].digest
    refused = door(aino).post(at("portfolio"), filled(public, go="yes", seen=seen, about="Muuta."))
    assert (refused.status_code, Portfolio.objects.count()) == (422, 0)
    done = door(aino).post(at("portfolio"), filled(public, go="yes", seen=seen))
    assert (done.status_code, Portfolio.objects.get().is_on) == (302, True)
    page = door(aino).get(at("portfolio")).content.decode()
    assert "With the tick, everybody learns that Kaisla is you." in page
    assert 'value="3/2024"' in page


def test_what_was_written_comes_back_to_be_changed(public, aino, door):
    page = door(aino).post(at("portfolio"), filled(public, go="change")).content.decode()
    assert "Kirjoitan arjesta." in page
    assert 'value="3/2024"' in page


@pytest.mark.parametrize("month", ["13/2024", "maaliskuu", "3/24", "2024-03-01", "1/1066"])
def test_what_is_no_month_is_asked_again(public, aino, door, month):
    answer = door(aino).post(at("portfolio"), filled(public, go="see", **{"role-0-ends": month}))
    assert answer.status_code == 422
    assert "3/2024. A year alone will do." in answer.content.decode()


def test_a_time_without_a_role_is_asked_again(public, aino, door):
    answer = door(aino).post(at("portfolio"), filled(public, go="see", **{"role-1-ends": "2024"}))
    assert "Write what you did." in answer.content.decode()


def test_one_button_switches_it_off(portfolio, aino, door):
    assert "Hide it now" in door(aino).get(at("portfolio")).content.decode()
    assert door(aino).post(at("portfolio_off")).status_code == 302
    assert not Portfolio.objects.get().is_on
    assert "It is hidden. Only you see it." in door(aino).get(at("portfolio")).content.decode()


def test_the_passport_leads_there_when_something_is_public(public, aino, oiva, door):
    assert "Make a portfolio" in door(aino).get(at("passport")).content.decode()
    assert "Make a portfolio" not in door(oiva).get(at("passport")).content.decode()
    show(aino, public.pk)
    assert at("portfolio") in door(aino).get(at("passport")).content.decode()


def test_the_page_can_be_printed_with_and_without_a_script(portfolio, client):
    page = client.get(f"/en/portfolio/{portfolio.key}/").content.decode()
    assert "js/print" in page
    assert "<span hidden data-print>" in page
    assert "data-print-how" in page


def test_on_paper_stand_the_house_the_days_and_whole_addresses(portfolio, client, settings):
    settings.BASE_URL = "https://oma.example"
    page = client.get(f"/en/portfolio/{portfolio.key}/").content.decode()
    assert 'class="paper-head"' in page
    work = portfolio.works.get().page
    assert f'<p class="portfolio__address">https://oma.example{work.url}</p>' in page
    assert f"https://oma.example/en/portfolio/{portfolio.key}/" in page


def test_before_the_yes_it_is_said_who_sees_what(public, aino, door):
    form = door(aino).get(at("portfolio")).content.decode()
    assert "Everybody sees the name, your words, the ticked works and your roles." in form
    seen = door(aino).post(at("portfolio"), filled(public, go="see")).content.decode()
    assert "Only you see this now." in seen
