"""The newsroom's doors to wishes and to feedback on accessibility."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from content import access_feedback, reporting, wishing
from content.models import AccessFeedback, Wish
from content.queries import open_reports
from content.telling_back import forget_in_time
from media_studio import newsroom, reminding
from media_studio.access_feedback import answer_feedback
from portal.kit import clock
from tests.factories.wishes import ADDRESS, show

from .conftest import at
from .newsroom_world import fresh

pytestmark = pytest.mark.django_db


def text(answer):
    return answer.content.decode()


def wish_address(wish):
    return f"/fi/wishes/{wish.pk}/"


def test_a_wish_is_shown_answered_and_taken_down_by_the_doors(eeva, door, site):
    wish, browser = wishing.leave_wish(None, words="Soita 040 123 4567, jos ramppi tulee."), door(eeva)
    assert "Soita […], jos ramppi tulee." in text(browser.get(at("wish", wish.pk)))
    still = browser.post(at("show_wish", wish.pk), {"shown": "Soita 040 123 4567."})
    assert still.status_code == 422
    assert "Soita 040 123 4567." in text(still)
    assert browser.post(at("show_wish", wish.pk), {"shown": ""}).status_code == 422
    browser.post(at("show_wish", wish.pk), {"shown": "Soita, jos ramppi tulee."})
    page = text(browser.get(at("wish", wish.pk)))
    assert "<del>" in page
    assert browser.post(at("answer_wish", wish.pk), {"answer": "Tulee."}).status_code == 422
    browser.post(at("answer_wish", wish.pk), {"state": "planned", "answer": "Tulee.", "owner": "Kunta"})
    assert fresh(wish).answer == "Tulee."
    assert "Soita, jos ramppi tulee." in text(browser.get(at("wishes")))
    assert browser.post(at("take_down_wish", wish.pk), {"reason": ""}).status_code == 422
    browser.post(at("take_down_wish", wish.pk), {"reason": "Ei ole totta."})
    assert not fresh(wish).is_shown
    assert (
        browser.post(at("answer_wish", wish.pk), {"state": "planned", "answer": "Tulee."}).status_code == 422
    )
    assert "Ei ole totta." in text(browser.get(at("wish", wish.pk)))


def test_the_desk_says_by_when_a_wish_is_to_be_answered(eeva, door, site, monkeypatch):
    show(eeva)
    desk = text(door(eeva).get(at("desk")))
    assert "Toivon ramppia." in desk
    assert "rows__item--urgent" not in desk
    later = clock.now() + timedelta(days=25)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert "rows__item--urgent" in text(door(eeva).get(at("desk")))


def test_feedback_is_answered_by_mail_and_erased_in_a_month(eeva, door, site, work, mailoutbox, monkeypatch):
    told = access_feedback.leave_feedback(None, words="Nappi ei toimi.", mail=ADDRESS)
    work(answer_feedback, eeva, feedback=told, answer="Nappi toimii nyt.")
    assert "Nappi toimii nyt." in mailoutbox[0].body
    assert "/fi/accessibility-statement/" in mailoutbox[0].body
    assert fresh(told).email == ""
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    forget_in_time()
    assert not AccessFeedback.objects.exists()


def test_feedback_goes_through_the_doors(eeva, door, site):
    told = access_feedback.leave_feedback(None, words="Nappi ei toimi.", where="Etusivu")
    other = access_feedback.leave_feedback(None, words="Osta!")
    browser = door(eeva)
    assert "Nappi ei toimi." in text(browser.get(at("desk")))
    assert "Etusivu" in text(browser.get(at("feedback", told.pk)))
    assert browser.post(at("answer_feedback", told.pk), {"answer": ""}).status_code == 422
    assert browser.post(at("answer_feedback", told.pk), {"answer": "Nyt toimii."})["Location"] == at("desk")
    assert browser.post(at("answer_feedback", told.pk), {"answer": "Taas."}).status_code == 422
    assert browser.get(at("feedback", told.pk))["Location"] == at("desk")
    browser.post(at("drop_feedback", other.pk))
    assert list(AccessFeedback.objects.values_list("answer", flat=True)) == ["Nyt toimii."]


@pytest.mark.parametrize(("days", "is_told"), [(9, False), (10, True)])
def test_the_newsroom_is_reminded_of_feedback_on_the_tenth_day(eeva, monkeypatch, days, is_told):
    told = access_feedback.leave_feedback(None, words="Nappi ei toimi.")
    assert told.due == timezone.localdate(told.made_at) + timedelta(days=14)
    heard = []
    monkeypatch.setattr(reminding, "tell_something_waits", lambda person, **_desk: heard.append(person))
    later = clock.now() + timedelta(days=days)
    monkeypatch.setattr(clock, "now", lambda: later)
    reminding.remind_newsroom()
    assert (eeva in heard) is is_told
    assert newsroom.feedback_due_soon().exists() is is_told


def test_a_wish_that_is_gone_is_said_kindly(eeva, door, site):
    wish = wishing.leave_wish(None, words="Osta!")
    door(eeva).post(at("spam", wish.pk))
    assert not Wish.objects.exists()
    assert door(eeva).get(at("wish", wish.pk))["Location"] == at("newsroom")


def test_a_reader_reports_a_wish_and_an_editor_takes_it_down(eeva, door, site):
    wish = show(eeva)
    address = f"/fi/wishes/{wish.pk}/report/"
    assert address in text(door().get(wish_address(wish)))
    sent = door().post(address, {"reason": "privacy", "words": "Siinä on nimeni."})
    assert door().get(sent["Location"]).status_code == 200
    report = open_reports().get()
    assert report.wish == wish
    browser = door(eeva)
    assert "Toivon ramppia." in text(browser.get(at("desk")))
    assert "Siinä on nimeni." in text(browser.get(at("report", report.pk)))
    assert browser.post(at("take_down", report.pk), {"reason": ""}).status_code == 422
    browser.post(at("take_down", report.pk), {"reason": "Siinä oli nimi."})
    assert not fresh(wish).is_shown
    assert not open_reports().exists()
    assert door().get(address).status_code == 404


def test_a_report_of_a_wish_that_went_meanwhile_breaks_nothing(eeva, door, site):
    wish = show(eeva)
    report = reporting.report_thing(None, thing=wish, reason="other")
    Wish.objects.update(taken_down_at=clock.now())
    browser = door(eeva)
    assert browser.post(at("take_down", report.pk), {"reason": "Pois."})["Location"] == at("desk")
    with pytest.raises(ValidationError):
        reporting.report_thing(None, thing=fresh(wish), reason="other")
