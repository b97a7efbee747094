"""The pages of one question each, without scripts and with them, and for whom they are not."""

import pytest

from media_studio import drafting, telling
from media_studio.drafting import written
from media_studio.models import Telling
from media_studio.models.tellings import Kind, Way

from .conftest import at

pytestmark = pytest.mark.django_db
SAID = "# Mikä minua auttoi\n\nKävely."


@pytest.fixture
def story(site, aino):
    return drafting.begin_story(aino, kind=Kind.WHAT_HELPED, way=Way.QUESTIONS)


def sent(answer="Kävely.", was="", **more):
    return {"answer": answer, "was_answer": was, **more}


def test_begun_by_questions_one_comes_to_the_first(site, aino, door):
    browser = door(aino)
    began = browser.post(at("begin"), {"kind": "what helped", "way": "questions", "title": ""})
    story = Telling.objects.get().story
    assert began.headers["Location"] == at("tell", story.pk)
    assert browser.get(at("tell", story.pk)).headers["Location"] == at("question", story.pk, "what")


def test_a_question_is_asked_in_the_language_of_the_page_and_begun_in_that_of_the_story(story, aino, door):
    address = at("question", story.pk, "what").replace("/fi/", "/sv/")
    page = door(aino).get(address).content.decode()
    assert "Vad hjälpte dig?" in page
    assert '<q lang="fi">Minua auttoi…</q>' in page
    assert 'lang="fi"' in page[page.index("<textarea") :][:300]
    assert 'autocapitalize="sentences"' in page


@pytest.mark.parametrize(
    ("key", "go", "to"),
    [
        ("what", "next", ("question", "need")),
        ("what", "skip", ("question", "need")),
        ("need", "back", ("question", "what")),
        ("what", "back", ("story",)),
        ("try", "next", ("question", "name")),
        ("what", "stay", ("question", "what")),
    ],
)
def test_every_button_saves_and_goes_its_way(story, aino, door, key, go, to):
    answer = door(aino).post(at("question", story.pk, key), sent(go=go))
    assert answer.headers["Location"] == at(to[0], story.pk, *to[1:])
    assert "Kävely." in written(story).text


def test_one_comes_back_to_where_one_was(story, aino, door):
    browser = door(aino)
    browser.post(at("question", story.pk, "what"), sent(go="next"))
    assert browser.get(at("questions", story.pk)).headers["Location"] == at("question", story.pk, "need")


def test_the_name_comes_last_and_then_the_pictures(story, aino, door):
    fields = {"title": "Lenkki", "summary": "", "was_title": story.title, "was_summary": "", "go": "next"}
    answer = door(aino).post(at("question", story.pk, "name"), fields)
    assert "/picture" in answer.headers["Location"]
    assert written(story).title == "Lenkki"


def test_the_script_saves_the_same_and_hears_when(story, aino, door):
    answer = door(aino).post(at("autosave_answer", story.pk, "what"), sent())
    assert answer.json()["state"] == "saved"
    assert written(story).text == SAID
    again = door(aino).post(at("autosave_answer", story.pk, "what"), sent("Uinti."))
    assert (again.status_code, again.json()["state"]) == (409, "conflict")


def test_a_conflict_shows_both_answers_and_the_next_save_has_seen_the_other(story, aino, door):
    browser = door(aino)
    browser.post(at("question", story.pk, "what"), sent())
    answer = browser.post(at("question", story.pk, "what"), sent("Uinti."))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Uinti." in page[page.index("mine-answer") :]
    assert "<p>Kävely.</p>" in page
    assert 'name="was_answer" value="Kävely."' in page
    assert f'href="{at("question", story.pk, "what")}?saved=' in page
    browser.post(at("question", story.pk, "what"), sent("Uinti.", was="Kävely."))
    assert "Uinti." in written(story).text


def test_an_answer_sent_after_the_session_ended_comes_back(story, door):
    answer = door().post(at("question", story.pk, "what"), sent("Pitkä & tärkeä.", was="Vanha."))
    page = answer.content.decode()
    assert answer.status_code == 401
    assert "Pitkä &amp; tärkeä." in page
    assert 'value="Vanha."' in page
    assert door().post(at("autosave_answer", story.pk, "what"), sent()).status_code == 401
    assert written(story).text == ""


def test_an_answer_sent_while_somebody_else_is_signed_in_comes_back(story, oiva, door):
    pages = []
    for number, key in ((story.pk, "what"), (story.pk + 1000, "what"), (story.pk, "elsewhere")):
        answer = door(oiva).post(at("question", number, key), sent("Pitkä ja tärkeä."))
        assert answer.status_code == 409
        pages.append(answer.content.decode().replace(f"/{number}/", "/n/").replace(key, "k"))
    assert pages[0] == pages[1] == pages[2]
    assert "Pitkä ja tärkeä." in pages[0]
    assert door(oiva).post(at("autosave_answer", story.pk, "what"), sent()).status_code == 404


def test_from_another_site_nothing_is_saved(story, aino, door):
    for name in ("question", "autosave_answer"):
        browser = door(aino)
        answer = browser.post(at(name, story.pk, "what"), sent(), headers={"sec-fetch-site": "cross-site"})
        assert answer.status_code == 403
    assert written(story).text == ""


def test_too_long_an_answer_stays_in_the_form(story, aino, door):
    telling.answer(aino, story=story, key="need", words="a" * 39_000, was="")
    answer = door(aino).post(at("question", story.pk, "what"), sent("b" * 2_000))
    assert answer.status_code == 422
    assert "b" * 2_000 in answer.content.decode()
    assert door(aino).post(at("autosave_answer", story.pk, "what"), sent("b" * 2_000)).status_code == 422


def test_a_question_of_no_kind_and_anothers_story_are_not_here(story, aino, oiva, door):
    assert door(aino).get(at("question", story.pk, "elsewhere")).status_code == 404
    assert door(aino).post(at("question", story.pk, "morning"), sent()).status_code == 404
    for name, more in (("story", ()), ("tell", ()), ("questions", ()), ("question", ("what",))):
        assert door(oiva).get(at(name, story.pk, *more)).status_code == 404


def test_the_way_is_changed_on_the_storys_own_page(story, aino, oiva, door):
    telling.answer(aino, story=story, key="what", words="Kävely.", was="")
    assert at("choose_way", story.pk) in door(aino).get(at("story", story.pk)).content.decode()
    answer = door(aino).post(at("choose_way", story.pk), {"way": "page"})
    assert answer.headers["Location"] == at("tell", story.pk)
    assert door(aino).get(at("tell", story.pk)).headers["Location"] == at("write", story.pk)
    assert SAID in door(aino).get(at("write", story.pk)).content.decode()
    door(aino).post(at("choose_way", story.pk), {"way": "by horse"})
    assert Telling.objects.of(story).way == Way.PAGE
    assert door(oiva).post(at("choose_way", story.pk), {"way": "page"}).status_code == 404


def test_home_leads_to_the_storys_own_page_with_its_steps(story, aino, door):
    assert at("story", story.pk) in door(aino).get(at("home")).content.decode()
    page = door(aino).get(at("story", story.pk)).content.decode()
    assert at("tell", story.pk) in page
    assert at("hand_in", story.pk) in page
    assert at("films", story.pk) in page
    assert page.count("rows__item") == 6
