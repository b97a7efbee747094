"""A lesson and its exercise by keyboard alone, in the studio itself, up to the stamp."""

import re

from playwright.sync_api import expect

from .keys import press, tab_to, type_into
from .test_people_walk import assert_kind_to_everybody

LESSON = "main a:has-text('Interviewing')"


def test_a_lesson_is_read_tried_and_stamped_by_keyboard_alone(page_as):
    oiva = page_as("oiva", width=360)
    oiva.goto("/en/studio/")
    press(oiva, "main a[href$='/studio/training/']", r"/studio/training/$")
    press(oiva, LESSON, r"/training/[0-9a-f-]{36}/$")
    press(oiva, "main a.button--main", r"/1/$")
    press(oiva, "main form button.button--main", r"/2/$")
    assert_kind_to_everybody(oiva)
    press(oiva, "main form a[href$='/exercise/']", r"/exercise/$")
    press(oiva, "form[action$='/begin/'] button", r"/studio/\d+/(write|tell)/$")
    expect(oiva.locator("main .notice").first).to_contain_text("This is never public.")
    type_into(oiva, "#id_text", "Did you like it? How did it begin? What happened then?")
    tab_to(oiva, "button[value=stay]")
    with oiva.expect_navigation():
        oiva.keyboard.press("Enter")
    press(oiva, "main .notice a[href$='/exercise/']", r"/exercise/$")
    expect(oiva.locator("#hints")).to_contain_text("Can one answer this with yes or no?")
    assert_kind_to_everybody(oiva)
    press(oiva, "main p .button--main", r"/write/$")
    type_into(oiva, "#id_text", "What did you like? How did it begin? What happened then?")
    tab_to(oiva, "button[value=stay]")
    with oiva.expect_navigation():
        oiva.keyboard.press("Enter")
    press(oiva, "main .notice a[href$='/exercise/']", r"/exercise/$")
    press(oiva, "form[action$='/finish/'] button", r"/studio/training/$")
    expect(oiva.locator(".stamp__title")).to_have_text("Interviewing")
    press(oiva, "main a[href$='/training/stamps/']", r"/stamps/$")
    assert_kind_to_everybody(oiva)
    oiva.go_back()
    press(oiva, LESSON, re.compile(r"/training/[0-9a-f-]{36}/$").pattern)
    press(oiva, "main a[href$='/exercise/']", r"/exercise/$")
    tab_to(oiva, "form[action$='/delete/'] button")
    with oiva.expect_navigation():
        oiva.keyboard.press("Enter")
    expect(oiva.locator("main")).to_contain_text("Your practice is deleted.")
    expect(oiva.locator(".stamp__title")).to_have_text("Interviewing")
