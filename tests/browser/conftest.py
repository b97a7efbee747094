"""The portal in a real browser.

What a test asks for:

* `live_site`: a whole portal (server, sockets, queue) on a freshly seeded demo world, one per test file.
  `live_site.url`, `live_site.shell("print(1)")` (Python inside it), `live_site.mails()` (what it sent).
* `visitor`: a page of somebody who is not signed in, at 1280 px.
* `page_as("aino")`: a page of a demo person who is signed in, by first name in small letters.
  `page_as("aino", width=360)` for a phone; `page_as("aino", java_script_enabled=False)` for no scripts.
  Every call is a browser profile of its own, so Aino and Oiva can be open at once.
* `open_page(cookie=None, width=1280, **context)`: the same, for anything else.

Addresses may be short: `page.goto("/fi/")`. Every such page is watched: a script error, a breach of the
content policy, a missing file, or a request to another host fails the test at its end.

Run them apart from the rest: `make test` does, or `DJANGO_ALLOW_ASYNC_UNSAFE=true pytest tests/browser`.
"""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from .profiles import PATIENCE, Profiles
from .site import Site, World, free_port

# The shell is the same engine without the windows around it: a new profile costs a quarter.
CHROMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--use-fake-device-for-media-stream",  # a microphone that beeps, and that is always allowed
    "--use-fake-ui-for-media-stream",
]
OpenPage = Callable[..., Page]
expect.set_options(timeout=PATIENCE)


def find_chrome() -> str | None:
    """Chromium or Chrome as the machine has it; CHROME names another one."""
    wished = os.environ.get("CHROME")
    return next((found for name in (wished, *CHROMES) if name and (found := shutil.which(name))), None)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every file is run by one process, on one site."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, object]:
    chrome = find_chrome()
    if chrome is None:
        said = "No Chromium or Chrome here: the browser tests are left out."
        pytest.fail(said) if os.environ.get("REQUIRE_ALL") else pytest.skip(said)
    no_sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    # What is fetched outside of a page, as a service worker is, asks the browser itself for its trust.
    own_name = ["--ignore-certificate-errors"] if os.environ.get("SHAPE") == "production" else []
    return {"executable_path": chrome, "args": [*FLAGS, *no_sandbox, *own_name]}


@pytest.fixture(scope="session")
def world(browser_type_launch_args: object) -> Iterator[World]:
    """The demo world, seeded once; sites are copied from it."""
    made = World(Path(tempfile.mkdtemp(prefix="oma-aani-walk-")), free_port())
    try:
        yield made.make()
    finally:
        made.end()


@pytest.fixture(scope="module")
def live_site(world: World, request: pytest.FixtureRequest) -> Iterator[Site]:
    """A running portal, as the demo world was after seeding. What a test writes stays for its file only."""
    site = world.copy(request.module.__name__.rpartition(".")[2])
    yield site
    site.stop()


@pytest.fixture
def open_page(browser: Browser, live_site: Site) -> Iterator[OpenPage]:
    """Opens a page in a new browser profile; all are watched and closed at the end."""
    profiles = Profiles(browser, live_site)
    yield profiles.open
    profiles.close()
    trouble = profiles.trouble
    assert not trouble, "\n".join(trouble)


@pytest.fixture
def visitor(open_page: OpenPage) -> Page:
    """Somebody who is not signed in."""
    return open_page()


@pytest.fixture
def page_as(open_page: OpenPage, live_site: Site) -> Callable[..., Page]:
    """A page of a demo person: `page_as("oiva")`."""

    def open_as(name: str, **context: object) -> Page:
        return open_page(cookie=live_site.session_of(name), **context)

    return open_as
