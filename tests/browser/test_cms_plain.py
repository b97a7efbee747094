"""Editors see in the CMS how easy a page is to read: the checks panel looks at the preview in its frame."""

from playwright.sync_api import expect

ABOUT = "from wagtail.models import Page; print(Page.objects.get(url_path='/fi/tietoa/').pk)"


def test_the_checks_panel_tells_how_easy_the_page_is(page_as, live_site):
    number = live_site.shell(ABOUT).split()[-1]
    editor = page_as("leena", width=1280)
    said: list[str] = []
    editor.on("console", lambda message: said.append(message.text))
    editor.goto(f"/admin/pages/{number}/edit/")
    editor.locator("[data-side-panel-toggle=checks]").first.click()
    panel = editor.locator("[data-side-panel=checks]")
    expect(panel.get_by_text("Onko tätä helppo lukea?")).to_be_visible()
    expect(panel.locator(".plain__words")).to_be_visible(timeout=20_000)
    assert not [each for each in said if "Content Security Policy" in each]
