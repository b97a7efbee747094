"""What stands before the web processes: it keeps only what is everybody's, and forgets it at once."""

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from http.client import HTTPResponse
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from tests.browser.site import World
from tests.postgres_and_redis import free_port

from .front import ROOT, lacking
from .shape import ANY_CERTIFICATE, METRICS_TOKEN, ProductionSite

pytestmark = pytest.mark.production
NEWS = """
from content.models import NewsPage
page = NewsPage.objects.filter(locale__language_code="fi").order_by("pk").first()
"""
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
PATIENCE_SECONDS = 10
SERVICE_RESTART = 1012  # how a socket ends when its server does


class Stay(urllib.request.HTTPRedirectHandler):
    """An answer that leads elsewhere is the answer."""

    def redirect_request(self, *args):
        return None


OPENER = urllib.request.build_opener(urllib.request.HTTPSHandler(context=ANY_CERTIFICATE), Stay)


@pytest.fixture(scope="module")
def site():
    for name in ("DATABASE_URL", "REDIS_URL"):
        if not os.environ.get(name):
            pytest.skip("The production shape stands on PostgreSQL and Redis.")
    if missing := lacking():
        said = f"{', '.join(missing)} is missing here"
        pytest.fail(said) if os.environ.get("REQUIRE_ALL") else pytest.skip(said)
    world = World(Path(tempfile.mkdtemp(prefix="oma-aani-front-")), free_port())
    site = world.make().site_of("front", ProductionSite)
    yield site
    site.stop()
    world.end()
    shutil.rmtree(world.folder, ignore_errors=True)


