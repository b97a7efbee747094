"""Staff sign in through their organisation: who comes in, who does not, and who is known again."""

import json

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from portal.accounts.farewell import ask_farewell
from portal.accounts.models import Device, User
from portal.accounts.roles import Role

from .conftest import BEGIN, LOGIN, ME, REFUSED, begin, is_in, sign_in

pytestmark = pytest.mark.django_db


def test_who_looks_after_others_comes_in_and_is_known_by_issuer_and_subject(client, directory, mirja):
    assert sign_in(client).url == ME
    assert client.get(ME).status_code == 200
    row = SocialAccount.objects.get()
    assert (row.user, row.provider, row.uid, row.extra_data) == (mirja, directory.issuer, "number-1", {})


@pytest.mark.parametrize(("name", "comes_in"), [("eeva", True), ("sampo", True), ("aino", False)])
def test_only_those_who_look_after_others_come_in_this_way(client, directory, request, name, comes_in):
    directory.person["email"] = request.getfixturevalue(name).email
    assert sign_in(client).url == (ME if comes_in else REFUSED)
    assert is_in(client) is comes_in
    assert SocialAccount.objects.exists() is comes_in


def test_nobody_is_made_an_account(client, directory, mirja):
    people = set(User.objects.values_list("pk", flat=True))
    directory.person["email"] = "nobody@example.org"
    assert sign_in(client).url == REFUSED
    assert set(User.objects.values_list("pk", flat=True)) == people
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("verified", [False, None, "false", "True", "yes", 1, ["true"]])
def test_an_address_counts_only_with_a_plain_yes_of_the_provider(client, directory, mirja, verified):
    directory.person["email_verified"] = verified
    assert sign_in(client).url == REFUSED


def test_a_yes_may_be_a_word(client, directory, mirja):
    directory.person["email_verified"] = "true"
    assert sign_in(client).url == ME


def test_an_address_counts_only_when_it_is_proven_here_too(client, directory, mirja):
    EmailAddress.objects.filter(user=mirja).update(verified=False)
    assert sign_in(client).url == REFUSED


def test_an_address_that_was_changed_here_opens_nothing(client, directory, mirja):
    User.objects.filter(pk=mirja.pk).update(email="other@example.org")
    assert sign_in(client).url == REFUSED


def test_a_known_subject_needs_no_address_any_more(client, directory, mirja):
    sign_in(client)
    directory.person = {"sub": "number-1", "email": "new@example.org", "email_verified": False}
    assert sign_in(Client()).url == ME


def test_an_address_handed_to_somebody_else_does_not_open_the_old_account(client, directory, mirja):
    sign_in(client)
    directory.person["sub"] = "number-2"
    newcomer = Client()
    assert sign_in(newcomer).url == REFUSED
    assert not is_in(newcomer)
    assert SocialAccount.objects.get().uid == "number-1"


def test_who_lost_the_role_comes_in_no_longer(client, directory, mirja):
    sign_in(client)
    mirja.groups.clear()
    assert sign_in(Client()).url == REFUSED


def test_a_closed_account_gets_the_same_page_as_an_unknown_one(client, directory, mirja):
    sign_in(client)
    User.objects.filter(pk=mirja.pk).update(is_active=False)
    assert sign_in(Client()).url == REFUSED


def test_who_is_to_be_erased_comes_to_the_way_to_keep_the_account(client, directory, mirja):
    ask_farewell(mirja)
    assert sign_in(client).url == "/fi/me/erase/"


def test_where_the_organisation_changes_its_provider_old_subjects_open_nothing(client, directory, mirja):
    SocialAccount.objects.create(user=mirja, provider="https://login.old.example", uid="number-1")
    directory.person["email"] = "nobody@example.org"
    assert sign_in(client).url == REFUSED


def test_who_has_a_passkey_is_asked_for_it_and_connected_only_then(client, directory, mirja):
    key = {"name": "Puhelin", "credential": {}}
    Authenticator.objects.create(user=mirja, type=Authenticator.Type.WEBAUTHN, data=key)
    assert sign_in(client).url.startswith("/fi/accounts/2fa/authenticate/")
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_rights_wait_for_a_passkey_as_after_a_mailed_code(client, directory, eeva, settings):
    settings.RIGHTS_WITHOUT_PASSKEY = False
    directory.person["email"] = eeva.email
    assert sign_in(client).url == ME
    answer = client.get("/fi/desk/")
    assert answer.status_code == 403
    assert "accounts/passkey_first.html" in [each.name for each in answer.templates]


def test_the_device_is_noted_and_told_of_by_mail(client, directory, mirja, work):
    User.objects.update(date_joined="2026-01-01T00:00Z")
    work(lambda: sign_in(client))
    assert Device.objects.get().person == mirja
    assert len(mail.outbox) == 1


def test_no_token_of_the_provider_is_kept_anywhere(client, directory, mirja):
    key = {"name": "Puhelin", "credential": {}}
    Authenticator.objects.create(user=mirja, type=Authenticator.Type.WEBAUTHN, data=key)
    sign_in(client)  # waits for the passkey: what is known by now stands in the session
    sign_in(Client())
    kept = json.dumps([each.get_decoded() for each in Session.objects.all()])
    assert "number-1" in kept
    assert "token-of-the-directory" not in kept
    assert not SocialToken.objects.exists()


def test_who_signs_in_is_led_to_where_they_wanted_and_never_to_another_host(client, directory, mirja):
    assert sign_in(client, next="/fi/reading/").url == "/fi/reading/"
    assert sign_in(Client(), next="https://example.com/").url == ME
    assert sign_in(Client(), path=f"{BEGIN}?next=//example.com/").url == ME


@pytest.mark.parametrize("language", ["sv", "en", "fi-simple"])
def test_the_way_back_speaks_the_language_of_the_page_with_the_button(client, directory, mirja, language):
    directory.person["email"] = "nobody@example.org"
    back = sign_in(client, path=f"/{language}/accounts/oidc/")
    assert back.url == f"/{language}/accounts/oidc/refused/"


def test_who_is_in_already_begins_nothing(client, directory, mirja):
    client.force_login(mirja)
    assert begin(client).url == LOGIN
    assert directory.asked == []


def test_a_member_who_became_staff_comes_in(client, directory, aino):
    directory.person["email"] = aino.email
    assert sign_in(client).url == REFUSED
    aino.groups.add(aino.groups.model.objects.get(name=Role.MODERATOR))
    assert sign_in(client).url == ME
