"""The portal with an organisation's directory beside it."""

import http.client
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache

from .directory import CLIENT, NAME, SECRET, Directory

LOGIN, BEGIN, BACK = "/fi/accounts/login/", "/fi/accounts/oidc/", "/fi/accounts/oidc/callback/"
REFUSED, AWAY, ME = "/fi/accounts/oidc/refused/", "/fi/accounts/oidc/away/", "/fi/me/"


@pytest.fixture
def directory(settings):
    """Set in the settings, and answering."""
    cache.clear()
    there = Directory()
    settings.OIDC_SERVER, settings.OIDC_CLIENT = there.issuer, CLIENT
    settings.OIDC_SECRET, settings.OIDC_NAME = SECRET, NAME
    yield there
    there.close()


def begin(client, path=BEGIN, **fields):
    """The button is pressed; gives the answer."""
    return client.post(path, fields)


def at_the_directory(address):
    """The person signs in at the directory; gives the address to which it sends the browser back."""
    parts = urlsplit(address)
    browser = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    browser.request("GET", f"{parts.path}?{parts.query}")
    answer = browser.getresponse()
    assert answer.status == 302
    return answer.headers["Location"]


def way_back(client, path=BEGIN, **fields):
    """The address at the portal, with code and state, to which the directory sends the browser."""
    back = urlsplit(at_the_directory(begin(client, path, **fields).url))
    assert back.path == BACK
    return f"{back.path}?{back.query}"


def sign_in(client, path=BEGIN, **fields):
    """The whole way, there and back; gives the portal's last answer."""
    return client.get(way_back(client, path, **fields))


def asked_of(answer):
    """What the portal asks of the directory by the address to which it sends the browser."""
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.url).query).items()}


def is_in(client):
    return "_auth_user_id" in client.session
