"""A question to a service: by mail to a role, a copy back, and nothing kept."""

import datetime
import smtplib

import pytest
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.test import Client

from content import asking_about_help as asking
from content.models import ServiceMessage
from portal.kit import clock
from tests.factories.pages import make_site
from tests.factories.service_pages import make_organisation, make_service

pytestmark = pytest.mark.django_db
HOME_MADE = {"sec-fetch-site": "same-origin"}


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    cache.clear()


@pytest.fixture
def service(roles):
    make_site()
    return make_service(organisation=make_organisation())


def send(service, *, headers=HOME_MADE, language="fi", **fields):
    address = f"/{language}/service/{service.pk}/contact/"
    return Client(enforce_csrf_checks=True).post(address, fields, headers=headers)


def test_a_question_goes_to_the_mailbox_and_a_copy_to_its_writer(service):
    answer = send(service, words="Milloin voin <b>tulla</b>?", mail="kysyja@example.org")
    assert Client().get(answer["Location"]).status_code == 200
    asking.send_due_questions()
    to_service, copy = mail.outbox
    assert (to_service.to, to_service.reply_to) == (["ratas@example.org"], ["kysyja@example.org"])
    assert "Milloin voin <b>tulla</b>?" in to_service.body
    assert "Työkykyneuvola" in to_service.subject
    assert "http://localhost:8000/fi/palvelut/tyokykyneuvola/" in to_service.body
    assert copy.to == ["kysyja@example.org"]
    assert "Milloin voin <b>tulla</b>?" in copy.body
    assert "ratas@example.org" not in copy.body
    assert not ServiceMessage.objects.exists()


def test_without_an_address_there_is_no_copy(service):
    send(service, words="Milloin?")
    asking.send_due_questions()
    assert [each.to for each in mail.outbox] == [["ratas@example.org"]]
    assert mail.outbox[0].reply_to == []


@pytest.mark.parametrize(
    "fields",
    [{}, {"words": "  "}, {"words": "Milloin?", "mail": "x"}, {"words": "a" * 300}, {"words": "Hei. " * 500}],
)
def test_a_question_that_is_not_whole_is_asked_again_with_every_word(service, fields):
    page = send(service, **fields)
    assert page.status_code == 200
    text = page.content.decode()
    assert "error-summary" in text
    assert fields.get("words", "").strip() in text
    assert not ServiceMessage.objects.exists()


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "cross-site"}])
def test_another_site_cannot_ask(service, headers):
    assert send(service, headers=headers, words="Milloin?").status_code == 403
    assert not ServiceMessage.objects.exists()


def test_a_machine_that_fills_everything_asks_nothing(service):
    assert send(service, words="Milloin?", website="https://spam.example").status_code == 302
    assert not ServiceMessage.objects.exists()


def test_many_questions_in_a_minute_are_told_to_wait(service):
    assert [send(service, words="Milloin?").status_code for _ in range(6)] == [302] * 5 + [429]


def test_nobodys_mailbox_is_filled_with_copies(service):
    for _ in range(asking.COPIES_AN_HOUR + 2):
        asking.ask_service(None, service=service, words="Milloin?", mail="Kysyja@example.org")
    asking.send_due_questions()
    copies = [each for each in mail.outbox if each.to == ["Kysyja@example.org"]]
    assert len(copies) == asking.COPIES_AN_HOUR
    assert len(mail.outbox) == 2 * asking.COPIES_AN_HOUR + 2


def test_the_form_says_what_is_kept_and_is_the_same_for_everybody(service):
    answer = Client().get(f"/fi/service/{service.pk}/contact/")
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies
    assert "vuorokau" in answer.content.decode()


