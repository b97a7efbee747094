"""Four settings switch the organisation's sign-in on; without them nothing is there."""

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from portal.accounts.organisation.checks import organisation_is_named_whole
from portal.accounts.organisation.client import SETTINGS
from portal.kit.headers import STRICT
from tests.portal.test_settings import start

from .conftest import AWAY, BACK, BEGIN, LOGIN, REFUSED, begin
from .directory import NAME

pytestmark = pytest.mark.django_db
SET = dict(zip(SETTINGS, ("https://login.example", "portal", "secret", "Tunnus"), strict=True))


def put(settings, **values):
    for name, value in {**SET, **values}.items():
        setattr(settings, name, value)


def test_without_settings_there_is_no_button_and_no_address(client):
    answer = client.get(LOGIN)
    assert BEGIN not in answer.content.decode()
    assert answer["Content-Security-Policy"] == STRICT
    assert {client.get(path).status_code for path in (BEGIN, BACK, REFUSED, AWAY)} == {404}
    assert {client.post(path).status_code for path in (BEGIN, BACK)} == {404}


def test_with_settings_the_button_says_the_name_of_the_house(client, directory):
    page = client.get(f"{LOGIN}?next=/fi/reading/").content.decode()
    assert f'action="{BEGIN}"' in page
    assert NAME in page
    assert page.count('name="next" value="/fi/reading/"') == 3  # by code, by the organisation, by passkey
    assert directory.asked == []


def test_only_the_page_with_the_button_lets_a_form_lead_to_the_provider(client, directory):
    wider = STRICT.replace("form-action 'self'", f"form-action 'self' {directory.issuer}")
    assert client.get(LOGIN)["Content-Security-Policy"] == wider
    assert client.post(LOGIN, {"email": "x"})["Content-Security-Policy"] == wider
    for path in (REFUSED, AWAY, "/fi/join/", "/fi/accounts/inactive/"):
        assert client.get(path)["Content-Security-Policy"] == STRICT


def test_no_page_of_the_way_is_kept(client, directory):
    for path in (LOGIN, REFUSED, AWAY):
        assert "no-store" in client.get(path)["Cache-Control"]
    assert "no-store" in begin(client)["Cache-Control"]


@pytest.mark.parametrize("gone", SETTINGS)
def test_half_set_is_said_at_the_start_and_opens_nothing(client, settings, gone):
    put(settings, **{gone: ""})
    with pytest.raises(SystemCheckError, match=gone):
        call_command("check")
    assert BEGIN not in client.get(LOGIN).content.decode()
    assert client.post(BEGIN).status_code == 404


@pytest.mark.parametrize(
    "address",
    [
        *("http://login.example", "login.example", "https://", "ftp://login.example", "https://["),
        *("https://login.example/?x=1", "https://me@login.example", "https://login.example/x; script-src *"),
        *("https://login.example/.well-known/openid-configuration", f"https://login.example/{'x' * 200}"),
    ],
)
def test_an_address_that_cannot_be_an_issuer_is_said_at_the_start(settings, address):
    put(settings, OIDC_SERVER=address)
    assert [fault.id for fault in organisation_is_named_whole()] == ["portal.E008"]


@pytest.mark.parametrize("address", ["https://login.example", "https://login.example:8443/realms/kunta"])
def test_a_good_issuer_is_taken(settings, address):
    put(settings, OIDC_SERVER=address)
    assert organisation_is_named_whole() == []


def test_plain_http_is_for_this_machine_and_never_for_production(settings):
    put(settings, OIDC_SERVER="http://127.0.0.1:9000")
    assert organisation_is_named_whole() == []
    settings.SESSION_COOKIE_SECURE = True
    assert [fault.id for fault in organisation_is_named_whole()] == ["portal.E008"]


def test_the_secret_may_come_from_a_file_and_the_issuer_has_no_slash_at_its_end(tmp_path):
    (tmp_path / "secret").write_text("hidden\n")
    variables = {"OIDC_SECRET_FILE": str(tmp_path / "secret"), "OIDC_SERVER": "https://login.example/"}
    done = start(tmp_path, "base", "OIDC_SECRET, s.OIDC_SERVER", **variables)
    assert done.stdout.strip() == "hidden https://login.example", done.stderr
