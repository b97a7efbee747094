"""Reading at one's own pace, in the browser: what comes, when, and what is spoken."""

import pytest
from playwright.sync_api import Page, expect

from .virtual_reader import spoken, start_reader

ROOM = "/en/rooms/kahvipoyta/"
ON_DUTY = """
from datetime import timedelta
from django.utils import timezone
from peer import seats
from peer.models import Participant, Presence, Room
from portal.accounts.models import User
from tests.factories.shifts import put_on_duty
mirja = User.objects.get(email="mirja@example.org")
put_on_duty(mirja)
Presence.objects.filter(moderator=mirja).update(queue_seen_at=timezone.now() + timedelta(minutes=15))
Room.objects.update(flood_limit=0)
room = Room.objects.get(slug="kahvipoyta")
seats.enter_room(mirja, room=room)
seats.accept_rules(mirja, room=room, version=seats.newest_rules_version(room))
"""
PAUSE = """
from datetime import timedelta
from django.utils import timezone
from peer.models import Room
Room.objects.filter(slug="kahvipoyta").update(paused_until={})
"""
FOCUSED = "document.activeElement.innerText.trim()"
KEEP_NODES = "() => { window.before = [...document.querySelectorAll('[data-messages] > li')] }"
SAME_NODES = """() => {
    const now = [...document.querySelectorAll('[data-messages] > li')];
    return [now.length - before.length, before.every((node, number) => node === now[number])];
}"""


@pytest.fixture(scope="module")
def on_duty(live_site):
    """Mirja is on duty all the while, and nobody speaks too fast."""
    live_site.shell(ON_DUTY)


@pytest.fixture
def talk(on_duty, page_as):
    """Eeva and Aino in the room. Aino reads in the given mode."""

    def open_both(mode: str) -> tuple[Page, Page]:
        eeva, aino = page_as("eeva"), page_as("aino")
        eeva.goto(ROOM)
        aino.goto(ROOM)
        choose(aino, mode)
        return eeva, aino

    return open_both


def choose(page: Page, mode: str) -> None:
    page.locator(".room__modes summary").click()
    page.locator(f"[data-modes] [value={mode}]").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Choose").click()


def send(page: Page, text: str) -> None:
    page.locator("#write").fill(text)
    page.locator("#write").press("Control+Enter")
    expect(page.locator("[data-messages] [data-own]", has_text=text)).to_have_count(1)


def test_messages_wait_until_one_asks_and_the_focus_stays(talk):
    eeva, aino = talk("calm")
    button = aino.locator("[data-new] button")
    expect(button).to_be_hidden()
    send(eeva, "Eka viesti")
    send(eeva, "Toka viesti")
    expect(button).to_have_text("Show 2 new messages")
    expect(aino.locator("[data-say]")).to_have_text("New messages wait.")
    expect(aino.locator("[data-messages]")).not_to_contain_text("Toka viesti")

    aino.evaluate(KEEP_NODES)
    button.press("Enter")
    expect(aino.locator(".is-new")).to_contain_text("Eka viesti")
    assert aino.evaluate(SAME_NODES) == [2, True]
    assert aino.evaluate(FOCUSED) == "No new messages"

    # The place is kept for other devices too: nothing is new after coming again.
    send(eeva, "Kolmas viesti")
    expect(button).to_have_text("Show 1 new message")
    aino.reload()
    expect(aino.locator("[data-messages]")).to_contain_text("Toka viesti")
    expect(aino.locator("[data-messages]")).not_to_contain_text("Kolmas viesti")
    expect(button).to_have_text("Show 1 new message")


def test_one_at_a_time_gives_one(talk):
    eeva, aino = talk("one")
    while aino.locator("[data-new] button").is_visible():
        aino.locator("[data-new] button").click()
        if aino.locator("[data-new] [aria-disabled]").count():
            break
    send(eeva, "Yksi")
    send(eeva, "Kaksi")
    expect(aino.locator("[data-left]")).to_have_text("2 unread messages.")
    aino.locator("[data-new] button").click()
    expect(aino.locator("[data-messages] > li").last).to_contain_text("Yksi")
    expect(aino.locator("[data-left]")).to_have_text("1 unread message.")


