"""Public forms carry no token: the browser's word on where they come from guards them."""

import pytest
from django.core.cache import cache
from django.http import HttpResponse

from portal.kit.public_forms import public_form
from tests.factories.pages import make_site

pytestmark = pytest.mark.django_db


def _done(request):
    return HttpResponse("done")


@pytest.fixture
def view():
    cache.clear()
    yield public_form(name="test", per_minute=2)(_done)
    cache.clear()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://testserver"}, 200),
        ({"Referer": "http://testserver/fi/"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "http://testserver:80"}, 200),
        ({"Origin": "https://testserver"}, 403),
        ({"Referer": "https://testserver/fi/"}, 403),
        ({"Origin": "http://testserver:8000"}, 403),
        ({"Origin": "http://testserver:port"}, 403),
        ({"Origin": "http://[testserver"}, 403),
        ({"Origin": "http://testserver@evil.example"}, 403),
        ({"Origin": "ftp://testserver"}, 403),
        ({"Origin": "//testserver"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_only_our_own_page_may_send_a_public_form(rf, view, headers, status):
    assert view(rf.post("/", headers=headers)).status_code == status


def test_over_tls_only_https_is_our_own(rf, view):
    asked = {"secure": True, "SERVER_PORT": "443"}
    assert view(rf.post("/", headers={"Origin": "https://testserver"}, **asked)).status_code == 200
    assert view(rf.post("/", headers={"Origin": "http://testserver"}, **asked)).status_code == 403


def test_the_third_press_in_a_minute_is_asked_to_wait(rf, view):
    def press():
        return view(rf.post("/", headers={"Sec-Fetch-Site": "same-origin"}))

    assert [press().status_code for _ in range(3)] == [200, 200, 429]
    assert press()["Retry-After"] == "60"


def test_reading_is_never_limited(rf, view):
    assert [view(rf.get("/")).status_code for _ in range(5)] == [200] * 5


@pytest.mark.parametrize("charset", ["idna", "punycode", "utf-16", "unicode_escape", "hex", "nothing-known"])
def test_a_strange_charset_is_turned_away_or_passed_over(client, charset):
    make_site()
    client.raise_request_exception = False
    body = b'--x\r\nContent-Disposition: form-data; name="words"\r\n\r\nz\xff\r\n--x--\r\n'
    kind = f"multipart/form-data; boundary=x; charset={charset}"
    answer = client.generic("POST", "/fi/wish/", body, kind, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == (302 if charset == "nothing-known" else 400)
