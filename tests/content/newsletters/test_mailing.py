"""Newsletters go out: at most once to each, with their yeses looked at again, and stopped when asked."""

import datetime
import smtplib

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail.backends.locmem import EmailBackend

from content import consenting, mailing
from content.mail_pace import MOST_TRIES, is_time, next_try
from content.models import Delivery, Mailing, NewsletterItem, NewsletterPage
from portal.kit import clock
from tests.factories.newsletters import make_newsletter, make_subscriber
from tests.factories.pages import make_news

from .conftest import work

pytestmark = pytest.mark.django_db
State = Delivery.State
NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


def states(letter):
    return [one.state for one in Delivery.objects.filter(newsletter=letter).order_by("pk")]


def many(number):
    return [make_subscriber(f"lukija{each}@example.org") for each in range(number)]


def answering(monkeypatch, *answers):
    """The mail server answers so, mail by mail; afterwards it takes everything."""
    left, take = list(answers), EmailBackend.send_messages

    def send(self, mails):
        if left and (answer := left.pop(0)):
            raise answer
        return take(self, mails)

    monkeypatch.setattr(EmailBackend, "send_messages", send)


def test_everybody_of_its_language_gets_one_of_their_own(letter, kaisa, send_all, mailoutbox):
    make_subscriber("sven@example.org", language="sv")
    make_subscriber("odottaa@example.org", confirmed_at=None)
    make_subscriber("oona@example.org")
    assert {one.state for one in send_all(letter)} == {State.SENT}
    assert sorted(mail.to for mail in mailoutbox) == [["kaisa@example.org"], ["oona@example.org"]]
    first, other = (mail.message().as_string() for mail in mailoutbox)
    assert "oona@" not in first
    assert "kaisa@" not in other
    links = {mail.extra_headers["List-Unsubscribe"] for mail in mailoutbox}
    assert len(links) == 2
    mailing_of = Mailing.objects.get()
    assert (mailing_of.mailed, mailing_of.items, mailing_of.ended_at is not None) == (2, 1, True)


def test_the_mail_says_how_one_leaves_by_one_press(letter, kaisa, send_all, mailoutbox):
    send_all(letter)
    headers = mailoutbox[0].message()
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = headers["List-Unsubscribe"]
    assert link.startswith("<http")
    assert link.strip("<>") in mailoutbox[0].body


def test_it_is_begun_once_and_a_second_press_changes_nothing(letter, kaisa, eeva, mailoutbox):
    first = mailing.begin_sending(eeva, newsletter=letter)
    assert NewsletterPage.objects.get(pk=letter.pk).live
    assert mailing.begin_sending(eeva, newsletter=letter) == first
    make_subscriber("myohassa@example.org")
    mailing.begin_sending(eeva, newsletter=letter)
    mailing.send_batch(letter.pk)
    assert [mail.to for mail in mailoutbox] == [["kaisa@example.org"]]


def test_only_editors_send(letter, kaisa, aino, mirja, eeva):
    for who in (aino, mirja, None):
        for act in (mailing.begin_sending, mailing.stop_sending, mailing.go_on_sending, mailing.send_sample):
            with pytest.raises(PermissionDenied):
                act(who, newsletter=letter)
    with pytest.raises(ValidationError):
        mailing.begin_sending(eeva, newsletter=make_newsletter(title="Tyhjä"))
    assert not Mailing.objects.exists()


def test_the_clock_and_the_slow_queue_send_batch_by_batch(letter, eeva, settings, mailoutbox, monkeypatch):
    settings.NEWSLETTER_BATCH, settings.NEWSLETTER_PAUSE_SECONDS = 2, 60
    many(3)
    mailing.begin_sending(eeva, newsletter=letter)
    for _each in range(3):  # also when the same batch was asked for more than once
        mailing.send_what_is_due()
    work()
    assert len(mailoutbox) == 0  # not in the queue behind which alarms would wait
    work("recordings")
    assert len(mailoutbox) == 2
    now = clock.now() + datetime.timedelta(seconds=61)
    monkeypatch.setattr(clock, "now", lambda: now)
    mailing.send_what_is_due()
    work("recordings")
    mailing.send_what_is_due()
    assert len(mailoutbox) == 3
    assert Mailing.objects.get().ended_at is not None


def test_what_was_taken_back_between_picking_and_sending_is_in_no_mail(
    letter, story, aino, kaisa, eeva, mailoutbox
):
    news = make_news(title="Uusi huone")
    NewsletterItem.objects.create(newsletter=letter, page=news)
    mailing.begin_sending(eeva, newsletter=letter)
    consenting.withdraw(aino, page=story)
    mailing.send_batch(letter.pk)
    (mail,) = mailoutbox
    whole = mail.message().as_string() + mail.body + mail.alternatives[0].content
    assert "Aamun kahvi" not in whole
    assert "Uusi huone" in whole
    assert NewsletterItem.objects.get(page=story).mailed_at is None
    assert NewsletterItem.objects.get(page=news).mailed_at is not None


def test_it_is_looked_at_again_for_every_mail(letter, story, aino, eeva, mailoutbox, monkeypatch):
    NewsletterItem.objects.create(newsletter=letter, page=make_news(title="Uusi huone"))
    many(3)
    mailing.begin_sending(eeva, newsletter=letter)
    send = mailing._send

    def taken_back_after_the_first(taken, mails):
        done = send(taken, mails)
        if len(mailoutbox) == 1:
            consenting.withdraw(aino, page=story)
        return done

    monkeypatch.setattr(mailing, "_send", taken_back_after_the_first)
    mailing.send_batch(letter.pk)
    assert ["Aamun kahvi" in mail.body for mail in mailoutbox] == [True, False, False]


