"""Joining in two ways: only the chosen part is shown; without a script both stand there."""

from pathlib import Path

import pytest
from django.conf import settings

WAYS = """<main><fieldset>
<label><input type="radio" name="way" value="approval"{approval}> Ei koodia</label>
<label><input type="radio" name="way" value="invitation"{invitation}> Koodi</label></fieldset>
<div data-way="approval"><label>Kerro itsestäsi <textarea></textarea></label></div>
<div data-way="invitation"><label>Koodi <input name="code"></label></div></main>"""
SCRIPT = Path(settings.BASE_DIR, "static", "js", "join.js")


@pytest.fixture
def shown(browser):
    context = browser.new_context()
    page = context.new_page()

    def with_way(chosen="", script=True):
        marks = {way: " checked" if way == chosen else "" for way in ("approval", "invitation")}
        page.set_content(WAYS.format(**marks))
        if script:
            page.add_script_tag(content=SCRIPT.read_text(), type="module")
            page.wait_for_function("document.readyState === 'complete'")
        return page

    yield with_way
    context.close()


def parts(page):
    return page.eval_on_selector_all(
        "[data-way]", "all => all.filter(part => part.checkVisibility()).map(part => part.dataset.way)"
    )


def test_without_a_choice_or_a_script_both_ways_stand_there(shown):
    assert parts(shown()) == ["approval", "invitation"]
    assert parts(shown("invitation", script=False)) == ["approval", "invitation"]


@pytest.mark.parametrize("way", ["approval", "invitation"])
def test_a_way_that_was_chosen_before_is_shown_at_once(shown, way):
    assert parts(shown(way)) == [way]


def test_the_keyboard_changes_the_way_and_keeps_what_was_written(shown):
    page = shown("approval")
    page.fill("textarea", "Haluan jutella.")
    page.focus("input[value=approval]")
    page.keyboard.press("ArrowDown")
    assert parts(page) == ["invitation"]
    page.fill("[name=code]", "ABC-123")
    page.focus("input[value=invitation]")
    page.keyboard.press("ArrowUp")
    assert parts(page) == ["approval"]
    assert page.input_value("textarea") == "Haluan jutella."
    assert page.input_value("[name=code]") == "ABC-123"