def test_messages_that_come_by_themselves_stop_at_once(talk):
    eeva, aino = talk("stream")
    aino.locator("#write").focus()
    send(eeva, "Tulee itsestään")
    expect(aino.locator("[data-messages] > li").last).to_contain_text("Tulee itsestään")
    assert aino.evaluate("document.activeElement.id") == "write"
    aino.get_by_role("button", name="Stop messages").click()
    send(eeva, "Odottaa vuoroaan")
    expect(aino.locator("[data-new] button")).to_have_text("Show 1 new message")
    assert aino.evaluate(FOCUSED) == "Let messages come again"
    aino.get_by_role("button", name="Let messages come again").click()
    expect(aino.locator("[data-messages] > li").last).to_contain_text("Odottaa vuoroaan")


def test_a_screen_reader_says_a_new_message_once_and_no_history(talk):
    eeva, aino = talk("stream")
    aino.evaluate(KEEP_NODES)
    start_reader(aino)
    send(eeva, "Miten menee?")
    expect(aino.locator("[data-messages]")).to_contain_text("Miten menee?")
    aino.wait_for_function("reader.spokenPhraseLog().then((said) => said.length > 0)")
    phrases = spoken(aino)
    assert len(phrases) == 1
    assert phrases[0].startswith("polite: Eeva participant Miten menee? at ")
    assert aino.evaluate(SAME_NODES) == [1, True]


def test_a_message_of_a_moderator_is_one_phrase_and_keeps_its_mark_in_the_answer(talk, page_as):
    _eeva, aino = talk("stream")
    mirja = page_as("mirja")
    mirja.goto(ROOM)
    start_reader(aino)
    send(mirja, "Olen täällä iltaan asti.")
    expect(aino.locator("[data-messages]")).to_contain_text("Olen täällä iltaan asti.")
    aino.wait_for_function("reader.spokenPhraseLog().then((said) => said.length > 0)")
    phrases = spoken(aino)
    assert len(phrases) == 1
    assert phrases[0].startswith("polite: Mirja Moderator Olen täällä iltaan asti. at ")
    said = aino.locator("[data-messages] > li", has_text="Olen täällä iltaan asti.")
    said.get_by_role("link", name="Answer").click()
    expect(aino.locator("[data-answering] [data-staff]")).to_be_visible()
    aino.reload()
    expect(aino.locator("[data-answering]")).to_contain_text("Olen täällä iltaan asti.")
    expect(aino.locator("[data-answering] [data-staff]")).to_be_visible()
    expect(aino.locator("[data-answering] [data-member]")).to_be_hidden()
    others = aino.locator(
        "[data-messages] > li:not([data-own])", has_not=aino.locator("[data-staff]:not([hidden])")
    )
    others.last.get_by_role("link", name="Answer").click()
    expect(aino.locator("[data-answering] [data-staff]")).to_be_hidden()
    aino.get_by_role("link", name="Do not answer this").click()


def test_an_answer_is_quoted_until_what_it_quotes_is_taken_back(talk):
    eeva, aino = talk("stream")
    send(eeva, "Kuka keitti kahvia?")
    said = aino.locator("[data-messages] > li", has_text="Kuka keitti kahvia?")
    said.get_by_role("link", name="Answer").click()
    expect(aino.locator("[data-answering]")).to_contain_text("Kuka keitti kahvia?")
    aino.reload()
    expect(aino.locator("[data-answering]")).to_contain_text("Kuka keitti kahvia?")
    send(aino, "Minä keitin.")
    mine = aino.locator("[data-messages] > li", has_text="Minä keitin.")
    expect(mine.locator("[data-quote]")).to_contain_text(": Kuka keitti kahvia?")
    said.first.get_by_role("link", name="Answer").click()
    eeva.locator("[data-messages] [data-own]").last.get_by_role("button", name="Take back").click()
    expect(mine.locator("[data-quote]")).to_have_count(0)
    expect(aino.locator("[data-answering]")).to_be_hidden()
    assert "kahvia" not in aino.evaluate("JSON.stringify(localStorage)")
    mine.get_by_role("button", name="Take back").click()
    expect(aino.locator("[data-messages] > li").last).to_have_text("You took this message back.")
    assert aino.evaluate("document.activeElement.matches('[data-log]')")


def test_without_a_connection_a_message_waits_and_goes_by_itself(talk):
    _eeva, aino = talk("calm")
    aino.context.set_offline(True)
    aino.locator("#write").fill("Junassa ei ole verkkoa")
    aino.locator("[data-send]").click()
    expect(aino.locator("[data-waiting]")).to_contain_text("Waits for the connection. It goes by itself.")
    aino.context.set_offline(False)
    expect(aino.locator("[data-messages] [data-own]", has_text="Junassa")).to_have_count(1)
    expect(aino.locator("[data-waiting]")).to_be_hidden()


