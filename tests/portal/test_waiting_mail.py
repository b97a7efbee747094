"""The mail "Something waits for you": what it says, how often, and how it is switched off."""

from datetime import timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from portal.accounts.letters import send_letter
from portal.accounts.models import WaitingMail
from portal.accounts.waiting_mail import DAILY, NAME, switch_waiting_mail, tell_something_waits
from portal.kit import clock

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def told(django_capture_on_commit_callbacks, mailoutbox):
    """Tells somebody, and returns whether a mail went out or stands in the queue."""

    def tell(person, **how):
        before = len(mailoutbox) + DBTaskResult.objects.count()
        with django_capture_on_commit_callbacks(execute=True):
            tell_something_waits(person, **how)
        return len(mailoutbox) + DBTaskResult.objects.count() > before

    return tell


@pytest.mark.parametrize("urgent", [True, False])
def test_the_mail_says_only_that_something_waits(mirja, mailoutbox, urgent):
    send_letter(NAME, mirja.email, "fi", desk_url="https://x.example/fi/queue/", urgent=urgent)
    words = mailoutbox[0].body
    assert "https://x.example/fi/queue/" in words
    assert "Mirja" not in words
    assert mailoutbox[0].to == ["mirja@example.org"]


def test_it_comes_at_most_once_a_day(mirja, told, monkeypatch):
    now = clock.now()
    assert told(mirja)
    assert not told(mirja)
    monkeypatch.setattr(clock, "now", lambda: now + DAILY + timedelta(seconds=1))
    assert told(mirja)


def test_who_switched_it_off_gets_none_but_is_called_when_it_is_urgent(mirja, told):
    switch_waiting_mail(mirja, is_off=True)
    assert not told(mirja)
    assert told(mirja, urgent=True)
    assert told(mirja, urgent=True)


def test_an_urgent_mail_that_fails_raises_and_counts_for_nothing(mirja, monkeypatch):
    def fail(*_args, **_kwargs):
        raise OSError("no mail server")

    monkeypatch.setattr("portal.accounts.waiting_mail.send_letter", fail)
    with pytest.raises(OSError, match="no mail server"):
        tell_something_waits(mirja, urgent=True)
    assert not WaitingMail.objects.exists()


def test_the_switch_is_on_the_page_of_those_who_have_a_desk(client, mirja, oiva):
    client.force_login(oiva, backend=BACKEND)
    assert "/en/me/mail/" not in client.get("/en/me/").content.decode()
    client.force_login(mirja, backend=BACKEND)
    assert "/en/me/mail/" in client.get("/en/me/").content.decode()
    assert client.post("/en/me/mail/", {"mail": "off"}).status_code == 302
    assert WaitingMail.objects.get(person=mirja).is_off
    client.post("/en/me/mail/", {"mail": "on"})
    assert not WaitingMail.objects.get(person=mirja).is_off
    assert client.get("/en/me/mail/").status_code == 302
