"""Coming in by a card: a press, then a second step in one of three ways; one answer for all that fails."""

import logging
from datetime import timedelta

import pytest
from django.conf import settings as django_settings
from django.contrib.sessions.models import Session
from django.urls import reverse

from portal.accounts.cards import confirmed
from portal.accounts.cards.making import throw_away
from portal.accounts.models import CardRequest, Device, User
from portal.kit import clock
from portal.kit.logs import masked

from .steps import (
    ME,
    WAIT,
    browser,
    come_in,
    door,
    help_with,
    is_in,
    make_card,
    number_on,
)

pytestmark = pytest.mark.django_db


def later(monkeypatch, **time):
    moment = clock.now() + timedelta(**time)
    monkeypatch.setattr(clock, "now", lambda: moment)


def test_looking_at_the_page_changes_nothing_and_leaves_nothing(secret):
    before = Session.objects.count()
    for method in ("get", "head"):
        page = getattr(browser(), method)(door(secret))
        assert page.status_code == 200
        assert not page.cookies
    assert Session.objects.count() == before
    assert not CardRequest.objects.filter(kind="sign in").exists()


def test_the_page_is_the_same_for_a_card_and_for_none(secret):
    pages = [browser().get(door(key)).content.decode().replace(key, "") for key in (secret, "x" * 32)]
    assert pages[0] == pages[1]


def test_nobody_keeps_or_finds_the_page_or_learns_its_address(secret):
    for page in (browser().get(door(secret)), browser().post(door(secret)), browser().post(door("x"))):
        assert "no-store" in page["Cache-Control"]
        assert page["X-Robots-Tag"] == "noindex, nofollow"
        assert page["Referrer-Policy"] == "no-referrer"
    assert secret not in masked(f"GET {door(secret)} 404")


def test_a_professional_lets_in(aino, pertti, secret):
    there = browser()
    assert come_in(there, secret, pertti).url == ME
    assert is_in(there)
    assert there.session["_auth_user_id"] == str(aino.pk)


def test_a_supporter_lets_in(secret, supporter):
    there = browser()
    come_in(there, secret, supporter)
    assert is_in(there)


def test_the_card_alone_lets_nobody_in(secret):
    there = browser()
    assert there.post(door(secret)).url == WAIT
    assert there.post(WAIT).url == WAIT
    assert not is_in(there)


def test_a_device_confirmed_in_the_last_thirty_days_needs_no_helper(aino, pertti, secret, monkeypatch):
    there = browser()
    come_in(there, secret, pertti, own="yes")
    there.post("/fi/accounts/logout/")
    assert not is_in(there)
    later(monkeypatch, days=29)
    assert there.post(door(secret)).url == ME
    assert is_in(there)
    there.post("/fi/accounts/logout/")
    later(monkeypatch, days=2)
    assert there.post(door(secret)).url == WAIT  # thirty days from the helper's yes, not from the last use


def test_a_shared_computer_is_not_remembered(secret, pertti):
    there = browser()
    come_in(there, secret, pertti)
    there.post("/fi/accounts/logout/")
    assert there.post(door(secret)).url == WAIT


def test_a_confirmed_device_is_its_persons_alone(oiva, pertti, secret):
    there = browser()
    come_in(there, secret, pertti, own="yes")
    there.post("/fi/accounts/logout/")
    _card, of_oiva = make_card(oiva, pertti)
    assert there.post(door(of_oiva)).url == WAIT


