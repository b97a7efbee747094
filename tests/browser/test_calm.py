"""Calm pages: a picture waits until somebody presses, without script and by keyboard."""

from pathlib import Path

import pytest
from django.conf import settings

from portal.reading import choices
from portal.reading.stylesheet import stylesheet

PAGE = """<main><figure><label class="asks"><input type="checkbox"> Näytä kuva</label>
<picture><img alt="Järvi" width="100" height="100"></picture></figure>
<figure><label class="asks"><input type="checkbox"> Näytä kuva</label>
<picture><img alt="Laituri" width="100" height="100"></picture></figure></main>"""


@pytest.fixture
def shown(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    def with_choices(**chosen):
        sheet = stylesheet(choices.defaults() | chosen)
        own = [
            Path(settings.BASE_DIR, "static", "css", f"{name}.css").read_text()
            for name in ("tokens", "components")
        ]
        page.set_content(f"<style>{''.join(own)}{sheet}</style>{PAGE}")
        return page

    yield with_choices
    context.close()


def test_a_press_shows_one_picture(shown):
    page = shown(calm="yes")
    assert page.locator("img:visible").count() == 0
    box = page.locator("label.asks").first
    assert box.bounding_box()["height"] >= 44
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.locator("img:visible").count() == 1
    assert page.locator("img:visible").get_attribute("alt") == "Järvi"


def test_other_pages_show_pictures_and_no_boxes(shown):
    page = shown()
    assert page.locator("img:visible").count() == 2
    assert page.locator("label.asks:visible").count() == 0
