"""Cookies: whose they are, who reads them, and where they go."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.db import SessionStore

ROOT = Path(__file__).resolve().parents[2]
TOLD = {
    "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    "SECRET_KEY": "only-for-this-test-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF",
    "DATABASE_URL": "postgresql://portal@localhost/portal",
    "REDIS_URL": "redis://localhost:6379/0",
    "ALLOWED_HOSTS": "portal.example",
}
SAY = """
from django.conf import settings as its
for kind in ("SESSION", "CSRF"):
    parts = ("NAME", "SECURE", "PATH", "DOMAIN", "SAMESITE")
    print(*(getattr(its, f"{kind}_COOKIE_{part}") for part in parts))
"""


def test_in_production_session_and_token_are_bound_to_the_host(tmp_path):
    """What the name promises, the browser holds: only TLS, the whole host, no neighbour."""
    run = subprocess.run(
        [sys.executable, "-c", SAY],
        cwd=ROOT,
        env={"DATA_DIR": str(tmp_path), "PATH": "", **TOLD},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == ["__Host-sessionid True / None Lax", "__Host-csrftoken True / None Lax"]


@pytest.fixture
def made(client, aino):
    """The cookies that come with a code to sign in, with a form, and with a choice of reading."""
    asked = client.post("/fi/accounts/login/", {"email": aino.email})
    client.force_login(aino)
    form = client.get("/fi/me/data/")
    chosen = client.post("/fi/reading/", {"size": "l"}, headers={"sec-fetch-site": "same-origin"})
    return {name: each for answer in (asked, form, chosen) for name, each in answer.cookies.items()}


def test_no_script_reads_the_session(made):
    assert made[settings.SESSION_COOKIE_NAME]["httponly"]


def test_each_cookie_stays_on_our_site(made):
    assert {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME} <= set(made)
    assert {cookie["samesite"] for cookie in made.values()} == {"Lax"}


@pytest.mark.django_db
def test_a_session_key_has_128_bits_at_least():
    key = SessionStore()._get_new_session_key()
    assert len(set(VALID_KEY_CHARS)) ** len(key) >= 2**128
