"""Telling by one question a page in the browser: by keyboard alone, and when the line or the window goes."""

from playwright.sync_api import expect

from .begin_story import begin
from .keys import press, tab_to, type_into


def test_a_story_is_told_by_questions_by_keyboard_alone(page_as):
    aino = page_as("aino")
    number = begin(aino, "Lenkki", by_questions=True)
    expect(aino.locator("h1")).to_have_text("Where does your story begin?")
    type_into(aino, "#id_answer", "It began by the lake.")
    expect(aino.locator("[data-saved]")).to_contain_text("Saved at")
    press(aino, "button[value=next]", r"/questions/hard/$")
    press(aino, "button[value=skip]", r"/questions/turn/$")
    type_into(aino, "#id_answer", "A friend called.")
    press(aino, "button[value=back]", r"/questions/hard/$")
    press(aino, f"main a[href$='/studio/{number}/']", rf"/studio/{number}/$")
    expect(aino.locator("main")).to_contain_text("You answered 2 of 6 questions.")
    press(aino, f"main a.button--main[href$='/{number}/tell/']", r"/questions/hard/$")
    press(aino, f"main a[href$='/studio/{number}/']", rf"/studio/{number}/$")
    press(aino, "button[name=way]", r"/write/$")
    written = (
        "# Where it all began\n\nIt began by the lake.\n\n# What changed the direction\n\nA friend called."
    )
    expect(aino.locator("#id_text")).to_have_value(written)


def test_a_closed_lid_on_a_question_loses_nothing_and_two_windows_show_both(page_as):
    aino = page_as("aino")
    number = begin(aino, "Suljettu", by_questions=True)
    context, address = aino.context, aino.url
    context.set_offline(True)
    aino.fill("#id_answer", "Tämä ei ehtinyt perille.")
    expect(aino.locator("[data-spoken]")).to_contain_text("Your text is safe")
    aino.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(f"/en/studio/{number}/tell/")
    tab_to(again, "[data-bring-back]")
    again.keyboard.press("Enter")
    expect(again.locator("[data-saved]")).to_contain_text("Saved at")
    assert again.evaluate("Object.keys(localStorage)") == []
    other = context.new_page()
    other.goto(address)
    other.fill("#id_answer", "Toisessa ikkunassa.")
    expect(other.locator("[data-saved]")).to_contain_text("Saved at")
    again.fill("#id_answer", "Ensimmäisessä ikkunassa.")
    expect(again.locator("[data-spoken]")).to_contain_text("changed elsewhere")
    again.click("button[value=next]")
    expect(again.locator("#mine-answer")).to_have_value("Ensimmäisessä ikkunassa.")
    expect(again.locator("main")).to_contain_text("Toisessa ikkunassa.")
