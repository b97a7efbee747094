"""A portfolio by keyboard alone: chosen, looked at, public, printed on paper, switched off."""

import re

import pytest
from playwright.sync_api import expect

from .keys import press, tab_to, type_into
from .test_people_walk import assert_kind_to_everybody

SHEETS = 2


@pytest.mark.parametrize("width", [360])
def test_a_portfolio_is_made_seen_and_switched_off_by_keyboard_alone(page_as, visitor, width):
    aino = page_as("aino", width=width)
    aino.goto("/en/studio/mine/")
    press(aino, "a[href$='/studio/mine/portfolio/']", r"/studio/mine/portfolio/$")
    type_into(aino, "[name=name]", "Aino Aalto")
    tab_to(aino, "main form.form button.button--main")
    with aino.expect_navigation():
        aino.keyboard.press("Enter")
    expect(aino.locator("main .notice--wait")).to_contain_text("everybody learns that Aino Aalto told them")
    assert_kind_to_everybody(aino)
    tab_to(aino, "button[value=yes]")
    with aino.expect_navigation():
        aino.keyboard.press("Enter")
    expect(aino.locator(".messages")).to_contain_text("Your portfolio is public now.")

    address = aino.locator("main a[href*='/en/portfolio/']").get_attribute("href")
    visitor.goto(address)
    expect(visitor.locator("h1")).to_have_text("Aino Aalto")
    visitor.emulate_media(media="print")
    expect(visitor.locator(".portfolio__printed")).to_contain_text(address)
    expect(visitor.locator(".site-footer")).to_be_hidden()
    sheets = re.findall(rb"/Type /Page\b", visitor.pdf(prefer_css_page_size=True))
    assert 1 <= len(sheets) <= SHEETS

    press(aino, "form[action$='/off/'] button", r"/portfolio/$")
    expect(aino.locator(".messages")).to_contain_text("Others no longer see it.")
    # Asked anew: a browser itself may keep what it saw for half a minute.
    assert visitor.request.get(address).status == 404
