"""Writing with pictures in the browser: chosen in one language, read in another."""

import pytest
from playwright.sync_api import expect

from .test_reading_modes import ON_DUTY


@pytest.fixture(scope="module")
def on_duty(live_site):
    """Mirja is on duty all the while."""
    live_site.shell(ON_DUTY)


def test_pictures_are_chosen_in_one_language_and_read_in_another(on_duty, page_as):
    eeva, aino = page_as("eeva"), page_as("aino")
    aino.goto("/sv/rooms/kahvipoyta/")
    eeva.goto("/en/rooms/kahvipoyta/")
    eeva.locator("[data-pictures] summary").click()
    for code in ("tea", "coffee", "home"):
        eeva.locator(f"[data-pictures] [value={code}]").check()
    eeva.locator("[data-chosen] button").first.click()
    assert eeva.evaluate("document.activeElement.innerText.includes('coffee')")
    eeva.reload()  # what was chosen is kept
    expect(eeva.locator("[data-chosen] button")).to_have_text(["Take away: coffee", "Take away: home"])
    eeva.locator("[data-send]").click()
    expect(eeva.locator("[data-chosen]")).to_be_hidden()

    eeva.locator("#write").fill("Vielä kesken")
    eeva.locator("[data-phrase-list] summary").click()
    eeva.get_by_role("button", name="I need a break.").click()
    own = eeva.locator("[data-messages] [data-own]")
    expect(own.last.locator("[data-symbols]")).to_have_text("I need a break.")
    expect(eeva.locator("#write")).to_have_value("Vielä kesken")

    shows = aino.get_by_role("button", name="Visa 2 nya meddelanden")
    shows.click()
    expect(aino.locator("[data-messages] [data-symbols]").locator("visible=true")).to_have_text(
        ["kaffehem", "Jag behöver en paus."]
    )