def test_leaving_quickly_leaves_nothing_on_the_device(talk):
    _eeva, aino = talk("calm")
    aino.locator("#write").fill("Kesken")
    aino.route("https://**", lambda route: route.abort())
    aino.evaluate(
        "const link = document.querySelector('[data-leave-quickly]');"
        " link.href = link.dataset.away = '/en/about-nothing/'"
    )
    aino.get_by_role("link", name="Leave quickly").click()
    aino.wait_for_url("**/about-nothing/")
    assert aino.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('room:'))") == []


def test_a_room_that_stops_keeps_what_one_writes(talk, live_site):
    _eeva, aino = talk("calm")
    aino.locator("#write").fill("Jäi kesken")
    live_site.shell(PAUSE.format("timezone.now() + timedelta(minutes=30)"))
    expect(aino.locator("[data-rest]")).to_be_visible()
    expect(aino.locator("[data-room-state]")).to_contain_text("The room has a break.")
    expect(aino.locator("#write")).to_have_value("Jäi kesken")
    live_site.shell(PAUSE.format("None"))
    expect(aino.locator("[data-again]")).to_be_visible()
    expect(aino.locator("[data-send]")).not_to_have_attribute("aria-disabled", "true")


def test_a_members_words_that_could_be_the_houses_are_said_to_be_no_moderators(talk):
    eeva, aino = talk("stream")
    start_reader(aino)
    send(eeva, "Toimisto on kiinni maanantaina.")
    expect(aino.locator("[data-messages]")).to_contain_text("Toimisto on kiinni")
    aino.wait_for_function("reader.spokenPhraseLog().then((said) => said.length > 0)")
    assert spoken(aino)[0].startswith("polite: Eeva participant, not a moderator Toimisto on kiinni")
    said = aino.locator("[data-messages] > li", has_text="Toimisto on kiinni")
    said.get_by_role("link", name="Answer").click()
    expect(aino.locator("[data-answering] [data-member]")).to_be_visible()
    expect(aino.locator("[data-answering] [data-staff]")).to_be_hidden()
    aino.get_by_role("link", name="Do not answer this").click()


LONG = "\n".join(f"rivi {number}" for number in range(39)) + "\nTuula"


def test_who_speaks_stays_in_sight_with_every_line(talk):
    eeva, aino = talk("stream")
    send(eeva, LONG)
    said = aino.locator("[data-messages] > li", has_text="Tuula").last
    said.locator("[data-text]").evaluate("(text) => text.scrollIntoView({ block: 'end' })")
    head, end = said.locator(".message__head"), said.locator("[data-time]")
    expect(end).to_be_in_viewport()
    expect(head).to_be_in_viewport()
    box = aino.locator("[data-log]").bounding_box()
    assert head.bounding_box()["y"] >= box["y"] - 1
    expect(head.locator("[data-participant]")).to_be_in_viewport()


def test_the_end_of_a_long_message_says_again_who_wrote_it(talk):
    eeva, aino = talk("stream")
    send(eeva, LONG)
    send(eeva, "Lyhyt")
    said = aino.locator("[data-messages] > li")
    long, short = said.filter(has_text="Tuula").last, said.filter(has_text="Lyhyt").last
    for _way in ("live", "printed by the server"):
        expect(long.locator("[data-by]")).to_contain_text("Eeva")
        expect(long.locator("[data-by] [data-participant]")).to_be_visible()
        expect(short.locator("[data-by]")).to_have_count(0)
        aino.reload()


def test_with_the_largest_text_on_a_phone_no_bar_covers_who_speaks(talk):
    eeva, aino = talk("stream")
    send(eeva, LONG)
    aino.set_viewport_size({"width": 360, "height": 640})
    aino.evaluate("document.documentElement.style.setProperty('--text-size', '200%', 'important')")
    said = aino.locator("[data-messages] > li", has_text="Tuula").last
    said.locator("[data-text]").evaluate("(text) => text.scrollIntoView({ block: 'end' })")
    bar, head = aino.locator(".safe-bar").bounding_box(), said.locator(".message__head").bounding_box()
    assert head["y"] >= bar["y"] + bar["height"] - 2
