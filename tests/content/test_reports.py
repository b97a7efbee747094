"""Report this, and what editors do with it."""

import pytest
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client

from content import reporting
from content.models import NewsPage, Report, StoryPage, TakeDown
from content.queries import open_reports
from tests.factories.pages import make_news, make_site, make_story

HOME_MADE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def story(roles, oiva):
    cache.clear()
    make_site()
    return make_story(oiva)


def send(page, *, headers=HOME_MADE, **fields):
    return Client(enforce_csrf_checks=True).post(f"/fi/report/{page.pk}/", fields, headers=headers)


@pytest.mark.django_db
def test_anybody_may_report_a_page_without_an_account(story):
    answer = send(story, reason="privacy", words="Siinä on <b>nimeni</b>.", mail="me@example.org")
    assert answer.status_code == 302
    report = open_reports().get()
    assert (report.page_id, report.reason, report.words) == (story.pk, "privacy", "Siinä on <b>nimeni</b>.")
    assert Client().get(answer["Location"]).status_code == 200


@pytest.mark.django_db
def test_a_report_without_a_reason_is_asked_again(story):
    answer = send(story, words="Jotain")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "error-summary" in page
    assert "Jotain" in page
    assert not Report.objects.exists()
    assert "public" not in answer.get("Cache-Control", "")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "https://elsewhere.example"}]
)
def test_another_site_cannot_send_a_report(story, headers):
    assert send(story, headers=headers, reason="other").status_code == 403
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_a_machine_that_fills_everything_reports_nothing(story):
    assert send(story, reason="other", website="https://spam.example").status_code == 302
    assert not Report.objects.exists()


@pytest.mark.django_db
def test_many_reports_in_a_minute_are_told_to_wait(story):
    answers = [send(story, reason="other").status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]


@pytest.mark.django_db
def test_a_page_that_is_not_public_cannot_be_reported(story):
    story.unpublish()
    assert Client().get(f"/fi/report/{story.pk}/").status_code == 404
    assert Client().get("/fi/report/999999/").status_code == 404
    with pytest.raises(ValidationError):
        reporting.report_thing(None, thing=StoryPage.objects.get(), reason="other")


@pytest.mark.django_db
def test_an_editor_closes_a_report_once(story, eeva):
    report = reporting.report_thing(None, thing=story, reason="wrong")
    first = reporting.close_report(eeva, report=report)
    again = reporting.close_report(eeva, report=report)
    assert first.handled_at == again.handled_at
    assert not open_reports().exists()


@pytest.mark.django_db
def test_taking_down_tells_the_storyteller_why(story, eeva, oiva, client):
    reporting.report_thing(None, thing=story, reason="privacy")
    notice = reporting.take_down(eeva, thing=story, reason="Siinä on toisen nimi.")
    assert client.get("/fi/tarinat/kahvi-kiehuu/").status_code == 404
    assert (notice.storyteller, notice.seen_at) == (oiva, None)
    assert not open_reports().exists()


@pytest.mark.django_db
def test_only_editors_close_reports_and_take_pages_down(story, aino, oiva, mirja):
    report = reporting.report_thing(None, thing=story, reason="wrong")
    for person in (aino, oiva, mirja, None):
        with pytest.raises(PermissionDenied):
            reporting.close_report(person, report=report)
        with pytest.raises(PermissionDenied):
            reporting.take_down(person, thing=story, reason="Siksi.")
    assert StoryPage.objects.get().live


@pytest.mark.django_db
def test_taking_down_needs_a_reason(story, eeva):
    with pytest.raises(ValidationError):
        reporting.take_down(eeva, thing=story, reason="  ")
    assert not TakeDown.objects.exists()


@pytest.mark.django_db
def test_news_by_nobody_can_be_taken_down_too(story, eeva):
    news = make_news()
    assert reporting.take_down(eeva, thing=news, reason="Vanhentunut.").storyteller is None
    assert not NewsPage.objects.get().live


ABOUT_ME = "Tarina kertoo minusta. Haluan, että se otetaan pois."


@pytest.mark.django_db
def test_whom_a_story_is_about_may_ask_for_it_to_be_taken_away(story):
    page = Client().get(f"/fi/report/{story.pk}/").content.decode()
    assert ABOUT_ME in page
    assert page.index('value="about-me"') < page.index('value="privacy"')
    again = send(story, reason="about-me", words="Minä olen se.").content.decode()
    assert "Kirjoita sähköpostiosoitteesi, jotta voimme vastata." in again
    assert "Minä olen se." in again
    assert not Report.objects.exists()
    assert send(story, reason="about-me", mail="me@example.org").status_code == 302
    assert open_reports().get().reason == Report.Reason.ABOUT_ME


@pytest.mark.django_db
def test_an_address_that_is_wrong_is_told_once(story):
    again = send(story, reason="about-me", mail="me@").content.decode()
    assert "Tarkista sähköpostiosoite" in again
    assert "jotta voimme vastata" not in again


@pytest.mark.django_db
def test_news_is_nobodys_story(story):
    news = make_news(title="Uusi huone aukesi")
    assert ABOUT_ME not in Client().get(f"/fi/report/{news.pk}/").content.decode()
    assert send(news, reason="about-me", mail="me@example.org").status_code == 200
    assert not Report.objects.exists()
