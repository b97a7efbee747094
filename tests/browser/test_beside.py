"""Two browsers in one draft: each sees the other, and no word is lost, also when the connection breaks.

BESIDE_SECONDS=120 writes for two minutes instead of a few seconds.
"""

import json
import os

import pytest
from playwright.sync_api import Page, expect

from .keys import press
from .test_story_walk import assert_kind_to_everybody

STEPS = int(float(os.environ.get("BESIDE_SECONDS", "9")) * 1000 / 300)
PARAGRAPHS = ["Aino kirjoittaa tähän.", "Veikko kirjoittaa tähän.", "Molemmat kirjoittavat tähän."]
MAKE = """
import json
from media_studio import drafting, passages, queries, support_terms
from media_studio.models import Support
from portal.accounts.models import User
aino = User.objects.get(email="aino@example.org")
story = drafting.begin_story(aino, title="Vierekkäin")
text = "\\n\\n".join({paragraphs!r})
drafting.save_draft(aino, story=story, fields={{"text": text}}, seen_revision=story.latest_revision_id)
support = Support.objects.current().get(storyteller=aino, supporter__email="veikko@example.org")
support_terms.change_support(aino, support=support, rights={rights!r}, until=None)
ids = [one.id for one in passages.passages_of(queries.draft_of(story)) if one.kind == "paragraph"]
print(json.dumps([story.pk, *ids]))
"""
READ = """
from content.models import StoryPage
from media_studio import drafting
print(drafting.written(StoryPage.objects.get(pk={number})).text)
"""


@pytest.fixture
def draft(live_site):
    """Makes a draft of three paragraphs; Veikko has these rights in it."""

    def make(rights: str) -> tuple[int, list[str]]:
        said = live_site.shell(MAKE.format(paragraphs=PARAGRAPHS, rights=rights))
        number, *blocks = json.loads(said.strip().splitlines()[-1])
        return number, blocks

    return make


def box(page: Page, block: str):
    return page.locator(f"#words-{block}")


def test_each_sees_the_other_and_one_press_takes_a_suggestion(page_as, draft):
    number, (first, second, _third) = draft("suggest")
    aino, veikko = page_as("aino"), page_as("veikko", width=360)
    for page in (aino, veikko):
        page.goto(f"/en/studio/{number}/beside/")
    box(aino, first).focus()
    expect(veikko.locator(f"#p-{first} [data-here]")).to_have_text("Aino is at this paragraph.")
    box(aino, first).press("End")
    box(aino, first).press_sequentially(" Hei!")
    expect(veikko.locator(f"#p-{first} [data-writes]")).to_have_text("Aino is writing here.")
    expect(veikko.locator(f"#p-{first} [data-text]")).to_contain_text("Hei!")
    expect(aino.locator(f"#p-{first} [data-saved]")).to_contain_text("Saved at")

    suggest = veikko.locator(f"#p-{second}")
    suggest.locator("[data-text]").select_text()
    suggest.locator("[data-suggest] summary").click()
    expect(suggest.locator("[data-quote]")).to_have_value(PARAGRAPHS[1])
    suggest.locator("[data-quote]").fill("tähän")
    suggest.locator("[name=proposed]").fill("tuohon")
    assert_kind_to_everybody(veikko)
    suggest.locator("[data-suggest] button[type=submit]").click()
    proposal = aino.locator(f"#p-{second} .suggestion")
    expect(proposal).to_contain_text("tuohon")
    assert_kind_to_everybody(aino)
    proposal.locator("button[value=accept]").click()
    expect(box(aino, second)).to_have_value("Veikko kirjoittaa tuohon.")
    expect(veikko.locator(f"#p-{second} [data-text]")).to_have_text("Veikko kirjoittaa tuohon.")


def test_the_words_that_stay_have_the_focus_also_without_scripts(page_as, draft):
    number, (first, _second, _third) = draft("suggest")
    veikko, aino = (page_as(who, java_script_enabled=False) for who in ("veikko", "aino"))
    veikko.goto(f"/en/studio/{number}/beside/")
    suggest = veikko.locator(f"#p-{first}")
    suggest.locator("[data-suggest] summary").click()
    suggest.locator("[name=comment]").fill("Olisiko toisin?")
    suggest.locator("[data-quote]").fill("tähän")
    suggest.locator("[name=proposed]").fill("tuohon")
    suggest.locator("[data-suggest] button[type=submit]").click()
    expect(veikko.locator(f"#p-{first}")).to_be_focused()
    aino.goto(f"/en/studio/{number}/beside/")
    press(aino, f"#p-{first} button[value=decline]", rf"#p-{first}$")
    expect(aino.locator(f"#p-{first}")).to_be_focused()


