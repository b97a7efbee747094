"""The provider is away, says nonsense, or says no: a kind page each time, and nobody is named in the log."""

import logging

import pytest
import requests

from portal.accounts.organisation.provider import ProviderFault, read_metadata

from .conftest import AWAY, BACK, LOGIN, ME, REFUSED, asked_of, begin, is_in, sign_in, way_back

pytestmark = pytest.mark.django_db
METADATA, KEYS, TOKEN, USERINFO = "/.well-known/openid-configuration", "/keys", "/token", "/userinfo"
NONSENSE = [b"", b"[]", b"7", b"null", b"<html>", b"\xff\xfe", b'{"access_token": 7, "id_token"']


def test_a_provider_that_is_away_gets_a_kind_page(client, directory):
    directory.close()
    assert begin(client).url == AWAY
    page = client.get(AWAY)
    assert page.status_code == 503
    assert LOGIN in page.content.decode()


@pytest.mark.parametrize("status", [404, 500, 503])
def test_a_provider_that_fails_gets_the_same_page(client, directory, status):
    directory.answers[METADATA] = (status, b"{}")
    assert begin(client).url == AWAY


def test_a_provider_that_sends_the_portal_elsewhere_is_not_followed(client, directory):
    directory.get = lambda *_asked: (302, f"{directory.issuer}/elsewhere")
    assert begin(client).url == AWAY
    assert directory.asked == [METADATA]


@pytest.mark.parametrize("path", [METADATA, KEYS, TOKEN, USERINFO])
@pytest.mark.parametrize("nonsense", NONSENSE)
def test_nonsense_opens_nothing_and_breaks_nothing(client, directory, mirja, path, nonsense):
    directory.keeps_address_for_userinfo = True
    back = way_back(client)
    directory.answers[path] = (200, nonsense)
    assert client.get(back).url in {AWAY, REFUSED}
    assert not is_in(client)


@pytest.mark.parametrize("token", [b'""', b"7", b"{}", b'"a.b.c"', b'"' + b"." * 3000 + b'"', b"null"])
def test_a_token_that_is_none_is_refused(client, directory, mirja, token):
    back = way_back(client)
    directory.answers[TOKEN] = (200, b'{"access_token": "x", "id_token": ' + token + b"}")
    assert client.get(back).url == REFUSED


def test_a_code_that_the_provider_does_not_know_opens_nothing(client, directory, mirja):
    assert client.get(way_back(client).replace("code=", "code=x")).url == AWAY
    assert not is_in(client)


def test_metadata_of_another_issuer_are_not_believed(client, directory):
    directory.metadata = {"issuer": "https://login.example"}
    assert begin(client).url == AWAY


@pytest.mark.parametrize(
    "wrong",
    [
        {"authorization_endpoint": "https://login.example/"},
        {"authorization_endpoint": None},
        {"token_endpoint": "file:///etc/passwd"},
        {"jwks_uri": 7},
        {"userinfo_endpoint": ["x"]},
    ],
)
def test_metadata_with_addresses_of_another_kind_are_not_believed(client, directory, wrong):
    directory.metadata = wrong
    assert begin(client).url == AWAY


def test_with_tls_every_address_has_tls(settings):
    settings.OIDC_SERVER = "https://login.example"
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    said = {"issuer": "https://login.example/", **dict.fromkeys(names, "https://login.example/x")}
    assert read_metadata(said) == said
    with pytest.raises(ProviderFault):
        read_metadata({**said, "token_endpoint": "http://login.example/x"})


def test_who_stops_at_the_provider_is_back_at_the_sign_in_page(client, directory):
    state = asked_of(begin(client))["state"]
    answer = client.get(BACK, {"error": "access_denied", "state": state}, follow=True)
    assert answer.redirect_chain == [(LOGIN, 302)]
    assert 'class="notice' in answer.content.decode()


def test_another_no_of_the_provider_leads_to_the_page_of_refusal(client, directory):
    state = asked_of(begin(client))["state"]
    assert client.get(BACK, {"error": "<b>", "state": state}).url == REFUSED


def test_the_page_of_refusal_is_the_same_for_everybody(client, directory, aino, mirja):
    pages = []
    for email in ("nobody@example.org", aino.email):
        directory.person["email"] = email
        pages.append(client.get(sign_in(client).url))
    assert [page.status_code for page in pages] == [403, 403]
    assert pages[0].content == pages[1].content
    assert "example.org" not in pages[0].content.decode()


def test_the_log_says_what_was_wrong_and_nothing_of_the_person(client, directory, mirja, caplog):
    caplog.set_level(logging.DEBUG, logger="portal")
    directory.person["email"] = "nobody@example.org"
    sign_in(client)
    directory.spoil = lambda claims: {**claims, "aud": "another"}
    sign_in(client)
    directory.answers[TOKEN] = (400, b'{"error_description": "nobody@example.org"}')
    sign_in(client)
    lines = [record.getMessage() for record in caplog.records if record.name == "portal.accounts"]
    assert lines == [
        "no sign-in by the organisation: nobody who may come in this way",
        "no sign-in by the organisation: ID token: InvalidAudienceError",
        "no sign-in by the organisation: OAuth2Error",
    ]


def test_every_question_to_the_provider_has_a_limit_of_time(client, directory, mirja, monkeypatch):
    limits, send = [], requests.adapters.HTTPAdapter.send

    def noting(*args, **facts):
        limits.append(facts["timeout"])
        return send(*args, **facts)

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", noting)
    directory.keeps_address_for_userinfo = True
    assert sign_in(client).url == ME
    assert len(limits) == 5  # metadata twice, token, keys, userinfo
    assert set(limits) == {5}
