"""A page is used by keys alone: every step goes to its place by Tab, and the mouse is never touched."""

import contextlib
import re
from pathlib import Path

from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLate

SEEN = "el => el.matches(':focus-visible')"
FAR = 120  # more stops than any page of ours has


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the focus is there and can be seen; never touches the mouse."""
    wanted = page.locator(selector).first
    for _ in range(FAR):
        if wanted.evaluate("el => el === document.activeElement"):
            assert wanted.evaluate(SEEN), f"the focus on {selector} cannot be seen"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached by Tab on {page.url}")


def press(page: Page, selector: str, to: str, key: str = "Enter") -> None:
    """Goes to a button or link and presses it; the next page is `to`."""
    tab_to(page, selector)
    page.keyboard.press(key)
    page.wait_for_url(re.compile(to))


def type_into(page: Page, selector: str, words: str) -> None:
    """Goes to a field and writes these words in place of what is there."""
    tab_to(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def choose(page: Page, value: str) -> None:
    """A radio button by its arrow keys."""
    tab_to(page, "input[type=radio]")
    wanted = page.locator(f"input[type=radio][value={value}]")
    for _ in range(5):
        if wanted.is_checked():
            return
        page.keyboard.press("Space")
        if not wanted.is_checked():
            page.keyboard.press("ArrowDown")
    raise AssertionError(f"{value} cannot be chosen by keys")


def give_file(page: Page, selector: str, file: Path) -> None:
    """Goes to a file field, opens its chooser by Enter and gives it the file.

    The browser hears by one road that a chooser is waited for, and gets the key by another. On a busy machine
    the key can be first, and then nobody hears of the chooser. So the waiting begins before tab_to: what that
    asks the page comes back by the first road, behind the news. A second press is for any other bad luck.
    """
    for wait in (3_000, 15_000):
        with contextlib.suppress(TooLate):
            with page.expect_file_chooser(timeout=wait) as chooser:
                tab_to(page, selector)
                page.keyboard.press("Enter")
            chooser.value.set_files(file)
            return
    raise AssertionError(f"Enter on {selector} opens no chooser")
