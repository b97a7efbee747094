"""Walk 2 in the browser: three people at once, by keyboard alone; and the same without scripts."""

import re

from playwright.sync_api import Page, expect

ROOM, QUEUE = "/en/rooms/kahvipoyta/", "/en/queue/"
FOCUSED = "(document.activeElement.innerText || document.activeElement.id || '').trim()"


def tab_to(page: Page, name: str) -> None:
    """Presses Tab until the focus is on what has this name."""
    for _press in range(80):
        page.keyboard.press("Tab")
        if re.search(name, page.evaluate(FOCUSED)):
            return
    raise AssertionError(f"Tab does not come to {name}")


def write(page: Page, text: str) -> None:
    """Writes a message and sends it, all from the keyboard."""
    if page.evaluate(FOCUSED) != "write":
        tab_to(page, "^write$")
    page.keyboard.type(text)
    tab_to(page, "^Send")
    page.keyboard.press("Enter")


def go_on_duty(page: Page) -> None:
    """Begins a shift with the last note read, or says "I am here" in the one that goes on."""
    page.goto(f"{QUEUE}shift/")
    begin = page.get_by_role("button", name=re.compile("Begin my shift"))
    if begin.count():
        begin.click()
    else:
        page.goto(QUEUE)
        page.get_by_role("button", name="I am here").click()
    page.wait_for_url(f"**{QUEUE}")


def accept_rules(page: Page) -> None:
    tab_to(page, "I accept the rules")
    page.keyboard.press("Enter")
    expect(page.locator("#write")).to_be_visible()


def let_messages_come(page: Page) -> None:
    """Chooses that messages come by themselves, from the keyboard."""
    tab_to(page, "How do messages come")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowUp")  # from the first way round to the last
    tab_to(page, "^Choose")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def open_item(page: Page) -> None:
    """Takes Oiva's message from the queue, from the keyboard."""
    expect(page.get_by_role("button", name=re.compile("A message by Oiva waits"))).to_be_visible()
    tab_to(page, r"^Take this\s*:\s*A message by Oiva")
    page.keyboard.press("Enter")
    page.wait_for_url("**/queue/messages/**")


def test_a_message_walks_from_browser_to_browser_by_keyboard_alone(page_as):
    mirja, aino, oiva = page_as("mirja"), page_as("aino"), page_as("oiva", width=360)
    go_on_duty(mirja)
    aino.goto(ROOM)
    oiva.goto(ROOM)
    accept_rules(oiva)
    let_messages_come(aino)

    # Enter makes a new line; Send sends. Aino sees it without doing anything, and keeps her place.
    aino.locator("#write").focus()
    before = oiva.locator("[data-messages] > li").count()
    write(oiva, "Hei Aino!\nMitä kuuluu?")
    said = aino.locator("[data-messages] .message", has_text="Mitä kuuluu?")
    expect(said).to_contain_text("Oiva")
    expect(oiva.locator("[data-messages] .message--own", has_text="Hei Aino!")).to_be_visible()
    expect(oiva.locator("[data-messages] > li")).to_have_count(before + 1)
    assert aino.evaluate(FOCUSED) == "write"
    expect(oiva.locator("#write")).to_be_focused()

    # A phone number waits. Only Oiva and Mirja know.
    write(oiva, "Numeroni on 040 123 4567")
    expect(oiva.locator("[data-waiting]")).to_contain_text(
        "A moderator reads it first. It has a phone number."
    )
    row = mirja.get_by_role("button", name=re.compile("A message by Oiva waits"))
    expect(row).to_be_visible()
    expect(aino.locator("[data-messages]")).not_to_contain_text("040 123 4567")

    # Mirja shows it, and both learn.
    open_item(mirja)
    tab_to(mirja, "^Show the message")
    mirja.keyboard.press("Enter")
    expect(mirja.get_by_text("Everybody in the room sees the message.")).to_be_visible()
    expect(aino.locator("[data-messages]")).to_contain_text("040 123 4567")
    expect(oiva.locator("[data-told]")).to_contain_text("Your message is shown")
    expect(oiva.locator("[data-waiting]")).to_be_hidden()

    # Another one is removed, with a reason from the list.
    write(oiva, "Soita 050 765 4321")
    open_item(mirja)
    tab_to(mirja, "Other decisions")
    mirja.keyboard.press("Enter")
    tab_to(mirja, "^Cover and show the rest")
    tab_to(mirja, "It had contact details")
    mirja.keyboard.press("ArrowDown")
    tab_to(mirja, "^Remove the message")
    mirja.keyboard.press("Enter")
    expect(mirja.get_by_text("The message is gone.")).to_be_visible()
    expect(oiva.locator("[data-told]")).to_contain_text("Reason: It had contact details.")


def test_the_same_works_without_scripts(page_as):
    mirja = page_as("mirja", java_script_enabled=False)
    aino = page_as("aino", java_script_enabled=False)
    go_on_duty(mirja)
    aino.goto(ROOM)
    aino.locator("#write").fill("Ilman skriptejä")
    aino.get_by_role("button", name="Send").click()
    expect(aino.locator("[data-messages]")).to_contain_text("Ilman skriptejä")

    eeva = page_as("eeva", java_script_enabled=False)
    eeva.goto(ROOM)
    aino.locator("#write").fill("Toinen viesti")
    aino.get_by_role("button", name="Send").click()
    eeva.get_by_role("link", name="Look for new messages").click()
    eeva.get_by_role("button", name="Show 1 new message").click()
    expect(eeva.locator("#new")).to_contain_text("Toinen viesti")
    eeva.get_by_role("link", name="Look for new messages").click()
    expect(eeva.get_by_text("There are no new messages yet.")).to_be_visible()


def test_what_one_writes_survives_a_lost_connection_and_a_reload(page_as):
    mirja, aino = page_as("mirja"), page_as("aino")
    go_on_duty(mirja)
    aino.goto(ROOM)
    aino.locator("#write").fill("Kesken jäi")
    aino.reload()
    expect(aino.locator("#write")).to_have_value("Kesken jäi")
    aino.evaluate(
        "() => { const real = WebSocket.prototype.send; let n = 0;"
        " WebSocket.prototype.send = function (f) {"
        " if (f.includes('message.post') && n++ === 0) this.close(); else real.call(this, f); }; }"
    )
    aino.get_by_role("button", name="Send").click()
    expect(aino.locator("[data-state=lost]")).to_be_visible()
    expect(aino.locator("[data-state=lost]")).to_be_hidden()
    expect(aino.locator("[data-messages] .message--own", has_text="Kesken jäi")).to_have_count(1)
    expect(aino.locator("[data-waiting]")).to_be_hidden()


def test_somebody_in_a_crisis_sees_who_helps_at_once(page_as):
    mirja, aino, eeva = page_as("mirja"), page_as("aino"), page_as("eeva")
    go_on_duty(mirja)
    aino.goto(ROOM)
    eeva.goto(ROOM)
    aino.locator("#write").fill("En jaksa enää elää")
    aino.get_by_role("button", name="Send").click()
    expect(aino.get_by_role("heading", name="You are not alone")).to_be_visible()
    eeva.get_by_role("button", name=re.compile("^Show .* new message")).click()
    expect(eeva.locator("[data-messages]")).to_contain_text("En jaksa enää elää")
    expect(eeva.get_by_role("heading", name="You are not alone")).to_have_count(0)
    expect(mirja.get_by_role("button", name=re.compile("Aino may be in danger")).first).to_be_visible()
