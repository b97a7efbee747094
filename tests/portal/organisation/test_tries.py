"""What belongs to one try: state, nonce, PKCE, a token of the right issuer for us, fresh and signed."""

import time
from urllib.parse import urlsplit

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client

from .conftest import BACK, BEGIN, LOGIN, ME, REFUSED, asked_of, begin, is_in, sign_in, way_back
from .directory import CLIENT

pytestmark = pytest.mark.django_db


def test_the_provider_is_asked_for_no_more_than_needed_and_with_pkce(client, directory):
    asked = asked_of(begin(client))
    assert set(asked.pop("scope").split()) == {"openid", "email"}
    assert asked.pop("code_challenge_method") == "S256"
    assert asked.pop("redirect_uri") == f"http://testserver{BACK}"
    assert (asked.pop("client_id"), asked.pop("response_type")) == (CLIENT, "code")
    assert {name: len(value) >= 16 for name, value in asked.items()} == dict.fromkeys(
        ("state", "nonce", "code_challenge"), True
    )


def test_what_is_asked_cannot_be_widened_by_the_address(client, directory):
    asked = asked_of(begin(client, f"{BEGIN}?scope=groups&auth_params=nonce%3Dx&process=connect"))
    assert "groups" not in asked["scope"]
    assert asked["nonce"] != "x"


def test_each_try_has_a_state_and_a_nonce_of_its_own(client, directory):
    one, other = asked_of(begin(client)), asked_of(begin(client))
    assert all(one[name] != other[name] for name in ("state", "nonce", "code_challenge"))


def test_the_verifier_goes_to_the_provider_and_the_challenge_fits_it(client, directory, mirja):
    assert sign_in(client).url == ME  # the directory of the tests refuses any other verifier
    assert len(directory.sent[0]["code_verifier"]) >= 43


def test_only_a_form_of_our_own_page_begins(directory):
    assert Client().get(BEGIN).url == LOGIN
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(BEGIN).status_code == 403
    assert directory.asked == []


def test_a_state_that_was_not_given_here_is_refused(client, directory, mirja):
    back = way_back(client)
    assert client.get(back.replace("state=", "state=x")).url == REFUSED
    assert client.get(BACK).url == REFUSED
    assert not is_in(client)


def test_a_way_back_opens_nothing_in_another_browser(client, directory, mirja):
    back, other = way_back(client), Client()
    assert other.get(back).url == REFUSED
    assert not is_in(other)


def test_a_way_back_is_good_once(client, directory, mirja):
    back = way_back(client)
    assert client.get(back).url == ME
    client.logout()
    assert client.get(back).url == REFUSED
    assert not is_in(client)


def test_a_try_ends_after_ten_minutes(client, directory, mirja, monkeypatch):
    back, now = way_back(client), time.time()
    monkeypatch.setattr("allauth.socialaccount.internal.statekit.time.time", lambda: now + 11 * 60)
    assert client.get(back).url == REFUSED


HOUR = 60 * 60
SPOILED = {
    "wrong nonce": {"nonce": "another"},
    "no nonce": {"nonce": None},
    "for another client": {"aud": "another"},
    "made for another party": {"azp": "another"},
    "for several, without a party": {"aud": [CLIENT, "another"]},
    "of another issuer": {"iss": "https://login.example"},
    "too old": {"exp": int(time.time()) - HOUR},
    "without an end": {"exp": None},
    "not yet": {"nbf": int(time.time()) + HOUR},
    "without a subject": {"sub": None},
    "with an empty subject": {"sub": ""},
    "with a subject that fits nowhere": {"sub": "x" * 192},
    "with a subject that is no word": {"sub": 12},
}


@pytest.mark.parametrize("changes", SPOILED.values(), ids=SPOILED)
def test_a_token_with_wrong_claims_is_refused(client, directory, mirja, changes):
    directory.spoil = lambda claims: {
        name: value for name, value in {**claims, **changes}.items() if value is not None
    }
    assert sign_in(client).url == REFUSED
    assert not is_in(client)


def test_a_token_for_several_with_us_as_its_party_is_taken(client, directory, mirja):
    directory.spoil = lambda claims: {**claims, "aud": [CLIENT, "another"], "azp": CLIENT}
    assert sign_in(client).url == ME


def another_key(directory):
    directory.signs_with = ec.generate_private_key(ec.SECP256R1())


def unknown_key(directory):
    directory.key_id = "second"


def nobody_signed(directory):
    directory.signs_with, directory.algorithm = None, "none"


def shared_key(directory):
    directory.signs_with, directory.algorithm = "x" * 64, "HS256"


@pytest.mark.parametrize("signature", [another_key, unknown_key, nobody_signed, shared_key])
def test_a_token_that_the_issuer_did_not_sign_is_refused(client, directory, mirja, signature):
    signature(directory)
    assert sign_in(client).url == REFUSED
    assert not is_in(client)


def test_a_token_does_not_say_itself_who_signs(client, directory, mirja):
    another_key(directory)
    own = jwt.algorithms.ECAlgorithm.to_jwk(directory.signs_with.public_key(), as_dict=True)
    directory.headers = {"jwk": own, "jku": f"{directory.issuer}/elsewhere"}
    assert sign_in(client).url == REFUSED
    assert "/elsewhere" not in directory.asked


def test_the_address_may_come_from_userinfo_of_the_same_subject(client, directory, mirja):
    directory.keeps_address_for_userinfo = True
    directory.userinfo = {**directory.person, "sub": "number-2"}
    assert sign_in(client).url == REFUSED
    directory.userinfo = {}
    assert sign_in(client).url == ME


def test_tries_are_counted_as_those_by_code(client, directory):
    answers = [begin(client).status_code for _ in range(21)]
    assert answers == [302] * 20 + [429]
    back = [client.get(BACK).status_code for _ in range(21)]
    assert back == [302] * 20 + [429]


def test_the_way_back_is_only_opened_by_going_there(client, directory):
    assert client.post(BACK).status_code == 405
    assert urlsplit(begin(client).url).path == "/authorise"
