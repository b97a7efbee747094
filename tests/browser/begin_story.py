"""How a walk begins a story: by keys, as its teller does."""

from playwright.sync_api import Page

from .keys import press, tab_to, type_into


def begin(page: Page, title: str, *, by_questions: bool = False) -> str:
    """A new story, on one page or by questions; gives its number."""
    page.goto("/en/studio/begin/")
    tab_to(page, "input[name=kind]")
    page.keyboard.press("Space")
    tab_to(page, "input[name=way]:checked")
    if not by_questions:
        page.keyboard.press("ArrowDown")
    type_into(page, "#id_title", title)
    press(page, "main button.button--main", r"/questions/\w+/$" if by_questions else r"/write/$")
    return page.url.split("/studio/")[1].split("/")[0]
