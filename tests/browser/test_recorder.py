"""Somebody tells by voice with a microphone and a keyboard alone; a closed lid loses nothing."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories.recordings import need_ffmpeg

from .begin_story import begin
from .keys import press, tab_to, type_into
from .looking import accessibility_trouble, sideways_scroll, small_targets

LIST, WORDS = r"/voice/(#[-\w]+)?$", r"/words/$"
LONG = 60_000  # until a recording is prepared on a busy machine


@pytest.fixture(autouse=True)
def _with_ffmpeg():
    need_ffmpeg()


def assert_kind_to_everybody(page: Page) -> None:
    trouble = [*accessibility_trouble(page), *small_targets(page), *sideways_scroll(page)]
    assert not trouble, "\n".join(trouble)


def push(page: Page, act: str, state: str) -> None:
    """A button of the recorder, by Tab and Enter."""
    tab_to(page, f"[data-act={act}]")
    page.keyboard.press("Enter")
    expect(page.locator(f"[data-recorder][data-state={state}]")).to_be_attached()


def record_two_seconds(page: Page) -> None:
    push(page, "record", "recording")
    expect(page.locator("[data-time]")).to_have_text(re.compile(r"0 min [2-9] s"))


def open_recorder(page: Page, title: str) -> None:
    number = begin(page, title)
    page.goto(f"/en/studio/{number}/voice/")


def test_a_voice_and_its_words_by_keyboard_alone(page_as):
    aino = page_as("aino")
    open_recorder(aino, "Aamun ääni")
    record_two_seconds(aino)
    expect(aino.locator("[data-act=pause]")).to_be_focused()
    push(aino, "pause", "paused")
    assert_kind_to_everybody(aino)
    push(aino, "go_on", "recording")
    push(aino, "stop", "done")
    push(aino, "listen", "done")
    push(aino, "again", "sure_again")  # nobody listens on while this is asked
    expect(aino.locator("[data-player]")).to_have_js_property("paused", True)
    push(aino, "stay", "done")
    with aino.expect_navigation():
        push(aino, "keep", "sending")
    expect(aino.locator("article audio")).to_be_visible(timeout=LONG)
    assert_kind_to_everybody(aino)
    press(aino, "article a.button", WORDS)
    type_into(aino, "#id_words", "Beep, says the machine.")
    assert_kind_to_everybody(aino)
    press(aino, "button[name=go][value=back]", LIST)
    expect(aino.get_by_text("Its words are in writing.")).to_be_visible()


def test_a_closed_lid_loses_no_word(page_as):
    aino = page_as("aino", width=360)
    open_recorder(aino, "Illan ääni")
    record_two_seconds(aino)
    aino.reload()
    expect(aino.get_by_text("We kept a recording on this device.")).to_be_visible()
    assert_kind_to_everybody(aino)
    for asks, state in (("again", "sure_again"), ("leave", "sure_leave")):
        push(aino, asks, state)  # one press loses nothing: the way back has the focus
        expect(aino.locator("[data-spoken]")).to_have_text(re.compile("recording is gone"))
        assert_kind_to_everybody(aino)
        expect(aino.locator("[data-act=stay]")).to_be_focused()
        aino.keyboard.press("Enter")
        expect(aino.locator("[data-recorder][data-state=done]")).to_be_attached()
    with aino.expect_navigation():
        push(aino, "keep", "sending")
    expect(aino.locator("article audio")).to_be_visible(timeout=LONG)


def test_what_was_kept_is_left_out_after_one_question(page_as):
    aino = page_as("aino")
    open_recorder(aino, "Yön ääni")
    record_two_seconds(aino)
    push(aino, "stop", "done")
    push(aino, "leave", "sure_leave")
    push(aino, "leave_yes", "idle")
    expect(aino.locator("[data-act=record]")).to_be_focused()
    aino.reload()
    expect(aino.locator("[data-act=record]")).to_be_visible()
    expect(aino.get_by_text("We kept a recording on this device.")).to_be_hidden()


def test_who_is_signed_out_is_led_to_sign_in_and_back_to_the_recording(page_as, live_site):
    aino = page_as("aino")
    open_recorder(aino, "Päivän ääni")
    record_two_seconds(aino)
    push(aino, "stop", "done")
    session = [each for each in aino.context.cookies() if each["name"] == live_site.session_cookie]
    aino.context.clear_cookies(name=live_site.session_cookie)
    tab_to(aino, "[data-act=keep]")
    aino.keyboard.press("Enter")
    way = aino.locator("[data-says-here]").get_by_role("link", name="Sign in")
    expect(way).to_have_attribute("href", re.compile(r"/login/\?next=/en/studio/\d+/voice/$"))
    assert_kind_to_everybody(aino)
    aino.context.add_cookies(session)
    aino.reload()
    expect(aino.get_by_text("We kept a recording on this device.")).to_be_visible()
    with aino.expect_navigation():
        push(aino, "keep", "sending")