def test_when_all_of_it_was_taken_back_it_stops(letter, story, aino, kaisa, eeva, mailoutbox):
    mailing.begin_sending(eeva, newsletter=letter)
    consenting.withdraw(aino, page=story)
    assert mailing.send_batch(letter.pk) == 0
    assert mailoutbox == []
    assert Mailing.objects.get().stopped_at is not None


def test_a_killed_worker_sends_nothing_twice(letter, eeva, mailoutbox, monkeypatch):
    many(4)
    mailing.begin_sending(eeva, newsletter=letter)
    send = mailing._send

    def killed_after_the_second(taken, mails):
        if len(mailoutbox) == 2:
            raise KeyboardInterrupt
        return send(taken, mails)

    monkeypatch.setattr(mailing, "_send", killed_after_the_second)
    with pytest.raises(KeyboardInterrupt):
        mailing.send_batch(letter.pk)
    assert states(letter) == [State.SENT, State.SENT, State.TAKEN, State.WAITS]
    monkeypatch.setattr(mailing, "_send", send)
    mailing.send_batch(letter.pk)
    mailing.send_what_is_due()
    assert states(letter) == [State.SENT, State.SENT, State.TAKEN, State.SENT]
    assert len({mail.to[0] for mail in mailoutbox}) == len(mailoutbox) == 3
    assert Mailing.objects.get().ended_at is not None


def test_killed_after_the_mail_went_it_does_not_go_again(letter, kaisa, eeva, mailoutbox, monkeypatch):
    mailing.begin_sending(eeva, newsletter=letter)
    answering(monkeypatch)
    take = EmailBackend.send_messages

    def dies_when_it_went(self, mails):
        take(self, mails)
        raise KeyboardInterrupt

    monkeypatch.setattr(EmailBackend, "send_messages", dies_when_it_went)
    with pytest.raises(KeyboardInterrupt):
        mailing.send_batch(letter.pk)
    monkeypatch.setattr(EmailBackend, "send_messages", take)
    mailing.send_batch(letter.pk)
    assert len(mailoutbox) == 1


def test_what_the_server_refused_is_tried_again_and_not_for_ever(letter, eeva, mailoutbox, monkeypatch):
    many(2)
    mailing.begin_sending(eeva, newsletter=letter)
    no = smtplib.SMTPRecipientsRefused({"lukija0@example.org": (450, b"later")})
    answering(monkeypatch, no)
    mailing.send_batch(letter.pk)
    assert states(letter) == [State.WAITS, State.SENT]
    assert mailing.send_batch(letter.pk) == 0  # not at once
    for hours in (2, 12):
        answering(monkeypatch, no)
        now = clock.now() + datetime.timedelta(hours=hours)
        monkeypatch.setattr(clock, "now", lambda now=now: now)
        mailing.send_batch(letter.pk)
    assert states(letter) == [State.FAILED, State.SENT]
    assert len(mailoutbox) == 1
    assert Delivery.objects.earliest("pk").tries == MOST_TRIES


def test_what_may_have_gone_is_not_sent_again(letter, eeva, mailoutbox, monkeypatch, caplog):
    many(2)
    mailing.begin_sending(eeva, newsletter=letter)
    answering(monkeypatch, smtplib.SMTPServerDisconnected("lukija0@example.org"))
    mailing.send_batch(letter.pk)
    assert states(letter) == [State.TAKEN, State.SENT]
    assert "lukija0" not in caplog.text


def test_when_no_server_is_there_nothing_is_taken(letter, kaisa, eeva, mailoutbox, monkeypatch):
    mailing.begin_sending(eeva, newsletter=letter)

    def nobody(_self):
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", nobody)
    with pytest.raises(ConnectionRefusedError):
        mailing.send_batch(letter.pk)
    assert states(letter) == [State.WAITS]


def test_it_can_be_stopped_and_go_on(letter, eeva, settings, mailoutbox):
    settings.NEWSLETTER_BATCH = 1
    many(3)
    mailing.begin_sending(eeva, newsletter=letter)
    mailing.send_batch(letter.pk)
    mailing.stop_sending(eeva, newsletter=letter)
    mailing.send_what_is_due()
    assert mailing.send_batch(letter.pk) == 0
    assert len(mailoutbox) == 1
    mailing.go_on_sending(eeva, newsletter=letter)
    while mailing.send_batch(letter.pk):
        pass
    assert len(mailoutbox) == 3


def test_the_sample_goes_to_the_editor_alone(letter, kaisa, eeva, queue, mailoutbox):
    queue(mailing.send_sample, eeva, newsletter=letter)
    (mail,) = mailoutbox
    assert mail.to == [eeva.email]
    assert "Aamun kahvi" in mail.body
    assert states(letter) == []


@pytest.mark.parametrize(("tries", "hours"), [(1, 1), (2, 8), (3, None), (9, None), (0, None)])
def test_a_refused_address_waits_longer_each_time(tries, hours):
    again = next_try(tries, NOW)
    assert again == (NOW + datetime.timedelta(hours=hours) if hours else None)


def test_the_pause_is_from_beginning_to_beginning():
    pause = datetime.timedelta(seconds=60)
    assert is_time(None, NOW, pause)
    assert not is_time(NOW, NOW + datetime.timedelta(seconds=59), pause)
    assert is_time(NOW, NOW + pause, pause)
