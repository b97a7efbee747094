"""Staff sign in through their organisation in a real browser, which holds the way to the content policy."""

import os

import pytest
from playwright.sync_api import expect

from tests.portal.organisation.directory import NAME, Directory

pytestmark = pytest.mark.skipif(
    os.environ.get("SHAPE") == "production", reason="the directory of the tests has no TLS"
)

ELSEWHERE = "form => { form.action = 'http://localhost:9/'; form.requestSubmit(); }"


@pytest.fixture(scope="module")
def directory():
    there = Directory()
    yield there
    there.close()


@pytest.fixture(scope="module")
def live_site(world, directory):
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("OIDC_SERVER", directory.issuer)
        site = world.copy("organisation")
    yield site
    site.stop()


@pytest.fixture
def page(browser, live_site):
    """Not watched as the others are: this one goes to another host."""
    context = browser.new_context(base_url=live_site.url, viewport={"width": 360, "height": 800})
    yield context.new_page()
    context.close()


def press(page, directory, subject, email):
    directory.person = {"sub": subject, "email": email, "email_verified": True}
    page.goto("/fi/accounts/login/")
    page.get_by_role("button", name=NAME).click()


def test_the_button_leads_there_and_back_and_in(page, directory):
    press(page, directory, "moderator", "mirja@example.org")
    page.wait_for_url("**/fi/me/")
    assert directory.asked.count("/authorise") == 1
    page.goto("/fi/me/devices/")
    expect(page.get_by_role("main")).to_contain_text(NAME)


def test_who_may_not_come_in_this_way_is_told_what_to_do(page, directory):
    press(page, directory, "stranger", "stranger@example.org")
    page.wait_for_url("**/fi/accounts/oidc/refused/")
    page.get_by_role("main").get_by_role("link").click()
    page.wait_for_url("**/fi/accounts/login/")


def test_the_browser_goes_nowhere_else_than_the_policy_says(page, live_site):
    """Why the page with the button names the provider: without it a press would do nothing."""
    page.goto("/fi/accounts/login/")
    with page.expect_console_message(lambda line: "form-action" in line.text):
        page.locator("form[action$='/oidc/']").evaluate(ELSEWHERE)
    assert page.url == f"{live_site.url}/fi/accounts/login/"
