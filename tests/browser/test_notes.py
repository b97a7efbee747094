"""Notes on plain language while somebody writes: marks, the list by keys, off by one press, no network."""

import re

import pytest
from playwright.sync_api import expect

from .keys import tab_to

LONG = (
    "Minä kävelin aamulla pitkän matkan rantaa pitkin vanhalle laiturille ja katsoin siellä hiljaa "
    "järvelle ja söin hyviä eväitä ja kuuntelin lintuja ja tuulta ennen töitä."
)
EASY = "Minä heräsin. Join kahvia."
BEGIN = """
from media_studio import drafting
from media_studio.models.tellings import Way
from portal.accounts.models import User
actor = User.objects.get(email="aino@example.org")
print(drafting.begin_story(actor, title="Aamu", way=Way.PAGE).pk)
"""
MARKED = """() => [...document.querySelectorAll(".marked__layer .plain__mark")]
    .map((mark) => mark.textContent).join("")"""
KEPT = "() => Object.keys(localStorage).filter((key) => key.startsWith('oma-aani.notes.')).length"
LISTEN = """() => {
    window.heard = 0;
    new MutationObserver(() => { window.heard += 1; })
        .observe(document.querySelector("[data-notes-spoken]"), { childList: true, subtree: true });
}"""
QUIET = 2500  # ms: longer than the notes wait after the last key


@pytest.fixture
def story(live_site):
    return int(live_site.shell(BEGIN).split()[-1])


@pytest.fixture
def writing(page_as, story):
    def at_width(width=1280, **more):
        page = page_as("aino", width=width, **more)
        page.goto(f"/fi/studio/{story}/write/")
        return page

    return at_width


def until(page, script, wanted):
    """The policy of our pages lets no test wait inside of them."""
    for _ in range(200):
        if page.evaluate(script) == wanted:
            return
        page.wait_for_timeout(50)
    assert page.evaluate(script) == wanted


def text_of(page):
    return page.locator("[name=text]")


def write(page, words):
    text_of(page).fill(words)
    expect(page.locator("[data-kind=sentence] [data-go]")).to_be_visible()
    until(page, MARKED, LONG)


