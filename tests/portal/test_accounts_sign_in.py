"""Signing in by a mailed code, and out again. There is no password anywhere."""

import re
import time

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache

from portal.accounts.models import User

from .sign_in_steps import CONFIRM, LOGIN, ME, ask_for_code, code_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_counts_from_other_tests():
    cache.clear()


def test_a_mailed_code_signs_in_and_leads_to_my_page(client, aino):
    assert ask_for_code(client, "aino@example.org").url == CONFIRM
    response = client.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert response.url == ME
    assert client.get(ME).status_code == 200


@pytest.mark.parametrize("typed", ["{}", " {} ", "{}\n", "no dash", "spaced"])
def test_a_code_may_be_pasted_with_spaces_and_without_its_dash(client, aino, typed):
    ask_for_code(client, "aino@example.org")
    code = code_in(mail.outbox[0])
    pasted = {"no dash": code.replace("-", ""), "spaced": " ".join(code)}.get(typed) or typed.format(code)
    assert client.post(CONFIRM, {"code": pasted}).url == ME


def test_the_code_field_helps_the_phone_to_fill_it(client, aino):
    ask_for_code(client, "aino@example.org")
    page = client.get(CONFIRM).content.decode()
    assert 'autocomplete="one-time-code"' in page
    assert 'inputmode="numeric"' in page


def test_a_wrong_code_says_what_to_do_and_the_right_one_still_works(client, aino):
    ask_for_code(client, "aino@example.org")
    page = client.post(CONFIRM, {"code": "000000000"})
    assert page.status_code == 200
    assert page.context["form"].errors["code"]
    assert client.post(CONFIRM, {"code": code_in(mail.outbox[0])}).url == ME


def test_five_wrong_codes_end_the_try(client, aino):
    ask_for_code(client, "aino@example.org")
    for _ in range(5):
        last = client.post(CONFIRM, {"code": "000000000"})
    assert last.status_code == 302
    client.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert client.get(ME).status_code == 302


def test_a_new_code_is_mailed_on_request_and_the_old_one_is_dead(client, aino):
    ask_for_code(client, "aino@example.org")
    client.post(CONFIRM, {"action": "resend"})
    old, new = code_in(mail.outbox[0]), code_in(mail.outbox[1])
    if old != new:
        assert client.post(CONFIRM, {"code": old}).status_code == 200
    assert client.post(CONFIRM, {"code": new}).url == ME


def test_a_code_is_good_for_half_an_hour(client, aino, monkeypatch):
    ask_for_code(client, "aino@example.org")
    now = time.time()
    monkeypatch.setattr("allauth.account.internal.flows.code_verification.time.time", lambda: now + 29 * 60)
    assert client.get(CONFIRM).status_code == 200
    monkeypatch.setattr("allauth.account.internal.flows.code_verification.time.time", lambda: now + 31 * 60)
    assert client.get(CONFIRM).status_code == 302


def test_an_unknown_address_gets_the_same_page_and_a_mail_that_says_so(client, aino):
    known = ask_for_code(client, "aino@example.org")
    known_page = client.get(CONFIRM).content.decode()
    client.logout()
    unknown = ask_for_code(client, "nobody@example.org")
    unknown_page = client.get(CONFIRM).content.decode()
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    strip = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')
    assert strip.sub("", known_page) == strip.sub("", unknown_page).replace("nobody@", "aino@")
    assert "/fi/accounts/signup/" in mail.outbox[1].body
    assert not re.search(r"\d{3}-\d{3}", mail.outbox[1].body)


def test_too_many_codes_for_one_address_are_refused(client, aino):
    for _ in range(10):
        client.logout()
        ask_for_code(client, "aino@example.org")
    client.logout()
    assert ask_for_code(client, "aino@example.org").status_code == 200
    assert len(mail.outbox) == 10


