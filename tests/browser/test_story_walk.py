"""Walk 1 in the browser: by keyboard alone, and with everything that can go wrong while somebody writes."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.factories.pictures import picture_bytes

from .begin_story import begin
from .keys import choose, give_file, press, tab_to, type_into
from .looking import accessibility_trouble, sideways_scroll, small_targets


def assert_kind_to_everybody(page: Page) -> None:
    """For pages that only trouble brings up, and that no list of visits can name."""
    trouble = [*accessibility_trouble(page), *small_targets(page), *sideways_scroll(page)]
    assert not trouble, "\n".join(trouble)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "IMG_0001.jpg"
    path.write_bytes(picture_bytes())
    return path


def test_a_story_goes_out_and_comes_back_by_keyboard_alone(page_as, visitor, file):
    aino, veikko, eeva = page_as("aino"), page_as("veikko"), page_as("eeva")
    number = begin(aino, "Aamu laiturilla")
    type_into(aino, "#id_summary", "Aino herää aikaisin.")
    type_into(aino, "#id_text", "Keitän kahvia laiturilla.")
    assert aino.locator("[data-spoken]").text_content() == ""
    press(aino, "button[value=next]", r"/pictures/$")
    give_file(aino, "#id_uploads", file)
    press(aino, "form[enctype] button", r"/pictures/[-\w]+/$")
    type_into(aino, "[name=alt]", "Laituri aamulla.")
    press(aino, "button[value=save]", r"/pictures/(#\w+)?$")
    aino.goto(f"/en/studio/{number}/people/")
    press(aino, "main form button.button--main", r"/people/$")
    expect(aino.locator("main .notice").last).to_contain_text("You said: nobody else.")
    press(aino, "a[href$='/hand-in/']", r"/hand-in/$")
    choose(aino, "supporter")
    press(aino, "main button.button--main", r"/studio/$")

    veikko.goto("/en/studio/")
    press(veikko, f"a[href$='/desk/{number}/']", rf"/desk/{number}/$")
    type_into(veikko, "#id_words", "Kerro, mitä näit.")
    press(veikko, "form[action$='/ask-changes/'] .buttons button", r"/desk/$")
    aino.goto("/en/studio/")
    expect(aino.locator("main")).to_contain_text("Kerro, mitä näit.")
    press(aino, f"a.button--main[href$='/{number}/tell/']", r"/write/$")
    tab_to(aino, "#id_text")
    aino.keyboard.press("Control+End")
    aino.keyboard.type("\n\nNäin joutsenen.")
    press(aino, "button[value=next]", r"/pictures/$")
    aino.goto(f"/en/studio/{number}/people/")
    press(aino, "a[href$='/hand-in/']", r"/hand-in/$")
    choose(aino, "direct")
    press(aino, "main button.button--main", r"/studio/$")

    eeva.goto("/en/desk/")
    press(eeva, f"a[href$='/desk/{number}/']", rf"/desk/{number}/$")
    press(eeva, "form[action$='/pass-on/'] button", r"/desk/$")
    aino.goto("/en/studio/")
    press(aino, f"a.button--main[href$='/{number}/consent/']", r"/consent/$")
    choose(aino, "pen")
    type_into(aino, "#id_pen_name", "Meri")
    tab_to(aino, "button[value=see]")
    aino.keyboard.press("Enter")
    expect(aino.locator(".true-view")).to_contain_text("joutsenen")
    expect(aino.locator(".true-view .byline")).to_contain_text("Meri")
    press(aino, "button[value=yes]", r"/published/$")
    press(aino, "main a.button--main", r"aamu-laiturilla")
    public = aino.url
    visitor.goto(public)
    expect(visitor.locator("article.story")).to_contain_text("joutsenen")
    expect(visitor.locator(".story__hero img")).to_have_attribute("alt", "Laituri aamulla.")

    aino.goto("/en/studio/")
    press(aino, f"a[href$='/{number}/take-back/']", r"/take-back/$")
    press(aino, "main button.button--danger", r"/sealed/$")
    again = visitor.request.get(public, headers={"Cache-Control": "no-cache"})
    assert again.status == 404


def test_what_is_written_is_saved_by_itself_and_said_once(page_as, live_site):
    aino = page_as("aino")
    number = begin(aino, "Itsestään")
    aino.fill("#id_text", "Ensimmäinen lause.")
    expect(aino.locator("[data-saved]")).to_have_text("You are writing. We save soon.")
    expect(aino.locator("[data-saved]")).to_contain_text("Saved at")
    said = live_site.shell(
        "from content.models import StoryPage; from media_studio.drafting import written;"
        f"print(written(StoryPage.objects.get(pk={number})).text)"
    )
    assert said.strip() == "Ensimmäinen lause."
    assert aino.locator("[data-spoken]").text_content() == ""
    kept = aino.evaluate("Object.keys(localStorage)")
    assert kept == []


def test_a_closed_tab_loses_nothing(page_as):
    aino = page_as("aino")
    number = begin(aino, "Suljettu")
    aino.context.set_offline(True)
    aino.fill("#id_text", "Tämä ei ehtinyt perille.")
    expect(aino.locator("[data-spoken]")).to_contain_text("Your text is safe")
    aino.close()
    context = aino.context
    context.set_offline(False)
    again = context.new_page()
    again.goto(f"/en/studio/{number}/write/")
    expect(again.locator("#id_text")).to_have_value("")
    tab_to(again, "[data-bring-back]")
    again.keyboard.press("Enter")
    expect(again.locator("#id_text")).to_have_value("Tämä ei ehtinyt perille.")
    expect(again.locator("[data-saved]")).to_contain_text("Saved at")
    assert again.evaluate("Object.keys(localStorage)") == []


def test_an_expired_session_loses_nothing(page_as, live_site):
    aino = page_as("aino")
    number = begin(aino, "Vanhentunut")
    aino.context.clear_cookies(name=live_site.session_cookie)
    aino.fill("#id_text", "Kirjoitin pitkään.")
    expect(aino.locator("[data-saved] a")).to_be_visible()
    expect(aino.locator("[data-spoken]")).to_contain_text("You are signed out.")
    cookie = live_site.cookie(live_site.session_of("aino"))
    aino.context.add_cookies([cookie])
    aino.goto(f"/en/studio/{number}/write/")
    aino.locator("[data-bring-back]").click()
    expect(aino.locator("#id_text")).to_have_value("Kirjoitin pitkään.")
    expect(aino.locator("[data-saved]")).to_contain_text("Saved at")


def test_text_sent_by_hand_after_the_session_ended_is_on_the_next_page(page_as, live_site):
    aino = page_as("aino")
    begin(aino, "Lähetetty")
    aino.context.clear_cookies(name=live_site.session_cookie)
    aino.fill("#id_text", "Painoin nappia liian myöhään.")
    aino.click("button[value=stay]")
    expect(aino.locator("h1")).to_contain_text("You are signed out.")
    expect(aino.locator("#id_text")).to_have_value("Painoin nappia liian myöhään.")
    assert_kind_to_everybody(aino)


def test_without_scripts_an_expired_session_loses_nothing_either(page_as, live_site):
    aino = page_as("aino", java_script_enabled=False)
    aino.goto("/en/studio/begin/?kind=my+path")
    aino.check("input[value=page]")
    aino.fill("#id_title", "Ilman")
    aino.click("main button.button--main")
    aino.fill("#id_text", "Kirjoitin ilman skriptejä.")
    aino.context.clear_cookies(name=live_site.session_cookie)
    aino.click("button[value=stay]")
    expect(aino.locator("#id_text")).to_have_value("Kirjoitin ilman skriptejä.")
    cookie = live_site.cookie(live_site.session_of("aino"))
    aino.context.add_cookies([cookie])
    aino.click("main button.button--main")
    expect(aino.locator("form[data-autosave] #id_text")).to_have_value("Kirjoitin ilman skriptejä.")


def test_two_windows_show_both_texts(page_as):
    aino = page_as("aino")
    number = begin(aino, "Kaksi ikkunaa")
    other = aino.context.new_page()
    other.goto(f"/en/studio/{number}/write/")
    other.fill("#id_text", "Toisessa ikkunassa.")
    expect(other.locator("[data-saved]")).to_contain_text("Saved at")
    expect(other.locator("[data-saved]")).not_to_have_class(re.compile("not"))
    aino.fill("#id_text", "Ensimmäisessä ikkunassa.")
    expect(aino.locator("[data-spoken]")).to_contain_text("This text was changed elsewhere.")
    aino.click("[data-saved] button")
    expect(aino.locator("#mine-text")).to_have_value("Ensimmäisessä ikkunassa.")
    expect(aino.locator("main")).to_contain_text("Toisessa ikkunassa.")
    assert_kind_to_everybody(aino)
    aino.get_by_role("link", name="Keep the saved text").click()
    expect(aino.locator("#id_text")).to_have_value("Toisessa ikkunassa.")
    expect(aino.locator("#id_text")).to_be_focused()


@pytest.mark.parametrize("with_scripts", [True, False])
def test_the_saved_answer_can_be_kept(page_as, live_site, with_scripts):
    aino = page_as("aino")
    number = begin(aino, "Kaksi vastausta", by_questions=True)
    address = aino.url
    other = page_as("aino", java_script_enabled=with_scripts)
    other.goto(address)
    aino.fill("#id_answer", "Ensin tallennettu.")
    press(aino, "button[value=next]", rf"/{number}/questions/")
    other.fill("#id_answer", "Myöhemmin kirjoitettu.")
    other.click("button[value=back]")
    other.get_by_role("link", name="Keep the saved text").click()
    expect(other.locator("#id_answer")).to_have_value("Ensin tallennettu.")


def test_a_press_without_a_connection_keeps_the_page_and_its_words(page_as):
    aino = page_as("aino")
    number = begin(aino, "Katkos")
    aino.context.set_offline(True)
    aino.fill("#id_text", "Painan tallenna.")
    for _press in range(2):
        with aino.expect_event("requestfailed", lambda request: request.method == "HEAD"):
            aino.click("button[value=next]")
        expect(aino.locator("[data-saved]")).to_contain_text(
            "No connection. Your text is safe on this device."
        )
    expect(aino.locator("#id_text")).to_have_value("Painan tallenna.")
    aino.context.set_offline(False)
    expect(aino.locator("[data-saved]")).to_contain_text("Saved at")
    aino.context.set_offline(True)
    aino.click("button[value=next]")
    expect(aino.locator("[data-saved]")).to_contain_text("No connection.")  # with nothing left to save too
    aino.context.set_offline(False)
    aino.click("button[value=next]")
    expect(aino).to_have_url(re.compile(r"/pictures/$"))

    aino.goto(f"/en/studio/{number}/people/add/")
    aino.context.set_offline(True)
    aino.fill("#id_name", "Kerttu")
    aino.click("main form button.button--main")
    expect(aino.locator("[data-not-sent]")).to_contain_text("your words are still here")
    expect(aino.locator("#id_name")).to_have_value("Kerttu")
    assert_kind_to_everybody(aino)
    aino.context.set_offline(False)
    expect(aino.locator("[data-not-sent]")).to_have_count(0)


def test_on_a_shared_device_the_next_person_does_not_find_the_text(page_as, live_site):
    aino = page_as("aino")
    begin(aino, "Yhteinen laite")
    aino.context.set_offline(True)
    aino.fill("#id_text", "Tämä on vain minun.")
    expect(aino.locator("[data-spoken]")).to_contain_text("Your text is safe")
    aino.context.set_offline(False)
    cookie = live_site.cookie(live_site.session_of("oiva"))
    page = aino.context.new_page()
    aino.close()
    page.context.add_cookies([cookie])
    begin(page, "Oivan oma")
    assert page.evaluate("JSON.stringify(localStorage)") == "{}"
