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


FILM = """<figure class="film"><label class="asks"><input type="checkbox"> Näytä video</label><video controls
width="320" height="180" poster="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="></video></figure>"""


@pytest.fixture
def shown(browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    def with_choices(body=PAGE, **chosen):
        sheet = stylesheet(choices.defaults() | chosen)
        own = [
            Path(settings.BASE_DIR, "static", "css", f"{name}.css").read_text()
            for name in ("tokens", "components")
        ]
        page.set_content(f"<style>{''.join(own)}{sheet}</style>{body}")
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


def test_a_film_shows_no_picture_until_it_is_asked_for(shown):
    page = shown(FILM, calm="yes")
    assert page.locator("video:visible").count() == 0
    page.locator("label.asks").click()
    assert page.locator("video:visible").count() == 1


def test_other_pages_show_the_film_and_no_box(shown):
    page = shown(FILM)
    assert page.locator("video:visible").count() == 1
    assert page.locator("label.asks:visible").count() == 0
