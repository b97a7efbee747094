"""A passkey: another way in for members, a second lock for those who look after others."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.core import mail
from django.core.cache import cache

from .sign_in_steps import CONFIRM, ME, ask_for_code, code_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_counts_from_other_tests():
    cache.clear()


def give_passkey(person):
    Authenticator.objects.create(
        user=person, type=Authenticator.Type.WEBAUTHN, data={"name": "My phone", "credential": {}}
    )


def sign_in(client, person):
    ask_for_code(client, person.email)
    return client.post(CONFIRM, {"code": code_in(mail.outbox[-1])})


@pytest.fixture
def _any_key(monkeypatch):
    monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda _user: [])


@pytest.mark.usefixtures("_any_key")
def test_a_member_who_lost_the_passkey_gets_in_by_mail_and_puts_it_right(client, aino):
    give_passkey(aino)
    assert sign_in(client, aino).url == ME
    key = Authenticator.objects.get()
    assert client.post(f"/fi/accounts/2fa/webauthn/keys/{key.pk}/remove/").url == "/fi/accounts/2fa/webauthn/"
    assert not Authenticator.objects.exists()


@pytest.mark.usefixtures("_any_key")
@pytest.mark.parametrize("name", ["mirja", "eeva", "sampo"])
def test_who_looks_after_others_and_has_a_passkey_needs_it_after_the_code(client, request, name):
    person = request.getfixturevalue(name)
    give_passkey(person)
    assert sign_in(client, person).url == "/fi/accounts/2fa/authenticate/"
    assert client.get(ME).status_code == 302


@pytest.mark.usefixtures("_any_key")
def test_a_spare_code_stands_in_for_the_passkey_once(client, mirja):
    give_passkey(mirja)
    code = RecoveryCodes.activate(mirja).get_unused_codes()[0]
    assert client.post(sign_in(client, mirja).url, {"code": code}).url == ME
    client.logout()
    assert client.post(sign_in(client, mirja).url, {"code": code}).status_code == 200


@pytest.mark.usefixtures("_any_key")
def test_a_while_after_signing_in_the_passkey_is_asked_before_changing_passkeys(client, aino, monkeypatch):
    give_passkey(aino)
    sign_in(client, aino)
    assert client.get("/fi/accounts/2fa/webauthn/add/").status_code == 200
    later = time.time() + 16 * 60
    monkeypatch.setattr("portal.accounts.adapter.time.time", lambda: later)
    assert client.get("/fi/accounts/2fa/webauthn/add/").url.startswith(
        "/fi/accounts/2fa/webauthn/reauthenticate/"
    )


STRANGE = [
    "9" * 5000,
    "[" * 9000,
    "[]",
    "1",
    "null",
    "{}",
    '{"id": 1}',
    '{"response": "x"}',
    "x" * 60_000,
    "\x00",
]


@pytest.mark.usefixtures("_any_key")
@pytest.mark.parametrize("credential", STRANGE)
def test_what_no_key_says_is_a_wrong_answer_and_not_an_error(client, aino, credential):
    assert client.post("/fi/accounts/2fa/webauthn/login/", {"credential": credential}).status_code < 500
    sign_in(client, aino)
    for path in ("add", "reauthenticate"):
        answer = client.post(f"/fi/accounts/2fa/webauthn/{path}/", {"credential": credential})
        assert answer.status_code < 500
    assert not Authenticator.objects.exists()