def test_a_person_made_without_an_address_row_needs_no_second_code(client, db):
    User.objects.create_user("new@example.org", first_name="New")
    ask_for_code(client, "new@example.org")
    assert client.post(CONFIRM, {"code": code_in(mail.outbox[0])}).url == ME
    assert EmailAddress.objects.get().verified
    assert len(mail.outbox) == 1


def test_a_closed_account_gets_no_code(client, aino):
    User.objects.filter(pk=aino.pk).update(is_active=False)
    ask_for_code(client, "aino@example.org")
    assert not re.search(r"\d{3}-\d{3}", mail.outbox[0].body)


def test_signing_in_leads_to_the_page_that_was_asked_for(client, aino):
    client.post(f"{LOGIN}?next=/fi/reading/", {"email": "aino@example.org"})
    page = client.get(f"{CONFIRM}?next=/fi/reading/")
    assert 'value="/fi/reading/"' in page.content.decode()
    response = client.post(CONFIRM, {"code": code_in(mail.outbox[0]), "next": "/fi/reading/"})
    assert response.url == "/fi/reading/"


def test_signing_in_never_leads_to_another_host(client, aino):
    ask_for_code(client, "aino@example.org")
    response = client.post(CONFIRM, {"code": code_in(mail.outbox[0]), "next": "https://example.com/"})
    assert response.url == ME


def test_after_signing_in_the_page_speaks_the_persons_language(client, aino):
    User.objects.filter(pk=aino.pk).update(language="sv")
    ask_for_code(client, "aino@example.org")
    assert client.post(CONFIRM, {"code": code_in(mail.outbox[0])}).url == "/sv/me/"


def test_the_mail_speaks_the_language_of_the_page(client, aino):
    ask_for_code(client, "aino@example.org", "/en/accounts/login/")
    assert "Hello!" in mail.outbox[0].body


def test_signing_out_ends_the_session_and_tells_which_one(client, aino):
    from django.contrib.auth.signals import user_logged_out

    told = []

    def listen(request, user, **_):
        told.append((user, request.session.session_key))

    client.force_login(aino)
    key = client.session.session_key
    user_logged_out.connect(listen)
    try:
        assert client.post("/sv/accounts/logout/").url == "/sv/"
    finally:
        user_logged_out.disconnect(listen)
    assert told == [(aino, key)]
    assert client.get(ME).status_code == 302


def test_opening_the_sign_out_page_signs_nobody_out(client, aino):
    client.force_login(aino)
    client.get("/fi/accounts/logout/")
    assert client.get(ME).status_code == 200


def test_a_silent_mail_server_gives_a_kind_page(client, aino, monkeypatch):
    def fail(*_args, **_kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", fail)
    response = ask_for_code(client, "aino@example.org")
    assert response.status_code == 503
    assert "account/mail_failed.html" in [template.name for template in response.templates]


def test_a_session_gets_a_new_key_at_signing_in(client, aino):
    client.get(LOGIN)
    ask_for_code(client, "aino@example.org")
    before = client.session.session_key
    client.post(CONFIRM, {"code": code_in(mail.outbox[0])})
    assert client.session.session_key != before


def test_account_pages_are_kept_by_nobody(client, aino):
    for path in (LOGIN, "/fi/join/"):
        assert "no-store" in client.get(path)["Cache-Control"]
    client.force_login(aino)
    for path in (ME, "/fi/accounts/email/", "/fi/accounts/2fa/webauthn/"):
        assert "no-store" in client.get(path)["Cache-Control"]


def test_a_new_address_takes_the_place_of_the_old_one_once_it_is_proven(client, aino):
    client.force_login(aino)
    step = client.post("/fi/accounts/email/", {"email": "uusi@example.org", "action_add": "1"})
    assert step.url == "/fi/accounts/confirm-email/"
    client.post(step.url, {"code": code_in(mail.outbox[0])})
    aino.refresh_from_db()
    assert aino.email == "uusi@example.org"
    assert list(EmailAddress.objects.values_list("email", "verified")) == [("uusi@example.org", True)]
    assert mail.outbox[-1].to == ["aino@example.org"]
