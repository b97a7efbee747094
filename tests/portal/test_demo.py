"""The demo: anybody signs in as anybody, so it opens on this machine and on SQLite only."""

import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.urls import include, path

from portal import urls
from portal.accounts.demo import is_demo_here, refuse_unsafe_demo
from portal.accounts.demo_guard import LoopbackOnly, is_from_here

urlpatterns = [path("demo/", include("portal.accounts.demo_urls")), *urls.urlpatterns]
needs_sqlite = pytest.mark.skipif(
    "sqlite" not in django_settings.DATABASES["default"]["ENGINE"], reason="SQLite"
)


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO, settings.HOST, settings.DATA_DIR = True, "127.0.0.1", tmp_path
    settings.ROOT_URLCONF = __name__
    return settings


@needs_sqlite
@pytest.mark.django_db
@pytest.mark.parametrize("name", ["aino", "oiva", "veikko", "eeva", "mirja", "kaarlo", "sampo"])
def test_one_press_signs_in_as_a_demo_person(demo, client, request, name):
    person = request.getfixturevalue(name)
    page = client.get("/demo/", headers={"host": "localhost:8000"}).content.decode()
    assert f"/demo/{name}/" in page
    response = client.post(f"/demo/{name}/", headers={"host": "localhost:8000"})
    assert response.url == "/fi/me/"
    assert client.get("/fi/me/").context["request"].user == person


@needs_sqlite
@pytest.mark.django_db
def test_the_demo_page_tells_in_three_languages_what_to_try(demo, client, aino):
    page = client.get("/demo/", headers={"host": "localhost"}).content.decode()
    for language in ("fi", "sv", "en"):
        assert page.count(f'lang="{language}"') >= 2


@needs_sqlite
@pytest.mark.django_db
def test_the_demo_leads_on_to_a_page_of_ours_only(demo, client, aino):
    here = client.post("/demo/aino/", {"next": "/fi/join/"}, headers={"host": "localhost"})
    assert here.url == "/fi/join/"
    away = client.post("/demo/aino/", {"next": "https://example.com/"}, headers={"host": "localhost"})
    assert away.url == "/fi/me/"


@needs_sqlite
@pytest.mark.django_db
def test_opening_an_address_signs_nobody_in(demo, client, aino):
    assert client.get("/demo/aino/", headers={"host": "localhost"}).status_code == 405


@needs_sqlite
@pytest.mark.django_db
def test_nobody_else_can_be_signed_in_as(demo, client, db):
    assert client.post("/demo/somebody/", headers={"host": "localhost"}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(("host", "address"), [("testserver", "127.0.0.1"), ("localhost", "192.0.2.7")])
def test_the_demo_turns_away_whoever_is_not_on_this_machine(demo, client, aino, host, address):
    response = client.post("/demo/aino/", headers={"host": host}, REMOTE_ADDR=address)
    assert response.status_code == 403
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_without_demo_mode_there_is_no_demo_page(client):
    assert client.get("/demo/", follow=True).status_code == 404


@pytest.mark.django_db
def test_even_when_mounted_the_page_refuses_without_demo_mode(demo, client, aino):
    demo.DEMO = False
    assert client.post("/demo/aino/", headers={"host": "localhost"}).status_code == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "example.org", ""])
def test_the_start_refuses_a_demo_that_others_could_reach(demo, host):
    demo.HOST = host
    with pytest.raises(ImproperlyConfigured, match="HOST"):
        refuse_unsafe_demo()


def test_the_start_refuses_a_demo_on_another_database(demo):
    demo.DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql"}}
    with pytest.raises(ImproperlyConfigured, match="SQLite"):
        refuse_unsafe_demo()


@needs_sqlite
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_a_demo_at_home_starts_and_leaves_a_mark(demo, host):
    demo.HOST = host
    refuse_unsafe_demo()
    demo.DEMO = False
    assert is_demo_here()


@pytest.mark.parametrize("start", ["import portal.asgi", "import django; django.setup()"])
def test_no_way_of_starting_gets_past_the_refusal(tmp_path, start):
    environment = {
        **os.environ,
        "DEMO": "1",
        "HOST": "0.0.0.0",
        "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "portal.settings.base",
    }
    done = subprocess.run(
        [sys.executable, "-c", start],
        env=environment,
        capture_output=True,
        text=True,
        cwd=django_settings.BASE_DIR,
    )
    assert done.returncode != 0
    assert "HOST must be 127.0.0.1" in done.stderr


def scope(server="127.0.0.1", client="127.0.0.1", host=b"localhost:8000", extra=()):
    return {
        "type": "http",
        "server": (server, 8000),
        "client": (client, 50000),
        "headers": [(b"host", host), *extra],
    }


@pytest.mark.parametrize("host", [b"localhost", b"localhost:8000", b"127.0.0.1:8000", b"[::1]:8000"])
def test_a_request_from_this_machine_passes(host):
    assert is_from_here(scope(host=host))


@pytest.mark.parametrize(
    "changed",
    [
        {"server": "192.0.2.7"},
        {"server": "0.0.0.0"},
        {"client": "192.0.2.7"},
        {"host": b"example.org"},
        {"host": b"localhost.example.org"},
        {"host": b""},
        {"extra": [(b"x-forwarded-for", b"192.0.2.7")]},
        {"extra": [(b"host", b"example.org")]},
    ],
)
def test_a_request_from_elsewhere_or_through_a_proxy_is_turned_away(changed):
    assert not is_from_here(scope(**changed))


async def test_the_guard_answers_403_and_the_portal_never_sees_the_request():
    seen, sent = [], []

    async def app(*_args):
        seen.append(1)

    async def send(message):
        sent.append(message)

    async def receive():
        return {"type": "websocket.connect"}

    guard = LoopbackOnly(app)
    await guard(scope(host=b"example.org"), receive, send)
    await guard({**scope(host=b"example.org"), "type": "websocket"}, receive, send)
    assert sent[0]["status"] == 403
    assert sent[-1]["type"] == "websocket.close"
    assert seen == []
    await guard(scope(), receive, send)
    await guard({"type": "lifespan"}, receive, send)
    assert seen == [1, 1]


@needs_sqlite
@pytest.mark.django_db
def test_demo_session_prints_a_cookie_and_nothing_else(demo, client, aino, capsys):
    call_command("demo_session", "aino")
    said = capsys.readouterr()
    name, _, key = said.out.strip().partition("=")
    assert (name, said.err, said.out.count("\n")) == ("sessionid", "", 1)
    client.cookies[name] = key
    assert client.get("/fi/me/").context["request"].user == aino


@needs_sqlite
@pytest.mark.django_db
def test_demo_session_works_in_a_second_terminal_beside_the_demo(demo, aino, capsys):
    refuse_unsafe_demo()
    demo.DEMO = False
    call_command("demo_session", "aino")
    assert capsys.readouterr().out.startswith("sessionid=")


@needs_sqlite
@pytest.mark.django_db
def test_demo_session_refuses_unknown_names_kindly(demo, aino):
    with pytest.raises(CommandError, match="aino"):
        call_command("demo_session", "matti")


@pytest.mark.django_db
def test_demo_session_refuses_where_there_is_no_demo(demo, aino):
    demo.DEMO = False
    with pytest.raises(CommandError, match="make demo"):
        call_command("demo_session", "aino")


def test_production_refuses_the_demo(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", "import portal.settings.production"],
        env={**os.environ, "DEMO": "1", "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        cwd=django_settings.BASE_DIR,
    )
    assert done.returncode != 0
    assert "DEMO" in done.stderr
