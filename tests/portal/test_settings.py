"""Production stops at start rather than run half-set; the default is safe as it is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from portal.kit import checks

ROOT = Path(__file__).resolve().parents[2]
WHOLE = {
    "SECRET_KEY": "a-key-of-no-use-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFG",
    "DATABASE_URL": "postgresql://portal@db.example/portal",
    "REDIS_URL": "redis://redis.example:6379/0",
    "ALLOWED_HOSTS": "portal.example,www.portal.example",
}


def start(tmp_path, module="production", ask="ALLOWED_HOSTS", **variables):
    """Loads the settings in a process of its own; gives what it printed, or how it stopped."""
    code = f"from portal.settings import {module} as s; print(s.{ask})"
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **variables}
    return subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )


def test_production_starts_when_all_is_set(tmp_path):
    done = start(tmp_path, **WHOLE)
    assert done.stdout.strip() == "['portal.example', 'www.portal.example']", done.stderr


@pytest.mark.parametrize("name", WHOLE)
def test_production_does_not_start_without(tmp_path, name):
    done = start(tmp_path, **{key: value for key, value in WHOLE.items() if key != name})
    assert done.returncode != 0
    assert f"Set {name}" in done.stderr


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"DATABASE_URL": "sqlite:////tmp/db"}, "PostgreSQL"),
        ({"ALLOWED_HOSTS": "portal.example,*"}, "ALLOWED_HOSTS"),
        ({"ALLOWED_HOSTS": " , "}, "ALLOWED_HOSTS"),
        ({"DEMO": "1"}, "DEMO"),
    ],
)
def test_production_does_not_start_with(tmp_path, wrong, said):
    done = start(tmp_path, **{**WHOLE, **wrong})
    assert done.returncode != 0
    assert said in done.stderr


@pytest.mark.parametrize(
    ("ask", "answer"),
    [
        ("DEBUG", "False"),
        ("SESSION_COOKIE_SECURE", "True"),
        ("SECURE_SSL_REDIRECT", "True"),
        ("WORK_IN_SERVER", "False"),
        ("CSRF_TRUSTED_ORIGINS", "['https://portal.example', 'https://www.portal.example']"),
        ("BASE_URL", "https://portal.example"),
    ],
)
def test_production_tightens(tmp_path, ask, answer):
    assert start(tmp_path, ask=ask, **WHOLE).stdout.strip() == answer


def test_the_default_needs_nothing_and_is_safe(tmp_path):
    asked = "DEBUG, s.HOST, s.DEMO, '*' in s.ALLOWED_HOSTS, len(s.SECRET_KEY) > 50"
    assert start(tmp_path, "base", asked).stdout.strip() == "False 127.0.0.1 False False True"


def test_the_made_key_is_kept_and_read_by_its_owner_only(tmp_path):
    assert start(tmp_path, "base", "SECRET_KEY").stdout == start(tmp_path, "base", "SECRET_KEY").stdout
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0


def found(settings, **changed):
    for name, value in changed.items():
        setattr(settings, name, value)
    every = (checks.hosts_are_named, checks.demo_stays_at_home, checks.layer_reaches_every_process)
    return [message.id for check in every for message in check()]


SQLITE = {"default": {"ENGINE": "django.db.backends.sqlite3"}}
POSTGRESQL = {"default": {"ENGINE": "django.db.backends.postgresql"}}
IN_MEMORY = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
REDIS = {"default": {"BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer"}}


@pytest.mark.parametrize(
    "address",
    [
        "varnish:6082",
        "https://varnish:6082",
        "ftp://varnish:6082",
        "http://varnish",
        "http://varnish:0",
        "http://varnish:66000",
        "http://varnish:six",
        "http://:6082",
        "http://varnish:6082/fi/",
        "http://me:secret@varnish:6082",
        "http://127.0.0.1:8000",
        "",
    ],
)
def test_a_cache_that_cannot_be_asked_stops_the_start(settings, address):
    settings.FRONT_CACHES, settings.HOST, settings.PORT = ["http://varnish:6082", address], "127.0.0.1", 8000
    (trouble,) = checks.caches_in_front_can_be_asked()
    assert trouble.id == "portal.E009"
    assert "6082" in trouble.hint


def test_caches_that_can_be_asked_let_it_start(settings):
    settings.FRONT_CACHES = ["http://varnish:6082", "http://127.0.0.1:6083/", "http://[::1]:6082"]
    assert checks.caches_in_front_can_be_asked() == []


@pytest.mark.parametrize(
    ("changed", "ids"),
    [
        ({}, []),
        ({"ALLOWED_HOSTS": ["*"]}, ["portal.E001"]),
        ({"DEMO": True, "DATABASES": SQLITE}, []),
        ({"DEMO": True, "HOST": "localhost", "DATABASES": SQLITE}, []),
        ({"DEMO": True, "HOST": "::1", "DATABASES": SQLITE}, []),
        ({"DEMO": True, "HOST": "0.0.0.0", "DATABASES": SQLITE}, ["portal.E002"]),
        ({"DEMO": True, "HOST": "example.org", "DATABASES": SQLITE}, ["portal.E002"]),
        ({"DEMO": True, "DATABASES": POSTGRESQL}, ["portal.E003"]),
        ({"WEB_CONCURRENCY": 2, "CHANNEL_LAYERS": IN_MEMORY}, ["portal.E004"]),
        ({"WEB_CONCURRENCY": 2, "CHANNEL_LAYERS": REDIS}, []),
    ],
)
def test_the_start_is_checked(settings, changed, ids):
    assert found(settings, **changed) == ids
