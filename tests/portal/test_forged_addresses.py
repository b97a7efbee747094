"""What counts by address counts by the true one: a header that anyone may write gets nobody further."""

import pytest
from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from portal.kit.public_forms import public_form

pytestmark = pytest.mark.django_db  # for the words of a refusal
TRUE, CACHE = "203.0.113.5", "172.18.0.4"  # of whoever asks, and of the cache before the web processes


@pytest.fixture
def press(rf):
    """Sends a public form that may be sent twice a minute; gives the status."""
    cache.clear()
    view = public_form(name="forged", per_minute=2)(lambda _request: HttpResponse("done"))

    def send(forwarded, sender=CACHE):
        headers = {"Sec-Fetch-Site": "same-origin", **({"X-Forwarded-For": forwarded} if forwarded else {})}
        return view(rf.post("/", headers=headers, REMOTE_ADDR=sender)).status_code

    yield send
    cache.clear()


def test_without_a_proxy_the_header_is_not_looked_at(press, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert [press(f"198.51.100.{number}", TRUE) for number in range(4)] == [200, 200, 429, 429]


def test_behind_proxy_and_cache_what_was_forged_before_them_counts_for_nothing(press, settings):
    """The proxy says who asked it, the cache who asked it: these two are the last, whatever stood before."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    forged = ("", "198.51.100.1, ", "198.51.100.2, 198.51.100.3, ", "unknown, ", "127.0.0.1, ", "', , ,, ")
    assert [press(f"{one}{TRUE}, {CACHE}") for one in forged] == [200, 200, 429, 429, 429, 429]


def test_two_people_behind_one_proxy_are_two(press, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    others = [f"203.0.113.{number}, {CACHE}" for number in range(10, 14)]
    assert [press(other) for other in others] == [200] * 4


@pytest.mark.parametrize(
    "said", ["X-Real-IP", "Forwarded", "True-Client-IP", "X-Client-IP", "CF-Connecting-IP"]
)
def test_no_other_header_says_who_asks(rf, settings, said):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    request = rf.get(
        "/", headers={"X-Forwarded-For": f"{TRUE}, {CACHE}", said: "198.51.100.9"}, REMOTE_ADDR=CACHE
    )
    assert get_adapter().get_client_ip(request) == TRUE


@pytest.mark.parametrize("said", [TRUE, "198.51.100.9", "unknown", ""])
def test_who_comes_past_the_cache_is_counted_as_the_neighbour_and_breaks_nothing(rf, settings, said):
    """allauth alone would fail with an error that nobody catches."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    request = rf.post("/", headers={"X-Forwarded-For": said}, REMOTE_ADDR=CACHE)
    assert get_adapter().get_client_ip(request) == CACHE


def test_a_header_that_is_too_short_gives_nobody_fresh_tries(press, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    assert [press(f"198.51.100.{number}") for number in range(4)] == [200, 200, 429, 429]


def test_where_not_even_the_neighbour_is_known_nothing_is_done(rf, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    with pytest.raises(PermissionDenied):
        get_adapter().get_client_ip(rf.post("/", headers={"X-Forwarded-For": TRUE}, REMOTE_ADDR=""))
