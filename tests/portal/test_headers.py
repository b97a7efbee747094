"""Every answer carries a content policy: strict on our pages, wider only where the CMS needs it."""

import pytest
from django.http import HttpResponse

from portal.kit.headers import HeadersMiddleware

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
