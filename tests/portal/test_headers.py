"""Every answer carries a content policy: strict on our pages, wider only where the CMS needs it."""

import pytest
from django.http import HttpResponse
from django.test import override_settings

from portal.kit.headers import CMS, FILE, MAIL, POLICIES, PREVIEW, STRICT, HeadersMiddleware, policy_for

from .access.walking import patterns

pytestmark = pytest.mark.django_db


def test_our_pages_run_only_their_own_scripts_and_sit_in_no_frame(client):
    policy = client.get("/health/")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "script-src 'self';" in policy
    assert "frame-ancestors 'none'" in policy
    assert client.get("/health/")["X-Frame-Options"] == "DENY"


def test_the_cms_may_frame_its_own_previews(client, sampo):
    client.force_login(sampo)
    answer = client.get("/admin/")
    assert answer.status_code == 200
    assert "frame-ancestors 'self'" in answer["Content-Security-Policy"]


def test_a_preview_stands_in_the_frame_of_the_cms_and_is_strict_otherwise(rf):
    request = rf.get("/fi/tietoa/")
    request.is_preview = True  # as Wagtail marks what is not out yet
    policy = HeadersMiddleware(lambda _request: HttpResponse())(request)["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe" not in policy


def test_one_policy_for_each_address_and_only_the_cms_has_the_wider_one():
    wide = {one.route.partition("/")[0] for one in patterns() if policy_for(f"/{one.route}") != STRICT}
    assert wide == {"admin"}
    assert policy_for("/administration/") == policy_for("/fi/admin/") == STRICT
    assert [beginning for beginning, _policy in POLICIES] == ["/admin/", "/"]


@pytest.mark.parametrize("policy", [STRICT, PREVIEW, CMS, FILE, MAIL])
def test_each_policy_begins_with_nothing_and_names_no_other_host(policy):
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    assert parts["default-src"] == "'none'"
    assert "frame-ancestors" in parts
    allowed = {"", "'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}
    assert {word for sources in parts.values() for word in sources.split(" ")} <= allowed
    assert "data:" not in parts.get("script-src", "")


def test_a_file_of_somebody_runs_nothing():
    assert "sandbox;" in FILE
    assert "-src 'self'" not in FILE


SAID = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
}


@pytest.mark.parametrize("address", ["/fi/", "/health/", "/fi/nowhere/", "/static/css/tokens.css", "/admin/"])
def test_every_answer_says_them_all(client, address):
    headers = client.get(address).headers
    for name, value in SAID.items():
        assert headers[name] == value
    assert "camera=()" in headers["Permissions-Policy"]
    assert "microphone=()" in headers["Permissions-Policy"]
    assert "Content-Security-Policy" in headers


@override_settings(SECURE_HSTS_SECONDS=31_536_000, SECURE_HSTS_INCLUDE_SUBDOMAINS=True)
def test_over_tls_browsers_are_told_to_come_by_tls_only(client):
    """As the production settings have it; tests/production looks at it behind the proxy."""
    told = client.get("/fi/", secure=True)["Strict-Transport-Security"]
    assert "max-age=31536000" in told
    assert "includeSubDomains" in told


@pytest.mark.parametrize(
    "address", ["/fi/", "/fi/feeds/news.rss", "/health/", "/reading.css", "/static/css/tokens.css"]
)
def test_no_other_site_may_read_an_answer(client, address):
    headers = client.get(address, headers={"origin": "https://evil.example"}).headers
    assert not [name for name in headers if name.lower().startswith("access-control-")]


def test_every_page_says_its_kind_and_its_letters(client):
    kinds = {
        path: client.get(path)["Content-Type"]
        for path in ("/fi/", "/reading.css", "/fi/nowhere/", "/robots.txt")
    }
    assert {kind.partition("charset=")[2] for kind in kinds.values()} == {"utf-8"}
    assert client.get("/health/")["Content-Type"] == "application/json"


@pytest.mark.parametrize(
    "folder", ["/static/", "/static/css/", "/media/", "/pictures/", "/recordings/", "/documents/"]
)
def test_no_folder_is_listed(client, folder):
    assert client.get(folder, follow=True).status_code == 404


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND", "DEBUG", "SEARCH"])
def test_odd_methods_change_nothing_and_tell_nothing(client, method):
    answer = client.generic(method, "/fi/wish/", "words", headers={"x-secret": "Kielo"})
    assert answer.status_code in {403, 405}
    assert "Kielo" not in answer.content.decode()
