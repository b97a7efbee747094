"""What is done on pages around sign-in cards."""

from playwright.sync_api import Page


def press(page: Page) -> None:
    """The first button of the page is pressed."""
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()


def ask_for_card(page: Page) -> None:
    """A helper is asked for a new card: the last form of the page."""
    with page.expect_navigation():
        page.locator("main form.form button[type=submit]").last.click()


def help_card(page: Page) -> None:
    """Somebody waits with a card on another device, and the helper typed their number."""
    other = page.context.browser.new_context(ignore_https_errors=True)
    door = other.new_page()
    door.goto(page.url)
    press(door)
    number = door.locator(".card-number").inner_text()
    other.close()
    page.goto(page.url.partition("/card/")[0] + "/card/help/")
    page.locator("main input[name=number]").fill(number)
    press(page)


def make_card_without_proof(page: Page) -> None:
    """Staff make a card long after they signed in: a code is asked for."""
    page.locator("main input[type=email]").fill("oiva@example.org")
    page.locator("main input[name=said_yes]").check()
    press(page)


def print_card(page: Page) -> None:
    """Staff print a card, with the name on it."""
    page.locator("main input[name=name]").check()
    make_card_without_proof(page)


CARD_STEPS = {
    step.__name__: step for step in (press, ask_for_card, help_card, make_card_without_proof, print_card)
}
