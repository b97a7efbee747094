"""Telling by questions: answers in the one text, the name after them, and the way that may change."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from content.models import NewsIndexPage, StoryIndexPage
from media_studio import drafting, telling
from media_studio.drafting import Conflict, Saved, written
from media_studio.manuscript import TEXT_LENGTH
from media_studio.models import Telling
from media_studio.models.tellings import Kind, Way
from media_studio.refusals import NotReady

from .conftest import save

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(site, aino):
    return drafting.begin_story(aino, kind=Kind.WHAT_HELPED, way=Way.QUESTIONS)


def answer(person, story, key, words, *, was="", sent=None):
    return telling.answer(person, story=story, key=key, words=words, was=was, sent=sent)


def test_answers_stand_in_the_text_in_the_order_of_the_questions(story, aino):
    answer(aino, story, "changed", "Nukun paremmin.")
    answer(aino, story, "what", "Kävely.")
    assert written(story).text == "# Mikä minua auttoi\n\nKävely.\n\n# Mitä muuttui\n\nNukun paremmin."
    assert telling.answers_of(story) == (2, 6)


def test_an_answer_stands_under_a_heading_in_the_language_of_the_story(site, aino):
    with translation.override("sv"):
        story = drafting.begin_story(aino, kind=Kind.NEWS)
    with translation.override("fi"):
        answer(aino, story, "what", "Cykelverkstaden öppnar.")
    assert written(story).text == "# Vad som händer\n\nCykelverkstaden öppnar."


def test_what_was_written_on_one_page_is_the_answer_to_its_question(story, aino):
    save(aino, story, text="Alku ilman otsikkoa.\n\n# Mikä ei auttanut\n\nKiire.\n\n# Oma otsikko\n\nLoppu.")
    answer(aino, story, "not", "Kiire ja melu.", was="Kiire.")
    assert written(story).text == (
        "Alku ilman otsikkoa.\n\n# Mikä ei auttanut\n\nKiire ja melu.\n\n# Oma otsikko\n\nLoppu."
    )


def test_two_windows_at_two_questions_do_not_disturb_each_other(story, aino):
    assert isinstance(answer(aino, story, "what", "Kävely."), Saved)
    assert isinstance(answer(aino, story, "found", "Kahvilla."), Saved)
    assert "Kävely." in written(story).text


def test_two_windows_at_one_question_show_both_and_overwrite_nothing(story, aino):
    answer(aino, story, "what", "Kävely.")
    outcome = answer(aino, story, "what", "Uinti.")
    assert isinstance(outcome, Conflict)
    assert "Uinti." in outcome.mine.text
    assert "Kävely." in outcome.stored.text
    assert written(story).text == "# Mikä minua auttoi\n\nKävely."


def test_the_same_words_twice_are_no_conflict(story, aino):
    answer(aino, story, "what", "Kävely.")
    assert isinstance(answer(aino, story, "what", "Kävely. "), Saved)


def test_an_answer_that_arrived_unheard_is_no_strangers(story, aino):
    answer(aino, story, "what", "Käve")
    assert isinstance(answer(aino, story, "what", "Kävely.", was="", sent="Käve"), Saved)


def test_going_on_from_an_empty_question_changes_nothing(story, aino):
    save(aino, story, text="# Mikä minua auttoi\n\n# Oma\n\nSanat.")
    before = story.revisions.latest("pk").pk
    answer(aino, story, "what", "")
    assert story.revisions.latest("pk").pk == before


def test_an_answer_that_makes_the_story_too_long_cuts_nothing_off(story, aino):
    save(aino, story, text="a" * (TEXT_LENGTH - 10))
    with pytest.raises(NotReady):
        answer(aino, story, "what", "Kävely.")
    assert len(written(story).text) == TEXT_LENGTH - 10


def test_nobody_else_answers_names_or_chooses(story, aino, veikko):
    for act in (
        lambda: answer(veikko, story, "what", "Toisen sanat."),
        lambda: telling.rename(veikko, story=story, fields={"title": "Toinen"}, was={"title": story.title}),
        lambda: telling.choose_way(veikko, story=story, way=Way.PAGE),
        lambda: telling.keep_place(veikko, story=story, step="found"),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert written(story) == drafting.Draft("Mikä minua auttoi", "", "")


def test_a_question_of_another_kind_is_not_asked(story, aino):
    with pytest.raises(NotReady):
        answer(aino, story, "morning", "Herään.")


def test_the_name_and_the_summary_are_kept_whatever_happened_to_the_text(story, aino):
    was = {"title": story.title, "summary": ""}
    answer(aino, story, "what", "Kävely.")
    fields = {"title": "Lenkki", "summary": "Aino kävelee."}
    assert isinstance(telling.rename(aino, story=story, fields=fields, was=was), Saved)
    again = telling.rename(aino, story=story, fields={"title": "Uinti", "summary": ""}, was=was)
    assert isinstance(again, Conflict)
    draft = written(story)
    assert (draft.title, draft.summary) == ("Lenkki", "Aino kävelee.")
    assert "Kävely." in draft.text


def test_a_name_that_arrived_unheard_is_no_strangers(story, aino):
    was, sent = {"title": story.title, "summary": ""}, {"title": "Len", "summary": ""}
    telling.rename(aino, story=story, fields=sent, was=was)
    whole = {"title": "Lenkki", "summary": ""}
    assert isinstance(telling.rename(aino, story=story, fields=whole, was=was, sent=sent), Saved)


def test_changing_the_way_keeps_the_text_and_the_place(story, aino):
    answer(aino, story, "what", "Kävely.")
    telling.keep_place(aino, story=story, step="found")
    telling.choose_way(aino, story=story, way=Way.PAGE)
    telling.keep_place(aino, story=story, step="elsewhere")
    found = Telling.objects.of(story)
    assert (found.way, found.step) == (Way.PAGE, "found")
    assert "Kävely." in written(story).text
    assert telling.place_of(story) == "found"


def test_a_story_from_before_there_were_tellings_gets_one(story):
    Telling.objects.all().delete()
    assert Telling.objects.of(story).kind == Kind.MY_PATH
    assert telling.place_of(story) == "before"


@pytest.mark.parametrize(("kind", "place"), [(Kind.NEWS, NewsIndexPage), (Kind.MY_PATH, StoryIndexPage)])
def test_a_news_item_is_begun_among_the_news(site, aino, kind, place):
    with translation.override("sv"):
        story = drafting.begin_story(aino, kind=kind)
    parent = story.get_parent().specific
    assert isinstance(parent, place)
    assert parent.locale.language_code == "sv"
