"""Where people are signed in: listed in plain words, signed out at once, told of by mail when it is new."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.test import Client

from portal.accounts import devices
from portal.accounts.device_words import kind_of
from portal.accounts.models import Device, User
from portal.accounts.roles import Role, give_role
from portal.kit import clock

from .sign_in_steps import CONFIRM, ask_for_code, code_in

pytestmark = pytest.mark.django_db
PAGE = "/fi/me/devices/"
PHONE = "Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:143.0) Gecko/20100101 Firefox/143.0"
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) CriOS/141.0 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0"


@pytest.fixture(autouse=True)
def _no_counts_from_other_tests():
    cache.clear()


@pytest.fixture
def known(aino):
    """Aino joined long ago."""
    User.objects.update(date_joined=clock.now() - timedelta(days=30))
    aino.refresh_from_db()
    return aino


def browser(user_agent=DESK):
    return Client(headers={"user-agent": user_agent})


def sign_in(client, person):
    ask_for_code(client, person.email)
    return client.post(CONFIRM, {"code": code_in(mail.outbox[-1])})


@pytest.mark.parametrize(
    ("user_agent", "kind"),
    [
        (PHONE, ("chrome", "android")),
        (DESK, ("firefox", "windows")),
        (MAC, ("safari", "mac")),
        (IPHONE, ("chrome", "iphone")),
        (EDGE, ("edge", "windows")),
        ("", ("", "")),
        ("curl/8.5" * 4000, ("", "")),
    ],
)
def test_of_the_long_name_of_a_browser_only_its_kind_is_kept(user_agent, kind):
    assert kind_of(user_agent) == kind


def test_the_page_lists_devices_in_plain_words(aino):
    phone, desk = browser(PHONE), browser()
    sign_in(phone, aino)
    sign_in(desk, aino)
    page = desk.get(PAGE).content.decode()
    assert "Chrome, Android" in page
    assert "Firefox, Windows" in page
    assert page.count("Tämä laite.") == 1
    forms = [row.pk for row in aino.devices.all() if f"{PAGE}{row.pk}/sign-out/" in page]
    assert forms == [aino.devices.get(system="android").pk]  # the way out of this one is "Sign out"


def test_nothing_says_from_where_somebody_signed_in(aino):
    client = browser()
    ask_for_code(client, aino.email)
    client.post(CONFIRM, {"code": code_in(mail.outbox[-1])}, REMOTE_ADDR="203.0.113.9")
    kept = [str(value) for value in Device.objects.values_list().get()]
    assert not any("203.0.113.9" in value or "Gecko" in value for value in kept)


def test_one_device_is_signed_out_with_its_sockets(aino, monkeypatch, django_capture_on_commit_callbacks):
    closed = []
    monkeypatch.setattr(devices, "close_session", closed.append)
    phone, desk = browser(PHONE), browser()
    sign_in(phone, aino)
    sign_in(desk, aino)
    theirs = aino.devices.get(system="android")
    with django_capture_on_commit_callbacks(execute=True):
        assert desk.post(f"{PAGE}{theirs.pk}/sign-out/").url == PAGE
    assert closed == [theirs.session_key]
    assert phone.get("/fi/me/").status_code == 302
    page = desk.get(PAGE).content.decode()
    assert "Chrome, Android" not in page
    assert "Laite on kirjattu ulos." in page


def test_all_others_are_signed_out_those_too_that_are_on_no_list(aino):
    phone, desk, old = browser(PHONE), browser(), browser(MAC)
    for client in (phone, desk, old):
        sign_in(client, aino)
    Device.objects.filter(system="mac").delete()
    assert desk.post(f"{PAGE}others/").url == PAGE
    assert desk.get("/fi/me/").status_code == 200
    assert phone.get("/fi/me/").status_code == 302
    assert old.get("/fi/me/").status_code == 302
    assert not aino.has_usable_password()


def test_nobody_signs_somebody_else_out(aino, oiva):
    theirs, mine = browser(), browser(PHONE)
    sign_in(theirs, oiva)
    sign_in(mine, aino)
    assert mine.post(f"{PAGE}{oiva.devices.get().pk}/sign-out/").status_code == 404
    assert theirs.get("/fi/me/").status_code == 200


def test_a_sign_in_on_a_new_device_is_mailed_once_and_says_how_to_end_it(known, work):
    client = browser(PHONE)
    work(sign_in, client, known)
    letter = mail.outbox[-1]
    assert letter.to == [known.email]
    assert "Chrome, Android" in letter.body
    assert PAGE in letter.body
    count = len(mail.outbox)
    client.post("/fi/accounts/logout/")
    work(sign_in, client, known)
    assert len(mail.outbox) == count + 1  # the code alone: the browser is known by its mark
    other = browser(PHONE)  # the same kind of browser, on another machine
    work(sign_in, other, known)
    assert "uudella laitteella" in mail.outbox[-1].subject


def test_two_people_at_one_computer_have_a_device_each(known, oiva, work):
    User.objects.update(date_joined=clock.now() - timedelta(days=30))
    client = browser()
    work(sign_in, client, known)
    client.post("/fi/accounts/logout/")
    work(sign_in, client, oiva)
    assert "uudella laitteella" in mail.outbox[-1].subject
    assert Device.objects.count() == 2


def test_who_joined_a_moment_ago_gets_no_mail(aino, work):
    work(sign_in, browser(), aino)
    assert "uudella laitteella" not in mail.outbox[-1].subject


def test_a_member_may_switch_the_mail_off(known, work):
    client = browser()
    work(sign_in, client, known)
    client.post(f"{PAGE}mail/", {"mail": "off"})
    work(sign_in, browser(PHONE), known)
    assert "uudella laitteella" not in mail.outbox[-1].subject
    client.post(f"{PAGE}mail/", {"mail": "on"})
    work(sign_in, browser(PHONE), known)
    assert "uudella laitteella" in mail.outbox[-1].subject


def test_who_looks_after_others_always_gets_it(known, work):
    give_role(known, Role.MODERATOR)
    client = browser()
    work(sign_in, client, known)
    client.post(f"{PAGE}mail/", {"mail": "off"})
    assert 'name="mail"' not in client.get(PAGE).content.decode()
    work(sign_in, browser(PHONE), known)
    assert "uudella laitteella" in mail.outbox[-1].subject


def test_the_mark_is_for_the_server_alone(aino):
    client = browser()
    sign_in(client, aino)
    cookie = client.cookies[devices.COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie.value not in Device.objects.get().mark_digest


def test_use_is_noted_once_an_hour_and_the_session_keeps_its_end(aino, monkeypatch):
    client = browser()
    sign_in(client, aino)
    first, ends = Device.objects.get().last_used_at, Session.objects.get().expire_date
    later = clock.now() + timedelta(minutes=30)
    monkeypatch.setattr(clock, "now", lambda: later)
    client.get("/fi/me/")
    assert Device.objects.get().last_used_at == first
    cache.clear()  # an hour has passed
    client.get("/fi/me/")
    assert Device.objects.get().last_used_at == later
    assert Session.objects.get().expire_date == ends


def test_a_page_that_is_the_same_for_everybody_leaves_no_trace(aino):
    client = browser()
    sign_in(client, aino)
    Device.objects.update(last_used_at=clock.now() - timedelta(days=2))
    before = Device.objects.get().last_used_at
    cache.clear()
    client.get("/fi/words/")
    assert Device.objects.get().last_used_at == before


def test_a_session_from_before_there_was_a_list_comes_onto_it(aino):
    client = browser()
    client.force_login(aino)
    Device.objects.all().delete()
    cache.clear()
    client.get("/fi/me/")
    assert str(Device.objects.get()) == "Firefox, Windows"
    assert devices.COOKIE in client.cookies


def test_sockets_are_opened_anew_when_a_role_or_a_passkey_changes(
    aino, monkeypatch, django_capture_on_commit_callbacks
):
    closed = []
    monkeypatch.setattr(devices, "close_session", closed.append)
    sign_in(browser(), aino)
    with django_capture_on_commit_callbacks(execute=True):
        give_role(aino, Role.MODERATOR)
    assert closed == [aino.devices.get().session_key]


def test_a_device_that_nobody_uses_is_forgotten_after_half_a_year(aino):
    sign_in(browser(), aino)
    Device.objects.update(last_used_at=clock.now() - timedelta(days=179))
    assert not devices.unused_devices().exists()
    Device.objects.update(last_used_at=clock.now() - timedelta(days=180))
    assert devices.unused_devices().exists()
