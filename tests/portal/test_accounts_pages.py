"""Every page of allauth is either one of ours or not there at all."""

from pathlib import Path

import allauth.account.urls
import allauth.mfa.urls
import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from django.conf import settings
from django.core.cache import cache
from django.template.loader import get_template
from django.urls import URLPattern, URLResolver

from portal.accounts import sign_in_urls

pytestmark = pytest.mark.django_db
OURS = settings.BASE_DIR / "templates"
ALLAUTH = Path(allauth.__file__).parent


def paths(patterns, prefix=""):
    """Every address under the patterns, with made-up arguments."""
    for pattern in patterns:
        route = prefix + str(pattern.pattern).lstrip("^").rstrip("$")
        if isinstance(pattern, URLResolver):
            yield from paths(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield (
                route.replace("<int:pk>", "1")
                .replace("(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)", "1-set-password")
                .replace("(?P<key>[-:\\w]+)", "key")
            )


THEIR_PATHS = sorted(
    {*paths(allauth.account.urls.urlpatterns), *paths(allauth.mfa.urls.urlpatterns, "2fa/")}
    | {
        "password/reset/key/1-set-password/",
        "password/reset/done/",
        "2fa/totp/activate/",
        "2fa/totp/deactivate/",
    }
    | {"2fa/trust/", "phone/verify/", "phone/change/", "social/login/error/", "3rdparty/", "sessions/"}
)


@pytest.fixture(autouse=True)
def _no_counts_from_other_tests():
    cache.clear()


@pytest.fixture
def aino_with_passkey(aino, monkeypatch):
    monkeypatch.setattr("allauth.mfa.webauthn.internal.auth.get_credentials", lambda _user: [])
    Authenticator.objects.create(
        user=aino, type=Authenticator.Type.WEBAUTHN, data={"name": "My phone", "credential": {}}
    )
    RecoveryCodes.activate(aino)
    return aino


def origins(response):
    return [
        Path(template.origin.name) for template in response.templates if template.origin and template.name
    ]


def assert_ours(response, path):
    assert response.status_code in {200, 302, 403, 404, 405}, (path, response.status_code)
    theirs = [str(origin) for origin in origins(response) if ALLAUTH in origin.parents]
    assert theirs == [], path
    assert b'type="password"' not in response.content


@pytest.mark.parametrize("path", THEIR_PATHS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_no_page_of_allauth_shows_a_template_that_is_not_ours(client, path, method):
    assert_ours(getattr(client, method)(f"/fi/accounts/{path}"), path)


@pytest.mark.parametrize("path", THEIR_PATHS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_same_holds_for_a_signed_in_person_with_a_passkey(client, aino_with_passkey, path, method):
    client.force_login(aino_with_passkey)
    assert_ours(getattr(client, method)(f"/fi/accounts/{path}"), path)


@pytest.mark.parametrize("path", [path for path in THEIR_PATHS if "password" in path or "totp" in path])
def test_pages_of_passwords_and_of_one_time_passwords_are_not_there(client, aino, path):
    client.force_login(aino)
    assert client.get(f"/fi/accounts/{path}").status_code == 404


def template_names(patterns):
    for pattern in patterns:
        view = getattr(pattern.callback, "view_class", None)
        if name := getattr(view, "template_name", None):
            yield name


@pytest.mark.parametrize(
    "name", sorted(set(template_names(sign_in_urls.urlpatterns)) - {"account/email.html"})
)
def test_each_page_in_use_has_a_template_of_ours(name):
    assert OURS in Path(get_template(name).origin.name).parents


@pytest.mark.parametrize("folder", ["account/email", "mfa/email", "account/messages", "mfa/messages"])
def test_each_mail_and_notice_of_allauth_has_words_of_ours(folder):
    left_out = ("password", "totp", "phone")
    for theirs in sorted((ALLAUTH / "templates" / folder).glob("*.txt")):
        if not any(word in theirs.name for word in left_out):
            assert (OURS / folder / theirs.name).exists(), theirs.name


def test_every_person_has_one_address_that_signs_in(client, aino):
    client.force_login(aino)
    client.post("/fi/accounts/email/", {"email": "new@example.org", "action_add": "1"})
    assert list(EmailAddress.objects.values_list("email", flat=True)) == ["aino@example.org"]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("path", ["accounts/login/", "join/", "me/"])
def test_the_pages_speak_three_languages(client, aino, language, path):
    if path == "me/":
        client.force_login(aino)
    page = client.get(f"/{language}/{path}")
    assert page.status_code == 200
    assert f'<html lang="{language}">' in page.content.decode()
