"""The newsroom's board by keyboard alone, as columns and as a list, and on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from .keys import press, tab_to
from .looking import accessibility_trouble, sideways_scroll, small_targets

CARD = "[data-card]"
AT_CARD = "() => document.activeElement.closest('[data-card]')?.innerText || ''"
COLUMN = "() => document.activeElement.closest('[data-column]')?.dataset.column || ''"


def assert_kind_to_everybody(page: Page) -> None:
    trouble = [*accessibility_trouble(page), *small_targets(page), *sideways_scroll(page)]
    assert not trouble, "\n".join(trouble)


def walk(page: Page, *keys: str) -> list[str]:
    """The columns in which the focus is after each key."""
    found = []
    for key in keys:
        page.keyboard.press(key)
        found.append(page.evaluate(COLUMN))
    return found


@pytest.mark.parametrize("way", ["columns", "list"])
def test_the_board_is_walked_by_arrow_keys_and_opened_by_enter(page_as, way):
    eeva = page_as("eeva")
    eeva.goto("/en/newsroom/")
    press(eeva, f"a[href='?as={way}']", rf"as={way}$")
    tab_to(eeva, CARD)
    first = eeva.evaluate(AT_CARD)
    assert walk(eeva, "ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft") == [
        "WRITTEN",
        "READ",
        "WRITTEN",
        "IDEAS",
    ]
    eeva.keyboard.press("ArrowDown")
    assert eeva.evaluate(AT_CARD) != first
    walk(eeva, "ArrowUp", "ArrowUp", "ArrowLeft")
    assert eeva.evaluate(AT_CARD) == first
    eeva.keyboard.press("Enter")
    eeva.wait_for_url(re.compile(r"/newsroom/ideas/\d+/$"))


@pytest.mark.parametrize("way", ["columns", "list"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_board_is_kind_to_everybody(page_as, way, width):
    eeva = page_as("eeva", width=width)
    eeva.goto(f"/fi/newsroom/?as={way}")
    expect(eeva.locator(CARD).first).to_be_visible()
    assert_kind_to_everybody(eeva)


def test_without_scripts_every_card_is_a_stop_of_the_tab_key(page_as):
    eeva = page_as("eeva", java_script_enabled=False)
    eeva.goto("/en/newsroom/?as=columns")
    links = eeva.locator(f"{CARD} a")
    assert links.count() >= 3
    expect(eeva.locator("[data-board-help]")).to_be_hidden()


def test_what_somebody_takes_has_the_focus_after_it_also_without_scripts(page_as):
    eeva = page_as("eeva", java_script_enabled=False)
    eeva.goto("/en/desk/")
    wanted = eeva.locator("form[action$='/take/']").first
    address = wanted.get_attribute("action")
    press(eeva, f"form[action='{address}'] button", r"/desk/#task-\d+$")
    expect(eeva.locator(eeva.url.partition("/desk/")[2])).to_be_focused()
    expect(eeva.locator(f"form[action='{address.replace('/take/', '/give-back/')}']")).to_be_visible()
