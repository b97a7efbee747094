"""Somebody tells by a film with a keyboard alone: bring it, captions, words, hand in."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories.films import film
from tests.factories.recordings import need_ffmpeg

from .begin_story import begin
from .keys import press, tab_to, type_into
from .looking import accessibility_trouble, sideways_scroll, small_targets

FILMS, CAPTIONS, WORDS = r"/film/(#[-\w]+)?$", r"/captions/$", r"/words/$"
LONG = 60_000  # until a film is prepared on a busy machine


@pytest.fixture(autouse=True)
def _with_ffmpeg():
    need_ffmpeg()


def assert_kind_to_everybody(page: Page) -> None:
    """A film that has no captions yet cannot show any: the page itself says that they are missing."""
    trouble = [*accessibility_trouble(page), *small_targets(page), *sideways_scroll(page)]
    if not page.locator("video track").count():
        trouble = [line for line in trouble if "video-caption" not in line]
    assert not trouble, "\n".join(trouble)


def bring_a_film(page: Page, title: str) -> str:
    number = begin(page, title)
    page.goto(f"/en/studio/{number}/film/")
    tab_to(page, "#id_upload")
    page.locator("#id_upload").set_input_files(
        {"name": "aino kotona.mp4", "mimeType": "video/mp4", "buffer": film()}
    )
    with page.expect_navigation():
        press(page, "form[data-bring] button[type=submit]", FILMS)
    expect(page.locator("article video")).to_be_visible(timeout=LONG)
    return str(number)


def test_a_film_its_captions_and_its_words_by_keyboard_alone(page_as):
    aino = page_as("aino", width=360)
    bring_a_film(aino, "Aamun filmi")
    assert_kind_to_everybody(aino)
    press(aino, "article a[href$='/captions/']", CAPTIONS)
    expect(aino.locator("[data-cue]")).to_have_count(1)  # a first one is there, with its “Now”
    tab_to(aino, "[data-cue] [data-words]")
    aino.keyboard.type("Hello, I am Aino.")
    expect(aino.locator("[data-cue] [data-start]")).to_have_value("0:00.0")
    expect(aino.locator("video")).to_be_in_viewport()
    aino.keyboard.press("Shift+Tab")
    aino.keyboard.press("Shift+Tab")  # back over “Now” to where it ends: later than the film
    expect(aino.locator("[data-cue] [data-end]")).to_be_focused()
    aino.keyboard.press("Control+a")
    aino.keyboard.type("0:09")
    expect(aino.locator("[data-saved]")).to_contain_text("Only you see it yet.")
    aino.reload()
    expect(aino.locator("[data-cue] [data-words]")).to_have_value("Hello, I am Aino.")
    assert_kind_to_everybody(aino)
    press(aino, "button[name=go][value=stay]", CAPTIONS)
    expect(aino.locator("#error-summary")).to_contain_text("The video is over by then.")
    expect(aino.locator("[data-cue] [data-start]")).to_be_focused()
    expect(aino.locator("[data-cue] [data-end]")).to_have_accessible_description(
        re.compile("The video is over by then.")
    )
    assert_kind_to_everybody(aino)
    aino.locator("[data-cue] [data-end]").focus()
    aino.keyboard.press("Control+a")
    aino.keyboard.type("0:01.5")
    expect(aino.locator("[data-cue] [data-start]")).not_to_have_attribute("aria-invalid", "true")
    press(aino, "button[name=go][value=back]", FILMS)
    expect(aino.get_by_text("The video has its captions.")).to_be_visible()
    press(aino, "article a[href$='/words/']", WORDS)
    press(aino, "button[name=go][value=captions]", WORDS)
    expect(aino.locator("#id_words")).to_have_value("Hello, I am Aino.")
    assert_kind_to_everybody(aino)
    press(aino, "button[name=go][value=back]", FILMS)
    expect(aino.get_by_text("What is said is in writing.")).to_be_visible()


def test_captions_are_added_and_taken_out_and_each_is_kept(page_as):
    aino = page_as("aino")
    bring_a_film(aino, "Päivän filmi")
    press(aino, "article a[href$='/captions/']", CAPTIONS)
    aino.locator("[data-cue] [data-words]").fill("One")
    tab_to(aino, "[data-add]")
    aino.keyboard.press("Enter")
    expect(aino.locator("[data-told]")).to_have_text("Caption 2 is added.")
    expect(aino.locator("[data-cue]").last.locator("[data-words]")).to_be_focused()
    aino.keyboard.type("Two")
    aino.locator("[data-cue]").first.locator("[data-drop]").click()
    expect(aino.locator("[data-told]")).to_have_text("Caption 1 is taken out.")
    expect(aino.locator("[data-saved]")).to_contain_text("Only you see it yet.")
    aino.reload()
    expect(aino.locator("[data-cue] [data-words]")).to_have_value("Two")


def test_captions_are_typed_as_text_without_a_script(page_as, browser):
    aino = page_as("aino")
    bring_a_film(aino, "Illan filmi")
    address = aino.locator("article a[href$='/captions/']").first.get_attribute("href")
    aino.goto(str(address))
    tab_to(aino, "[data-as-text]")
    aino.keyboard.press("Enter")
    type_into(aino, "#id_captions", "WEBVTT\n\n00:00.000 --> 00:01.000\nEvening")
    press(aino, "button[name=go][value=back]", FILMS)
    expect(aino.get_by_text("The video has its captions.")).to_be_visible()
    expect(aino.locator("track")).to_have_attribute("src", re.compile(r"/captions\.vtt$"))
