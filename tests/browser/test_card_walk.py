"""A sign-in card in real browsers: made by two people, used by two, and all of it without a script too."""

import re

import pytest
from playwright.sync_api import Page, expect

from .keys import press, tab_to, type_into

MAKE = "from tests.browser.card_facts import card; print(card()['card_key'])"
NUMBER = ".card-number"


@pytest.fixture
def door(live_site):
    """The address behind the picture of Aino's card, which she made with Mirja."""
    return f"/fi/card/open/{live_site.shell(MAKE).strip()}/"


def say_yes(helper: Page, number: str) -> None:
    """The helper types the number by keys alone, looks who it is, and says yes."""
    helper.goto("/fi/card/help/")
    type_into(helper, "#id_number", number)
    press(helper, "main form button.button--main", r"/card/help/answer/$")
    expect(helper.locator("h1")).to_have_text("Onko hän Aino?")
    expect(helper.locator(NUMBER)).to_have_text(number)
    press(helper, "main button[value=yes]", r"/card/help/$")


def press_by_keys(page: Page, selector: str) -> None:
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_helper_says_yes_and_the_page_goes_on_by_itself(door, visitor, page_as):
    visitor.goto(door)
    press(visitor, "main form button", r"/card/wait/$")
    assert "card/open" not in visitor.url
    say_yes(page_as("mirja"), visitor.locator(NUMBER).inner_text())
    expect(visitor.locator("h1")).to_have_text("Auttaja antoi luvan")
    press(visitor, "main form button", r"/fi/me/$")
    expect(visitor.locator("h1")).to_contain_text("Aino")


def test_all_of_it_without_a_script(door, open_page, page_as):
    visitor = open_page(java_script_enabled=False, width=360)
    visitor.goto(door)
    press_without_script(visitor, "main form button")
    number = visitor.locator(NUMBER).inner_text()
    press_without_script(visitor, "main form button.button--main")
    expect(visitor.locator("main")).to_contain_text("Lupaa ei ole vielä.")
    expect(visitor.locator("[data-card-wait]")).to_be_hidden()
    say_yes(page_as("mirja"), number)
    press_without_script(visitor, "main form button.button--main")
    visitor.wait_for_url("**/fi/me/")


def press_without_script(page: Page, selector: str) -> None:
    with page.expect_navigation():
        page.locator(selector).first.click()


def test_a_device_of_ones_own_needs_no_helper_the_next_time(door, visitor, page_as):
    visitor.goto(door)
    visitor.get_by_label("Tämä on oma puhelimeni tai tietokoneeni").check()
    press(visitor, "main form button", r"/card/wait/$")
    say_yes(page_as("mirja"), visitor.locator(NUMBER).inner_text())
    expect(visitor.locator("h1")).to_have_text("Auttaja antoi luvan")
    press(visitor, "main form button", r"/fi/me/$")
    press(visitor, "main form[action$='/logout/'] button", r"/fi/$")
    visitor.goto(door)
    press(visitor, "main form button", r"/fi/me/$")


def test_two_make_a_card_and_its_picture_is_there_once(page_as):
    oiva, mirja = page_as("oiva", width=360), page_as("mirja by code")
    oiva.goto("/fi/me/card/")
    press(oiva, "main form button.button--main", r"/card/wait/$")
    number = oiva.locator(NUMBER).inner_text()
    mirja.goto("/fi/card/help/")
    type_into(mirja, "#id_number", number)
    press(mirja, "main form button.button--main", r"/card/help/answer/$")
    press(mirja, "main button[value=yes]", r"/card/help/$")
    expect(oiva.locator("h1")).to_have_text("Auttaja antoi luvan")
    press_by_keys(oiva, "main form button")
    picture = oiva.locator(".sign-in-card__picture").bounding_box()
    assert picture["width"] >= 200
    assert abs(picture["width"] - picture["height"]) <= 1
    oiva.goto("/fi/me/card/")
    expect(oiva.locator("main")).to_contain_text(re.compile("Sinulla on kortti"))
    expect(oiva.locator(".sign-in-card__picture")).to_have_count(0)