def test_a_service_without_a_mailbox_or_one_that_is_not_public_has_no_form(service):
    silent = make_service(title="Hiljainen", organisation=make_organisation(mailbox=""))
    alone = make_service(title="Yksin")
    service.unpublish()
    for page in (silent, alone, service):
        assert Client().get(f"/fi/service/{page.pk}/contact/").status_code == 404
    assert "/contact/" not in Client().get(silent.url).content.decode()
    with pytest.raises(ValidationError):
        asking.ask_service(None, service=silent, words="Milloin?")


def test_words_of_nothing_are_refused_in_the_action_too(service):
    with pytest.raises(ValidationError):
        asking.ask_service(None, service=service, words=" \u200b ")


@pytest.fixture
def server_is_away(monkeypatch):
    def refuse(_self, *_args, **_kwargs):
        raise smtplib.SMTPServerDisconnected("away")

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", refuse)
        yield patch


def later(monkeypatch, **time):
    moment = clock.now() + datetime.timedelta(**time)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_what_a_mail_server_refuses_is_tried_again(service, server_is_away, monkeypatch):
    message = asking.ask_service(None, service=service, words="Milloin?")
    assert not asking.send_question(message.pk)
    asking.send_due_questions()
    assert ServiceMessage.objects.get().tries == 1  # its time has not come again
    server_is_away.undo()
    later(monkeypatch, hours=2)
    asking.send_due_questions()
    assert [each.to for each in mail.outbox] == [["ratas@example.org"]]
    assert not ServiceMessage.objects.exists()


def test_after_a_day_nothing_is_kept_and_the_writer_is_told(service, server_is_away, monkeypatch):
    asking.ask_service(None, service=service, words="Milloin?", mail="kysyja@example.org")
    told = []
    monkeypatch.setattr(asking, "_tell_it_did_not_go", told.append)
    for _ in range(3):
        asking.send_due_questions()
        later(monkeypatch, hours=9)
    assert not ServiceMessage.objects.exists()
    assert [message.mail for message in told] == ["kysyja@example.org"]


def test_the_word_that_it_did_not_arrive_holds_what_was_written(service):
    message = asking.ask_service(None, service=service, words="Milloin?", mail="kysyja@example.org")
    asking._tell_it_did_not_go(message)
    assert mail.outbox[0].to == ["kysyja@example.org"]
    assert "Milloin?" in mail.outbox[0].body


def test_a_copy_that_fails_sends_the_question_only_once(service, monkeypatch):
    message = asking.ask_service(None, service=service, words="Milloin?", mail="kysyja@example.org")
    sent = EmailMessage.send

    def to_the_service_only(self, *args, **kwargs):
        if self.to != ["ratas@example.org"]:
            raise smtplib.SMTPServerDisconnected("away")
        return sent(self, *args, **kwargs)

    with monkeypatch.context() as patch:
        patch.setattr(EmailMessage, "send", to_the_service_only)
        asking.send_question(message.pk)
    later(monkeypatch, hours=2)
    asking.send_due_questions()
    assert [each.to[0] for each in mail.outbox] == ["ratas@example.org", "kysyja@example.org"]


def test_of_two_workers_one_sends(service):
    message = asking.ask_service(None, service=service, words="Milloin?")
    message.refresh_from_db()
    assert asking.send_question(message.pk)
    assert not asking.send_question(message.pk)
    assert len(mail.outbox) == 1


def test_what_a_dead_worker_left_is_sent_by_the_next(service, monkeypatch):
    message = asking.ask_service(None, service=service, words="Milloin?")
    ServiceMessage.objects.filter(pk=message.pk).update(due_at=clock.now() + asking.TAKEN_FOR, tries=1)
    asking.send_due_questions()
    assert not mail.outbox
    later(monkeypatch, minutes=16)
    asking.send_due_questions()
    assert len(mail.outbox) == 1


def test_a_title_with_line_ends_breaks_no_mail(service):
    service.title = "Neuvola\r\nBcc: kaikki@example.org"
    service.save()
    asking.ask_service(None, service=service, words="Milloin?")
    asking.send_due_questions()
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].recipients() == ["ratas@example.org"]
