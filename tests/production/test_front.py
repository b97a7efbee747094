"""What stands before the web processes: it keeps only what is everybody's, and forgets it at once."""

import os
import shutil
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.site import World
from tests.postgres_and_redis import free_port

from .front import lacking
from .shape import ANY_CERTIFICATE, ProductionSite

pytestmark = pytest.mark.production
NEWS = """
from content.models import NewsPage
page = NewsPage.objects.filter(locale__language_code="fi").order_by("pk").first()
"""
PATIENCE_SECONDS = 10


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


def ask(address, method="GET", **headers):
    """Status, headers and body, whatever the status."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(address, method=method, headers=names)
    try:
        with urllib.request.urlopen(request, timeout=15, context=ANY_CERTIFICATE) as answer:
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
    assert ask(f"{site.url}/metrics")[0] == 404


def test_one_web_process_may_die(site):
    site.kill(0)
    answers = {through_cache(site, f"/fi/?seen={number}")[0] for number in range(10)}
    assert answers <= {200, 503}
    assert becomes(lambda: {ask(f"{site.url}/health/")[0] for _time in range(6)}, {200}) == {200}
