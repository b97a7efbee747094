"""A newsletter by keyboard alone: made, asked for, looked at, sent; and a reader who gets it and leaves."""

import re
import time
from email import message_from_string, policy

from playwright.sync_api import Page, expect

from .keys import press, tab_to, type_into
from .looking import accessibility_trouble, sideways_scroll, small_targets

PATIENCE = 30


def assert_kind_to_everybody(page: Page) -> None:
    trouble = [*accessibility_trouble(page), *small_targets(page), *sideways_scroll(page)]
    assert not trouble, "\n".join(trouble)


def press_here(page: Page, selector: str) -> None:
    """Presses a button after which the same page, or one at the same address, comes."""
    tab_to(page, selector)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_newsletter_is_made_and_sent_by_keyboard_alone(page_as):
    eeva = page_as("eeva")
    eeva.goto("/en/newsroom/")
    press(eeva, "a[href$='/newsroom/newsletters/']", r"/newsletters/$")
    type_into(eeva, "#id_title", "Kevään uutiskirje")
    tab_to(eeva, "input[name=language]:checked")
    while not eeva.locator("input[name=language][value=fi]").is_checked():
        eeva.keyboard.press("ArrowDown")
    press(eeva, "main form button.button--main", r"/newsletters/\d+/$")
    base = eeva.url
    press(eeva, "a[href$='/pick/']", r"/pick/$")
    ask = eeva.locator("li", has_text="You can ask").first.locator("a")
    ask.evaluate("el => { el.id = 'wanted' }")
    press(eeva, "#wanted", r"/pick/\d+/$")
    type_into(eeva, "#id_words", "Lue tämä.")
    press(eeva, "main form button.button--main", base + "$")
    eeva.goto(f"{base}pick/")
    eeva.locator("li", has_text="It may be in the newsletter").last.locator("a").evaluate(
        "el => { el.id = 'wanted' }"
    )
    press(eeva, "#wanted", r"/pick/\d+/$")
    press(eeva, "main form button.button--main", base + "$")
    assert_kind_to_everybody(eeva)
    press(eeva, "main a.button--main", r"/mail/$")
    press(eeva, "a[href$='/send/']", r"/send/$")
    press(eeva, "main button.button--main", base + "$")
    expect(eeva.locator("main .status").first).to_contain_text(re.compile("goes out|Sent"))


def test_a_storyteller_says_yes_to_what_is_shown(page_as):
    oiva = page_as("oiva", width=360)
    oiva.goto("/en/studio/")
    press(oiva, "a[href*='/studio/newsletter/']", r"/newsletter/\d+/$")
    expect(oiva.locator("blockquote")).to_contain_text("Oiva")
    assert_kind_to_everybody(oiva)
    press(oiva, "button[value=yes]", r"/studio/$")


def test_a_reader_asks_confirms_and_leaves_without_an_account(open_page, live_site):
    reader = open_page(width=360)
    reader.goto("/en/newsletter/")
    press(reader, "main a.button--main", r"/subscribe/$")
    type_into(reader, "#id_mail", "lukija@example.org")
    press(reader, "main button.button--main", r"/subscribe/sent/$")
    key = _mailed_key(live_site)
    reader.goto(f"/en/subscribe/{key}/")
    press_here(reader, "main button.button--main")
    expect(reader.locator(".notice--done")).to_contain_text("You said yes")
    reader.goto(f"/en/unsubscribe/{key}/")
    assert_kind_to_everybody(reader)
    press_here(reader, "main button.button--main")
    expect(reader.locator(".notice--done")).to_contain_text("Your address is removed")
    assert reader.context.cookies() == []


def _mailed_key(site) -> str:
    """What the link in the mail ends with, once the worker has sent it."""
    end = time.monotonic() + PATIENCE
    while True:
        letters = [_words_of(mail) for mail in site.mails()]
        keys = re.findall(r"/subscribe/([\w-]{20,})/", "\n".join(letters))
        if keys:
            return keys[-1]
        assert time.monotonic() < end, "No mail with a link has come."
        time.sleep(0.05)


def _words_of(mail: str) -> str:
    """The text of a mail, however it was packed."""
    body = message_from_string(mail, policy=policy.default).get_body(("plain",))
    return str(body.get_content()) if body else ""
