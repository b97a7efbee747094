"""Somebody in a story is asked by a link: yes, and taken back, on a phone and by keys alone."""

from playwright.sync_api import Page, expect

from .begin_story import begin
from .keys import press, tab_to, type_into
from .looking import accessibility_trouble, sideways_scroll, small_targets


def assert_kind_to_everybody(page: Page) -> None:
    trouble = [*accessibility_trouble(page), *small_targets(page), *sideways_scroll(page)]
    assert not trouble, "\n".join(trouble)


def tick(page: Page, selector: str) -> None:
    """Goes to a box and ticks it."""
    tab_to(page, selector)
    page.keyboard.press("Space")


def press_here(page: Page, selector: str) -> None:
    """Presses a button after which the same page comes again."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_yes_is_asked_given_and_taken_back_by_keyboard_alone(page_as, open_page):
    aino = page_as("aino", width=360)
    number = begin(aino, "Kahvilla Kertun kanssa")
    type_into(aino, "#id_text", "Kerttu keittää kahvia.")
    press_here(aino, "button[value=stay]")
    aino.goto(f"/en/studio/{number}/people/")
    press(aino, f"a[href$='/{number}/people/add/']", r"/add/$")
    type_into(aino, "#id_name", "Kerttu")
    tick(aino, "input[name=what][value=name]")
    aino.get_by_label("Kerttu keittää kahvia.").evaluate("el => { el.id = 'wanted' }")
    tick(aino, "#wanted")
    press(aino, "main button.button--main", r"/people/\d+/$")
    press(aino, "form[action$='/link/'] button", r"/link/$")
    assert_kind_to_everybody(aino)
    link = aino.locator("#link").input_value()

    kerttu = open_page(width=360)
    kerttu.goto(link)
    expect(kerttu.locator("main")).to_contain_text("Kerttu keittää kahvia.")
    assert_kind_to_everybody(kerttu)
    tab_to(kerttu, "main details summary")
    kerttu.keyboard.press("Enter")
    type_into(kerttu, "#words", "Missä tämä näkyy?")
    press_here(kerttu, "button[value=ask]")
    expect(kerttu.locator("section[aria-labelledby=question]")).to_contain_text("Missä tämä näkyy?")
    press_here(kerttu, "button[value=yes]")
    expect(kerttu.locator(".notice--done")).to_contain_text("You said yes")
    assert kerttu.context.cookies() == []
    aino.goto(f"/en/studio/{number}/people/")
    expect(aino.locator(".status--done")).to_contain_text("by the link")

    press(kerttu, "a.button--danger", r"/back/$")
    press(kerttu, "main button.button--danger", r"/asked/[^/]+/$")
    expect(kerttu.locator(".notice--done")).to_contain_text("You took your yes back.")
    assert_kind_to_everybody(kerttu)
    aino.goto("/en/studio/")
    expect(aino.locator("main")).to_contain_text("took their yes back")
