"""Reading by keyboard alone: a comment on one part that is taken, and a correction answered no and yes."""

import json

import pytest
from playwright.sync_api import Page, expect

from .keys import press, tab_to, type_into
from .test_people_walk import assert_kind_to_everybody, press_here

WORDS = "Keitän kahvia laiturilla."
MAKE = f"""
import json
from media_studio import drafting, passages, people, queries
from portal.accounts.models import User
aino = User.objects.get(email="aino@example.org")
story = drafting.begin_story(aino, title="Kahvia laiturilla")
drafting.save_draft(aino, story=story, fields={{"text": {WORDS!r}}}, seen_revision=story.latest_revision_id)
people.say_nobody_else(aino, story=story)
drafting.hand_in(aino, story=story, through_supporter=False)
parts = passages.passages_of(queries.handed_in_revision(story).as_object())
print(json.dumps([story.pk, parts[-1].id]))
"""
PROPOSE = """
import json
from content.models import StoryPage
from media_studio import correcting
from media_studio.models import Correction
old = Correction.objects.latest("pk")
words = {"reason": old.reason, "note": old.note, "seen": old.before, "after": old.after}
story = StoryPage.objects.get(pk=old.story_id)
made = Correction.objects.filter(state="open").first()
made = made or correcting.propose(old.by, story=story, part=old.part, **words)
print(json.dumps([made.pk, story.url, made.note]))
"""


@pytest.fixture
def last_line(live_site):
    """What a script in the site prints last."""
    return lambda script: live_site.shell(script).strip().splitlines()[-1]


def unfold(page: Page, selector: str) -> None:
    """Opens what is folded."""
    tab_to(page, selector)
    page.keyboard.press("Enter")


def test_a_comment_on_one_part_is_made_and_taken_by_keyboard_alone(page_as, last_line):
    number, block = json.loads(last_line(MAKE))
    eeva, aino = page_as("eeva", width=360), page_as("aino", width=360)
    eeva.goto(f"/en/desk/{number}/")
    unfold(eeva, "section[aria-labelledby=comments] details summary")
    press(eeva, f"a[href$='?part={block}']", r"/comment/")
    press_here(eeva, "button[value=like]")
    expect(eeva.locator("[name=comment]")).to_be_focused()
    eeva.keyboard.press("Control+End")
    eeva.keyboard.type("näen laiturin.")
    unfold(eeva, "form details:has([name=quote]) summary")
    type_into(eeva, "[name=quote]", "kahvia")
    type_into(eeva, "[name=proposed]", "kuumaa kahvia")
    assert_kind_to_everybody(eeva)
    press(eeva, "main .studio__steps button.button--main", rf"/desk/{number}/")
    expect(eeva.locator(".suggestion")).to_contain_text("näen laiturin.")
    assert_kind_to_everybody(eeva)

    aino.goto(f"/en/studio/{number}/")
    press(aino, ".notice a[href$='/beside/']", r"/beside/$")
    expect(aino.locator(f"#p-{block} .suggestion")).to_contain_text("näen laiturin.")
    tab_to(aino, f"#p-{block} button[value=accept]")
    aino.keyboard.press("Enter")
    expect(aino.locator(f"#words-{block}")).to_have_value(WORDS.replace("kahvia", "kuumaa kahvia"))
    eeva.goto(f"/en/desk/{number}/")
    expect(eeva.locator(".suggestion")).to_contain_text("Accepted")


def test_a_correction_is_answered_no_and_yes_by_keyboard_alone(page_as, last_line, visitor):
    aino = page_as("aino", width=360)
    first, _, _ = json.loads(last_line(PROPOSE))
    aino.goto("/en/studio/")
    press(aino, f"a[href$='/corrections/{first}/']", r"/corrections/\d+/$")
    expect(aino.locator("main del")).to_be_visible()
    expect(aino.locator("main ins")).to_be_visible()
    press(aino, "button[value=no]", r"/studio/$")
    expect(aino.locator("main")).to_contain_text("Your words stay as they are.")

    second, address, note = json.loads(last_line(PROPOSE))
    aino.goto(f"/en/studio/corrections/{second}/")
    assert_kind_to_everybody(aino)
    press(aino, "button[value=yes]", r"/studio/$")
    expect(aino.locator("main")).to_contain_text("The correction is public now.")
    visitor.goto(address)
    expect(visitor.locator("main")).to_contain_text(note)