@pytest.mark.parametrize("width", [1280, 360])
def test_a_long_sentence_is_marked_under_its_words_and_named_in_the_list(writing, width):
    page = writing(width)
    write(page, f"🎈 {EASY}\n\n{LONG}\n\n{EASY}")
    assert page.evaluate(MARKED) == LONG
    expect(page.locator(".plain__words")).to_have_text("Paikoin vaikea")
    layer, box = page.locator(".marked__layer").last.bounding_box(), text_of(page).bounding_box()
    assert (layer["x"], layer["y"]) == (box["x"], box["y"])
    notes = page.locator(".notes").bounding_box()
    assert notes["y"] > box["y"] + box["height"] if width == 360 else notes["x"] > box["x"] + box["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_marks_move_with_the_words_and_go_when_the_words_go(writing):
    page = writing()
    write(page, f"{EASY}\n\n{LONG}")
    page.route("**/plain/check/", lambda route: route.abort())
    text_of(page).press("Control+Home")
    page.keyboard.type("Moi! ")
    assert page.evaluate(MARKED) == LONG
    page.keyboard.press("Enter")
    assert page.evaluate(MARKED) == LONG
    text_of(page).fill(EASY)
    page.wait_for_function(f"() => ({MARKED})() === ''")  # after the frame that shows the words
    expect(page.locator(".studio__saved--not")).to_have_count(0)


def test_by_keys_alone_to_the_words_back_and_left_so(writing, page_as, story):
    page = writing()
    write(page, f"{EASY}\n\n{LONG}")
    tab_to(page, "[data-kind=sentence] [data-go]")
    page.keyboard.press("Enter")
    chosen = "(area) => area.value.slice(area.selectionStart, area.selectionEnd)"
    assert text_of(page).evaluate(chosen) == LONG
    expect(text_of(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("[data-kind=sentence] [data-go]")).to_be_focused()
    key = page.locator("[data-kind=sentence] [data-leave]").get_attribute("value")
    tab_to(page, f"[data-leave][value='{key}']")
    with page.expect_response("**/plain/leave/"):
        page.keyboard.press("Enter")
    expect(page.locator("[data-kind=sentence]")).to_have_count(0)
    until(page, MARKED, "")
    expect(page.locator(".studio__saved")).to_have_text(re.compile("Tallennettu"))
    elsewhere = page_as("aino", width=360)
    elsewhere.goto(f"/fi/studio/{story}/write/")
    expect(elsewhere.locator(".plain__words")).to_be_visible()
    expect(elsewhere.locator("[data-kind=sentence]")).to_have_count(0)
    elsewhere.get_by_role("button", name="Näytä ne taas").click()
    expect(elsewhere.locator("[data-kind=sentence]")).to_have_count(1)


def test_screen_readers_hear_the_three_words_only_when_they_change(writing):
    page = writing()
    spoken = page.locator("[data-notes-spoken]")
    write(page, f"{EASY}\n\n{LONG}")
    expect(spoken).to_have_text("Paikoin vaikea")
    page.evaluate(LISTEN)
    with page.expect_response("**/plain/check/"):
        text_of(page).press_sequentially(" Hei taas.")
    page.wait_for_timeout(QUIET)
    assert page.evaluate("heard") == 0
    text_of(page).fill(EASY)
    expect(spoken).to_have_text("Helppo")
    assert page.locator(".marked__layer").first.get_attribute("aria-hidden") == "true"


def test_off_by_one_press_here_and_on_another_device(writing, page_as, story):
    page = writing()
    write(page, LONG)
    with page.expect_response("**/studio/notes/"):
        page.get_by_role("button", name="Piilota vinkit").click()
    expect(page.locator(".plain__words")).to_be_hidden()
    expect(page.locator(".marked__layer").last).to_be_hidden()
    elsewhere = page_as("aino", width=360)
    elsewhere.goto(f"/fi/studio/{story}/write/")
    expect(elsewhere.get_by_role("button", name="Näytä vinkit")).to_be_visible()
    with elsewhere.expect_response("**/studio/notes/"):
        elsewhere.get_by_role("button", name="Näytä vinkit").click()
    expect(elsewhere.locator(".notes__title")).to_be_visible()


def test_without_a_connection_nothing_alarming_is_said_and_the_choice_is_kept(writing, page_as, story):
    page = writing()
    page.route("**/studio/**/plain/check/", lambda route: route.abort())
    page.route("**/studio/notes/", lambda route: route.abort())
    with page.expect_event("requestfailed", lambda request: "plain/check" in request.url):
        text_of(page).fill(LONG)
    assert "yhteys" not in page.locator(".notes").inner_text().lower()
    page.get_by_role("button", name="Piilota vinkit").click()
    until(page, KEPT, 1)
    page.unroute_all()
    with page.expect_response("**/studio/notes/"):
        page.reload()
    expect(page.get_by_role("button", name="Näytä vinkit")).to_be_visible()
    with page.expect_response("**/studio/notes/"):
        page.get_by_role("button", name="Näytä vinkit").click()


def test_without_scripts_a_button_saves_and_shows_the_report(writing):
    page = writing(java_script_enabled=False)
    text_of(page).fill(LONG)
    page.get_by_role("button", name="Katso, onko tämä helppo").click()
    expect(page.locator(".plain__words")).to_have_text("Paikoin vaikea")
    expect(text_of(page)).to_have_value(LONG)
    page.get_by_role("button", name=re.compile("Jätä näin")).first.click()
    expect(page.locator(".plain__left")).to_contain_text("Jätit 1 kohdan")


@pytest.mark.parametrize(
    "words", ["🎈" * 2000, "a" * 10_000, "שלום עולם. مرحبا بالعالم."], ids=["emoji", "endless", "rtl"]
)
def test_strange_texts_do_not_stop_the_page(writing, words):
    page = writing()
    with page.expect_response("**/plain/check/") as answered:
        text_of(page).fill(words)
    assert answered.value.ok
    text_of(page).press_sequentially("b")
    assert text_of(page).input_value().endswith("b")


def test_anybody_tries_a_text_by_keys_alone(visitor):
    visitor.goto("/fi/plain-language/")
    tab_to(visitor, "[name=text]")
    visitor.keyboard.insert_text(LONG)
    tab_to(visitor, "main form .button--main")
    visitor.keyboard.press("Enter")
    expect(visitor.locator(".plain__words")).to_have_text("Paikoin vaikea")
    expect(visitor.locator("#result-title")).to_be_focused()
    expect(visitor.locator("[name=text]")).to_have_value(LONG)


def test_what_is_left_so_without_a_connection_is_left_when_it_is_back(writing):
    page = writing()
    page.locator("[name=text]").fill(LONG)
    place = page.locator("[data-kind=sentence] [data-leave]")
    place.first.wait_for()
    page.context.set_offline(True)
    place.first.click()
    expect(place).to_have_count(0)
    page.context.set_offline(False)
    expect(page.locator(".plain__left")).to_be_visible(timeout=20_000)
    page.reload()
    expect(page.locator(".plain__left")).to_be_visible(timeout=20_000)
    expect(page.locator("[data-kind=sentence]")).to_have_count(0)
