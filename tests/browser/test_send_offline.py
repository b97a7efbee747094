"""A form that is sent without a network: it says so in place, and the words stay."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from playwright.sync_api import expect

SCRIPT = Path(settings.BASE_DIR, "static", "js", "send.js")
FORM = """<form method="get" action="about:blank">
<textarea name="words"></textarea>{said}<button>Lähetä</button></form>"""
WATCHED = """document.forms[0].addEventListener("submit", (event) => {
    document.body.dataset.went = !event.defaultPrevented;
    event.preventDefault();
})"""


@pytest.fixture
def page(browser):
    context = browser.new_context()
    page = context.new_page()
    with translation.override("fi"):
        said = render_to_string("components/send_offline.html")
    page.set_content(FORM.format(said=said.partition("<script")[0]))
    page.add_script_tag(content=SCRIPT.read_text(), type="module")
    page.fill("textarea", "Hissi ei toimi.")
    yield page
    context.close()


def test_without_a_network_the_words_stay_and_the_form_says_what_to_do(page):
    said = page.get_by_role("status")
    expect(said).to_be_empty()
    page.context.set_offline(True)
    page.click("button")
    expect(said).to_contain_text("Verkko puuttuu.")
    expect(said).to_contain_text("Älä sulje sivua.")
    expect(said).to_contain_text("Lähetä, kun verkko palaa.")
    assert page.input_value("textarea") == "Hissi ei toimi."
    page.context.set_offline(False)
    expect(said).to_contain_text("Verkko on taas.")
    assert page.input_value("textarea") == "Hissi ei toimi."


def test_with_a_network_the_form_goes(page):
    page.evaluate(WATCHED)
    page.click("button")
    assert page.get_attribute("body", "data-went") == "true"
    expect(page.get_by_role("status")).to_be_empty()