def write_at_once(writers: list[tuple[Page, str, str]], offline: Page) -> None:
    """Word by word in turn; in the middle third one of them has no connection."""
    for step in range(STEPS):
        if step == STEPS // 3:
            offline.context.set_offline(True)
        if step == STEPS * 2 // 3:
            expect(offline.locator("[data-connection] [data-state=lost]")).to_be_visible()
            offline.context.set_offline(False)
        for page, block, letter in writers:
            box(page, block).press_sequentially(f" {letter}{step}")
        offline.wait_for_timeout(100)


def test_two_write_with_a_broken_connection_in_between_and_no_word_is_lost(page_as, draft, live_site):
    number, (first, second, _third) = draft("type")
    aino, veikko = page_as("aino"), page_as("veikko")
    aino.goto(f"/en/studio/{number}/beside/")
    expect(aino.locator("[data-beside]")).to_be_visible()
    veikko.goto(f"/en/studio/{number}/beside/")
    expect(box(veikko, second)).to_be_editable()
    writers = [(aino, first, "a"), (veikko, second, "v")]
    for page, block, _letter in writers:
        box(page, block).press("End")
    write_at_once(writers, offline=veikko)  # while the storyteller is away nobody types for them
    for page, block, _letter in writers:
        expect(page.locator(f"#p-{block} [data-saved]")).to_contain_text("Saved at", timeout=60_000)
    stored = live_site.shell(READ.format(number=number)).split()
    for page, _block, letter in writers:
        written = [f"{letter}{step}" for step in range(STEPS)]
        assert [word for word in stored if word in written] == written
        assert page.evaluate("Object.keys(localStorage)") == []


def test_both_texts_stay_when_a_paragraph_was_written_elsewhere_meanwhile(page_as, draft, live_site):
    number, (_first, _second, third) = draft("type")
    aino = page_as("aino")
    aino.goto(f"/en/studio/{number}/beside/")
    aino.context.set_offline(True)
    box(aino, third).fill("Kirjoitin tämän ilman yhteyttä.")
    other = page_as("aino")
    other.goto(f"/en/studio/{number}/beside/")
    box(other, third).fill("Kirjoitin tämän toisella koneella.")
    expect(other.locator(f"#p-{third} [data-saved]")).to_contain_text("Saved at")
    aino.context.set_offline(False)
    two = aino.locator(f"#p-{third} .passage__two")
    expect(two).to_contain_text("toisella koneella", timeout=20_000)
    expect(box(aino, third)).to_have_value("Kirjoitin tämän ilman yhteyttä.")
    assert_kind_to_everybody(aino)
    assert "toisella koneella" in live_site.shell(READ.format(number=number))
    two.locator("[data-keep-mine]").click()
    expect(box(other, third)).to_have_value("Kirjoitin tämän ilman yhteyttä.")


def test_a_closed_window_loses_nothing(page_as, draft):
    number, (first, _second, _third) = draft("type")
    aino = page_as("aino")
    aino.goto(f"/en/studio/{number}/beside/")
    aino.context.set_offline(True)
    box(aino, first).fill("Tämä ei ehtinyt perille.")
    aino.close()
    aino.context.set_offline(False)
    again = aino.context.new_page()
    again.goto(f"/en/studio/{number}/beside/")
    expect(box(again, first)).to_have_value("Tämä ei ehtinyt perille.")
    expect(again.locator(f"#p-{first} [data-saved]")).to_contain_text("Saved at")
    assert again.evaluate("Object.keys(localStorage)") == []


def test_everything_works_without_scripts(page_as, draft):
    number, (first, second, _third) = draft("suggest")
    aino = page_as("aino", java_script_enabled=False)
    veikko = page_as("veikko", java_script_enabled=False)
    aino.goto(f"/en/studio/{number}/beside/")
    box(aino, first).fill("Uusi alku.\n\nUusi jatko.")
    aino.locator(f"#p-{first} [data-words-form] button").click()
    expect(aino.locator("[data-passage]")).to_have_count(6)
    veikko.goto(f"/en/studio/{number}/beside/")
    suggest = veikko.locator(f"#p-{second}")
    suggest.locator("summary").click()
    suggest.locator("[name=quote]").fill("ei näin")
    suggest.locator("[name=proposed]").fill("näin")
    suggest.locator("button[type=submit]").click()
    expect(veikko.locator("[data-error-summary]")).to_contain_text("Copy them exactly.")
    assert veikko.locator(f"#p-{second} [name=proposed]").input_value() == "näin"
    veikko.locator(f"#p-{second} [name=quote]").fill("tähän")
    veikko.locator(f"#p-{second} [data-suggest] button[type=submit]").click()
    aino.locator("p[data-without-script] a").first.click()
    aino.locator(f"#p-{second} button[value=decline]").click()
    veikko.goto("/en/studio/")
    expect(veikko.locator("main")).to_contain_text("keeps the old words")