def ask(address, method="GET", sent=None, **headers):
    """Status, headers and body, whatever the status."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, sent, names, method=method)
    try:
        with OPENER.open(request, timeout=15) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


def through_cache(site, path, **headers):
    """As the proxy asks the cache; `age` in the headers says that it was kept."""
    front = f"http://127.0.0.1:{site.cache}{path}"
    return ask(front, Host=f"localhost:{site.world.port}", X_Forwarded_Proto="https", **headers)


def is_kept(site, path, **headers):
    through_cache(site, path, **headers)
    time.sleep(1.1)
    return int(through_cache(site, path, **headers)[1].get("Age") or 0) > 0


def becomes(ask_again, expected):
    """Asks until it is so, or until the patience ends."""
    end = time.monotonic() + PATIENCE_SECONDS
    while (got := ask_again()) != expected and time.monotonic() < end:
        time.sleep(0.1)
    return got


def test_a_public_page_is_kept_also_when_foreign_cookies_come_along(site):
    assert is_kept(site, "/fi/", Cookie="tracker=1")


def test_the_page_does_not_say_what_it_shows(site):
    _status, headers, _body = through_cache(site, "/fi/")
    assert not {"x-page-marks", "set-cookie"} & {name.lower() for name in headers}
    assert headers["Vary"] in {None, "Accept-Encoding"}


def test_pages_of_one_person_are_not_kept(site):
    session = f"{site.session_cookie}={site.session_of('aino')}"
    assert "Aino" in through_cache(site, "/fi/me/", Cookie=session)[2].decode()
    assert "Aino" not in through_cache(site, "/fi/me/")[2].decode()
    for path in ("/fi/me/", "/fi/studio/", "/reading.css", "/health/"):
        assert not is_kept(site, path, Cookie=session)
        assert through_cache(site, path, Cookie=session)[0] == 200


def test_a_changed_title_is_seen_at_once_and_other_pages_stay(site):
    path = site.shell(f"{NEWS}print(page.get_url_parts()[2])").strip()
    assert is_kept(site, path)
    assert is_kept(site, "/en/")
    site.shell(f"{NEWS}page.title = 'Uusi otsikko tänään'; page.save_revision().publish()")
    assert int(through_cache(site, "/en/")[1]["Age"] or 0) > 0
    assert becomes(lambda: "Uusi otsikko tänään".encode() in through_cache(site, path)[2], True)
    site.shell(f"{NEWS}page.unpublish()")
    assert becomes(lambda: through_cache(site, path)[0], 404) == 404


@pytest.mark.parametrize("method", ["PURGE", "BAN"])
def test_nobody_outside_makes_the_cache_forget(site, method):
    assert ask(f"{site.url}/fi/", method, X_Forget="everything")[0] in {405, 501}
    assert through_cache(site, "/fi/", X_Forget="everything")[0] == 200
    assert ask(f"http://127.0.0.1:{site.cache}/fi/", method, X_Forget="everything")[0] == 405


def test_the_inner_door_takes_an_address_too(site):
    assert is_kept(site, "/sv/")
    inside = f"http://127.0.0.1:{site.inside}/sv/"
    host = f"localhost:{site.world.port}"
    assert ask(inside, "PURGE", Host=host, X_Forwarded_Proto="https")[0] == 200
    assert through_cache(site, "/sv/")[1].get("Age") in {None, "0"}
    assert ask(inside, "GET", Host=host)[0] == 405


def test_numbers_for_those_who_run_it_are_not_behind_the_proxy(site):
    token = {"Authorization": f"Bearer {METRICS_TOKEN}"}
    for path in ("/metrics", "/metrics/", "/metrics?again", "//metrics", "/ws/../metrics", "/%6detrics"):
        assert ask(f"{site.url}{path}", **token)[0] == 404
    for port in site.webs:
        assert b"portal_sockets_open" in ask(f"http://127.0.0.1:{port}/metrics", **token)[2]


def speak_of(protocol, host, path):
    """A request for a page in which somebody asks for another protocol."""
    lines = (f"GET {path} HTTP/1.1", f"Host: {host}", "Connection: Upgrade", f"Upgrade: {protocol}")
    return "\r\n".join([*lines, "X-Forwarded-Proto: https", "", ""]).encode()


def read_answer(line):
    """One answer of an open line: its first lines. The body is read to its end."""
    answer = HTTPResponse(line)
    answer.begin()
    answer.read()
    return answer


@pytest.mark.parametrize("protocol", ["foo", "h2c", "websocket"])
def test_nobody_opens_a_way_past_the_cache(site, protocol):
    assert is_kept(site, "/fi/")
    host = f"localhost:{site.world.port}"
    with (
        socket.create_connection(("127.0.0.1", site.world.port), timeout=15) as plain,
        ANY_CERTIFICATE.wrap_socket(plain, server_hostname="localhost") as line,
    ):
        line.sendall(speak_of(protocol, host, "/fi/accounts/login/"))
        assert read_answer(line).status == 200
        for _time in range(4):
            _status, headers, _body = ask(f"{site.url}/fi/")
            assert headers["Age"]
            assert "X-Page-Marks" not in headers


def test_the_cache_itself_lets_nobody_past(site):
    host = f"localhost:{site.world.port}"
    with socket.create_connection(("127.0.0.1", site.cache), timeout=15) as line:
        for path in ("/fi/accounts/login/", "/fi/"):
            line.sendall(speak_of("foo", host, path))
            answer = read_answer(line)
            assert (answer.status, answer.headers["X-Page-Marks"]) == (200, None)
        assert answer.headers["Age"]


def test_a_form_that_comes_past_the_cache_is_no_error(site):
    """As when the proxy is set up wrongly: one address in the header, where two are expected."""
    address = f"http://127.0.0.1:{site.webs[0]}/fi/accounts/login/"
    host = {
        "Host": f"localhost:{site.world.port}",
        "X_Forwarded_Proto": "https",
        "X_Forwarded_For": "192.0.2.1",
    }
    _status, headers, body = ask(address, **host)
    token = body.decode().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    cookie = headers["Set-Cookie"].partition(";")[0]
    sent = urlencode({"csrfmiddlewaretoken": token, "email": "aino@example.org"}).encode()
    status, _headers, _body = ask(address, "POST", sent, Cookie=cookie, Origin=site.url, **host)
    assert status == 302


def open_socket(site):
    """What waits for moderators, as their page hears it through the proxy."""
    cookie = {"Cookie": f"{site.session_cookie}={site.session_of('mirja')}"}
    address = f"wss://localhost:{site.world.port}/ws/queue/"
    return connect(address, origin=site.url, additional_headers=cookie, ssl=ANY_CERTIFICATE, proxy=None)


def test_sockets_go_to_both_web_processes_and_are_closed_calmly(site):
    with open_socket(site) as one, open_socket(site) as other:
        assert one.ping().wait(PATIENCE_SECONDS)
        assert other.ping().wait(PATIENCE_SECONDS)
        site.restart(0)
        ended = [line for line in (one, other) if is_closed(line)]
        assert [line.close_code for line in ended] == [SERVICE_RESTART]
        with open_socket(site) as again:
            assert again.ping().wait(PATIENCE_SECONDS)


def is_closed(line):
    try:
        while True:
            line.recv(timeout=1)
    except TimeoutError:
        return False
    except ConnectionClosed:
        return True


def test_the_watch_of_each_container_says_that_it_is_well(site):
    assert ask(f"http://127.0.0.1:{site.watched}/")[0] == 200
    said = COMPOSE["services"]["varnish"]["healthcheck"]["test"][1]
    asked = said.replace("varnishadm", f"varnishadm -n {site.folder}/varnish/work")
    assert subprocess.run(asked, shell=True, timeout=15, check=False).returncode == 0
    said = COMPOSE["services"]["worker"]["healthcheck"]["test"][2:]
    assert site.start_program("watch", *said).wait(timeout=60) == 0


def test_the_logs_of_the_portal_are_one_object_a_line(site):
    logs = {port: (site.folder / f"web-{port}.log").read_text() for port in site.webs}
    for text in (*logs.values(), (site.folder / "worker.log").read_text()):
        assert all(json.loads(line)["logger"] for line in text.splitlines())
    assert all(f"Oma ääni: {site.url}" in text for text in logs.values())


def test_one_web_process_may_die(site):
    site.kill(0)
    answers = {through_cache(site, f"/fi/?seen={number}")[0] for number in range(10)}
    assert answers <= {200, 503}
    assert becomes(lambda: {ask(f"{site.url}/health/")[0] for _time in range(6)}, {200}) == {200}