def test_the_mark_of_a_device_is_signed_hidden_from_scripts_and_its_digest_alone_is_kept(secret, pertti):
    there = browser()
    cookie = come_in(there, secret, pertti, own="yes").cookies[django_settings.SIGN_IN_CARD_COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert (cookie["path"], cookie["domain"]) == ("/", "")
    assert cookie["max-age"] == confirmed.LASTS.total_seconds()
    kept = Device.objects.exclude(confirmed_digest="").get()
    assert kept.confirmed_digest not in cookie.value
    assert cookie.value.split(":")[0] not in str(Device.objects.filter(pk=kept.pk).values_list().get())
    there.post("/fi/accounts/logout/")
    there.cookies[django_settings.SIGN_IN_CARD_COOKIE] = cookie.value.split(":")[0] + ":forged:mark"
    assert there.post(door(secret)).url == WAIT


@pytest.mark.parametrize("end", ["everywhere", "this device", "own page", "thrown away"])
def test_a_device_is_strange_again_after(end, aino, pertti, card, secret):
    there, elsewhere = browser(), browser(aino)
    come_in(there, secret, pertti, own="yes")
    device = Device.objects.exclude(confirmed_digest="").get()
    if end == "everywhere":
        elsewhere.post(reverse("accounts:sign_out_others"))
    elif end == "this device":
        elsewhere.post(reverse("accounts:sign_out_device", args=[device.pk]))
    elif end == "own page":
        elsewhere.post(reverse("accounts:card_forget_devices"))
    else:
        throw_away(aino, card=card)
    device.refresh_from_db()
    assert (device.confirmed_digest, device.confirmed_until) == ("", None)
    if end != "own page":
        assert not is_in(there)


def test_signing_out_a_device_where_nobody_is_touches_no_other(aino, oiva, pertti, secret):
    there = browser()
    come_in(there, secret, pertti, own="yes")
    now = clock.now()
    empty = Device.objects.create(person=oiva, mark_digest="x", first_used_at=now, last_used_at=now)
    other = Device.objects.exclude(confirmed_digest="").get()
    Device.objects.filter(pk=other.pk).update(session_key="")
    browser(oiva).post(reverse("accounts:sign_out_device", args=[empty.pk]))
    other.refresh_from_db()
    assert other.confirmed_digest


@pytest.mark.parametrize("trouble", ["unknown", "thrown away", "old", "closed", "rights"])
def test_one_kind_answer_for_every_card_that_opens_nothing(trouble, aino, card, secret, monkeypatch, caplog):
    caplog.set_level(logging.INFO)
    key = secret
    if trouble == "unknown":
        key = "x" * 32
    elif trouble == "thrown away":
        throw_away(aino, card=card)
    elif trouble == "old":
        later(monkeypatch, days=366)
    elif trouble == "closed":
        User.objects.filter(pk=aino.pk).update(is_active=False)
    else:
        User.objects.filter(pk=aino.pk).update(is_staff=True)
    page = browser().post(door(key))
    plain = browser().post(door("y" * 32))
    assert (page.status_code, page.content) == (404, plain.content.replace(b"y" * 32, key.encode()))
    assert "Kysy tukijalta tai työntekijältä." in page.content.decode()
    assert not any(word in caplog.text for word in (aino.email, "Aino", key))


def test_a_card_thrown_away_while_it_waits_opens_nothing(aino, pertti, card, secret):
    there = browser()
    there.post(door(secret))
    help_with(pertti, number_on(there))
    throw_away(aino, card=card)
    there.post(WAIT)
    assert not is_in(there)


def test_a_yes_is_used_once_and_only_where_it_was_asked_for(pertti, secret):
    there, thief = browser(), browser()
    there.post(door(secret))
    help_with(pertti, number_on(there))
    thief.post(WAIT)
    assert not is_in(thief)
    kept = there.session["card_request"]
    there.post(WAIT)
    assert is_in(there)
    session = thief.session
    session["card_request"] = {**kept, "key": "guessed"}
    session.save()
    thief.post(WAIT)
    assert not is_in(thief)
    session["card_request"] = kept
    session.save()
    thief.post(WAIT)
    assert not is_in(thief)


def test_a_yes_that_nobody_used_in_time_is_over(pertti, secret, monkeypatch):
    there = browser()
    there.post(door(secret))
    help_with(pertti, number_on(there))
    later(monkeypatch, minutes=11)
    there.post(WAIT)
    assert not is_in(there)
    assert "Numero oli liian vanha." in there.get(WAIT).content.decode()


def test_the_session_is_a_new_one(pertti, secret):
    there = browser()
    there.post(door(secret))
    before = there.session.session_key
    help_with(pertti, number_on(there))
    there.post(WAIT)
    assert there.session.session_key != before


def test_a_form_of_another_site_begins_nothing(secret):
    page = browser(**{"sec-fetch-site": "cross-site"}).post(door(secret))
    assert page.status_code == 403
    assert not CardRequest.objects.filter(kind="sign in").exists()


def test_whoever_is_signed_in_stays_who_they_are(oiva, secret):
    client = browser(oiva)
    assert client.post(door(secret)).url == ME
    assert client.session["_auth_user_id"] == str(oiva.pk)


def test_a_card_is_pressed_ten_times_in_an_hour_wherever_from(secret):
    answers = [browser().post(door(secret), REMOTE_ADDR=f"192.0.2.{at}").status_code for at in range(12)]
    assert answers == [302] * 10 + [429] * 2
    assert browser().post(door("x" * 32), REMOTE_ADDR="192.0.2.99").status_code == 404


def test_one_address_tries_ten_times_in_a_minute_whatever_it_says_of_itself(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    tries = [
        browser(**{"x-forwarded-for": f"198.51.100.{at}, 192.0.2.1"}).post(door(f"{at:032}")).status_code
        for at in range(12)
    ]
    assert tries == [404] * 10 + [429] * 2


def test_too_often_sounds_the_same_for_a_card_and_for_none(secret):
    said = []
    for key in (secret, "x" * 32):
        said.append([browser().post(door(key), REMOTE_ADDR=f"192.0.2.{at}").status_code for at in range(12)])
    assert [each[-2:] for each in said] == [[429, 429], [429, 429]]
