"""Getting the newsletter by two yeses, leaving it by one press; nobody learns who gets it."""

import datetime

import pytest
from django.test import Client
from django_tasks_db.models import DBTaskResult

from content import ledger, subscribing
from content.models import Delivery, Subscriber
from content.restoring import replay_ledger
from portal.kit import clock
from tests.factories.newsletters import make_subscriber

from .conftest import key_in

pytestmark = pytest.mark.django_db
HOME_MADE = {"sec-fetch-site": "same-origin"}
FIELDS = {"mail": "Kaisa@Example.org", "language": "sv"}


def ask(headers=HOME_MADE, **fields):
    return Client(enforce_csrf_checks=True).post("/fi/subscribe/", FIELDS | fields, headers=headers)


def later(monkeypatch, **ahead):
    now = clock.now() + datetime.timedelta(**ahead)
    monkeypatch.setattr(clock, "now", lambda: now)


def stranger():
    """A mail program or a scanner: no cookie, no token, no word of where it comes from."""
    return Client(enforce_csrf_checks=True)


def test_the_second_yes_is_a_button_behind_the_link_in_the_mail(queue, mailoutbox):
    assert queue(ask)["Location"] == "/fi/subscribe/sent/"
    (mail,) = mailoutbox
    assert mail.to == ["kaisa@example.org"]
    address = f"/sv/subscribe/{key_in(mail)}/"
    assert address in mail.body
    assert stranger().get(address).status_code == 200
    assert stranger().head(address).status_code == 200
    assert Subscriber.objects.get().confirmed_at is None  # programs that look at links do not say yes
    assert stranger().post(address).status_code == 200
    kaisa = Subscriber.objects.get()
    assert kaisa.confirmed_at is not None
    assert (kaisa.email, kaisa.language) == ("kaisa@example.org", "sv")
    confirmed = kaisa.confirmed_at
    stranger().post(address)
    assert Subscriber.objects.get().confirmed_at == confirmed


def test_no_key_and_no_address_is_kept_beside_the_row(queue, mailoutbox):
    queue(ask)
    key = key_in(mailoutbox[0])
    assert Subscriber.objects.get().key_hash == subscribing.hash_of(key)
    told = [str(row.args_kwargs) + row.traceback for row in DBTaskResult.objects.all()]
    assert told
    assert [line for line in told if "kaisa" in line.lower() or key in line] == []


def test_every_address_gets_the_same_answer(queue, mailoutbox):
    make_subscriber("kaisa@example.org")
    make_subscriber("odottaa@example.org", confirmed_at=None)
    answers = [
        queue(ask, mail=mail) for mail in ("kaisa@example.org", "odottaa@example.org", "uusi@example.org")
    ]
    assert len({(one.status_code, one["Location"], one.content) for one in answers}) == 1
    assert len(mailoutbox) == 3


def test_who_gets_it_already_is_told_so_at_most_daily(queue, mailoutbox, monkeypatch):
    make_subscriber("kaisa@example.org", language="en")
    for _each in range(3):
        queue(ask)
    (mail,) = mailoutbox
    assert "already" in mail.body
    assert "/en/unsubscribe/" in mail.body
    later(monkeypatch, hours=25)
    queue(ask)
    assert len(mailoutbox) == 2
    kaisa = Subscriber.objects.get()
    assert (kaisa.language, kaisa.confirmed_at is not None) == ("en", True)


def test_an_address_that_has_not_answered_gets_no_flood(queue, mailoutbox, monkeypatch):
    queue(ask)
    queue(ask)
    assert len(mailoutbox) == 1
    later(monkeypatch, minutes=61)
    queue(ask)
    assert len(mailoutbox) == 2
    assert stranger().get(f"/sv/subscribe/{key_in(mailoutbox[0])}/").status_code == 404
    assert stranger().get(f"/sv/subscribe/{key_in(mailoutbox[1])}/").status_code == 200


@pytest.mark.parametrize(
    ("fields", "headers", "status"),
    [
        ({"mail": ""}, HOME_MADE, 200),
        ({"mail": "x"}, HOME_MADE, 200),
        ({"language": "de"}, HOME_MADE, 200),
        ({"website": "x"}, HOME_MADE, 302),
        ({}, {"sec-fetch-site": "cross-site"}, 403),
        ({}, {}, 403),
    ],
)
def test_what_is_not_whole_or_not_ours_asks_for_nothing(queue, mailoutbox, fields, headers, status):
    assert queue(ask, headers, **fields).status_code == status
    assert not Subscriber.objects.exists()
    assert mailoutbox == []


def test_one_machine_asks_so_often_and_no_more(db):
    assert [ask(mail=f"a{number}@example.org").status_code for number in range(6)] == [302] * 5 + [429]


def test_what_was_not_confirmed_in_a_week_is_forgotten(monkeypatch):
    kaisa, other = make_subscriber(), make_subscriber("odottaa@example.org", confirmed_at=None)
    later(monkeypatch, days=6)
    subscribing.forget_unconfirmed()
    assert Subscriber.objects.filter(pk=other.pk).exists()
    later(monkeypatch, days=2)
    subscribing.forget_unconfirmed()
    assert list(Subscriber.objects.all()) == [kaisa]


def test_one_press_ends_it_for_mail_programs_too(letter, kaisa, send_all, mailoutbox):
    send_all(letter)
    (mail,) = mailoutbox
    address = mail.extra_headers["List-Unsubscribe"].strip("<>").split("localhost", 1)[1].partition("/")[2]
    assert stranger().get(f"/{address}").status_code == 200
    assert Subscriber.objects.exists()
    one_click = {"List-Unsubscribe": "One-Click"}
    answer = stranger().post(f"/{address}", one_click)
    assert answer.status_code == 200  # not a redirect: programs do not follow one
    assert not answer.cookies
    assert not Subscriber.objects.exists()
    assert not Delivery.objects.exists()
    assert stranger().post(f"/{address}", one_click).status_code == 404
    (line,) = ledger.lines(ledger.leavings_file())
    assert line["subscriber"] == kaisa.pk
    assert "example.org" not in ledger.leavings_file().read_text()


def test_who_left_does_not_come_back_by_a_restore(kaisa):
    subscribing.Subscriber.objects.filter(pk=kaisa.pk).update(key_hash=subscribing.hash_of("x"))
    assert subscribing.leave("x")
    make_subscriber("kaisa@example.org", pk=kaisa.pk, asked_at=kaisa.asked_at)
    assert replay_ledger()["left"] == 1
    make_subscriber("uusi@example.org", pk=kaisa.pk)
    assert replay_ledger()["left"] == 0
    assert Subscriber.objects.get().email == "uusi@example.org"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("page", ["subscribe/x/", "unsubscribe/x/", "unsubscribe/sample/"])
def test_a_link_that_opens_nothing_says_so(db, language, page):
    for answer in (stranger().get(f"/{language}/{page}"), stranger().post(f"/{language}/{page}")):
        assert answer.status_code == 404
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "no-store" in answer["Cache-Control"]


def test_guessing_keys_is_slowed_down_and_leaving_is_not(db):
    answers = [stranger().post(f"/fi/unsubscribe/guess{number}/").status_code for number in range(25)]
    assert (answers[0], answers[-1]) == (404, 429)
    make_subscriber(key_hash=subscribing.hash_of("mine"))
    assert stranger().post("/fi/unsubscribe/mine/").status_code == 200
