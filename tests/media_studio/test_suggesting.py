"""Suggesting: marks words and proposes others. Only the storyteller decides."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Comment

from media_studio import drafting, manuscript, passages, queries, suggesting, supporting
from media_studio.models import Notice, Suggestion, SupportAct
from media_studio.refusals import AlreadyDecided, NotReady

from .conftest import TEXT, save, support

pytestmark = pytest.mark.django_db


def block(story, words):
    found = passages.passages_of(queries.draft_of(story))
    return next(one.id for one in found if one.words == words)


def text(story):
    return manuscript.text_of(queries.draft_of(story).body)


@pytest.fixture
def suggested(supported, veikko):
    """Veikko proposes tea in Aino's story."""
    found = block(supported, "Keitän kahvia.")
    return suggesting.suggest(veikko, story=supported, block_id=found, quote="kahvia", proposed="teetä")


def test_a_suggestion_changes_nothing_and_is_told(suggested, supported, aino):
    assert text(supported) == TEXT
    assert suggested.state == "open"
    assert SupportAct.objects.get().words == "teetä"
    assert Notice.objects.unseen(aino).get().kind == "suggested"


def test_many_suggestions_are_told_once(suggested, supported, aino, veikko):
    suggesting.suggest(veikko, story=supported, block_id="title", comment="Kaunis nimi.")
    assert Notice.objects.unseen(aino).count() == 1
    assert [act.act for act in SupportAct.objects.all()] == ["commented", "suggested"]


def test_accepting_changes_just_these_words_in_a_version_by_the_storyteller(suggested, aino, veikko):
    story = suggested.story
    before = [one["id"] for one in queries.draft_of(story).body.raw_data]
    suggesting.accept(aino, suggestion=suggested, answer="Kiitos!")
    assert text(story) == TEXT.replace("kahvia", "teetä")
    assert [one["id"] for one in queries.draft_of(story).body.raw_data] == before
    assert story.revisions.order_by("-pk").first().user == aino
    told = Notice.objects.unseen(veikko).get()
    assert (told.kind, told.words) == ("suggestion accepted", "Kiitos!")


def test_what_is_bold_elsewhere_in_the_paragraph_stays(supported, aino, veikko):
    page = queries.draft_of(supported)
    page.body = [{"type": "paragraph", "value": "<p>Olen <b>iloinen</b> ja väsynyt.</p>", "id": "1"}]
    drafting.keep(aino, page)
    made = suggesting.suggest(
        veikko, story=supported, block_id="1", quote="väsynyt", proposed="levännyt & ok"
    )
    suggesting.accept(aino, suggestion=made)
    value = queries.draft_of(supported).body.raw_data[0]["value"]
    assert value == "<p>Olen <b>iloinen</b> ja levännyt &amp; ok.</p>"


@pytest.mark.parametrize("field", ["title", "summary"])
def test_the_name_and_the_summary_can_be_suggested_for(supported, aino, veikko, field):
    words = passages.words_of(queries.draft_of(supported), field)
    made = suggesting.suggest(veikko, story=supported, block_id=field, quote=words, proposed="Toisin")
    suggesting.accept(aino, suggestion=made)
    assert getattr(queries.draft_of(supported), field) == "Toisin"


def test_taking_a_whole_paragraph_out_takes_the_paragraph(supported, aino, veikko):
    found = block(supported, "Keitän kahvia.")
    made = suggesting.suggest(
        veikko, story=supported, block_id=found, quote="Keitän kahvia.", takes_out=True, proposed="x"
    )
    assert made.proposed == ""
    suggesting.accept(aino, suggestion=made)
    assert text(supported) == "# Aamu\n\nHerään kello kuusi."


def test_the_name_does_not_go(supported, aino, veikko):
    made = suggesting.suggest(
        veikko, story=supported, block_id="title", quote="Aamu laiturilla", takes_out=True
    )
    with pytest.raises(NotReady):
        suggesting.accept(aino, suggestion=made)
    assert Suggestion.objects.get().state == "open"


def test_declining_keeps_the_words_and_tells(suggested, aino, veikko):
    suggesting.decline(aino, suggestion=suggested, answer="Kahvi on tärkeää.")
    assert text(suggested.story) == TEXT
    assert Notice.objects.unseen(veikko).get().kind == "suggestion declined"


def test_words_that_are_gone_overtake_a_suggestion_and_nothing_changes(suggested, aino, veikko):
    save(aino, suggested.story, text=TEXT.replace("kahvia", "kaakaota"))
    done = suggesting.accept(aino, suggestion=suggested)
    assert done.state == "overtaken"
    assert (done.quote, done.proposed) == ("kahvia", "teetä")
    assert "kaakaota" in text(suggested.story)
    assert Notice.objects.unseen(veikko).get().kind == "suggestion overtaken"


def test_a_suggestion_follows_its_paragraph_when_others_change(suggested, aino):
    save(aino, suggested.story, text="Alku.\n\n" + TEXT.replace("kuusi", "viisi"))
    assert suggesting.accept(aino, suggestion=suggested).state == "accepted"
    assert "Keitän teetä." in text(suggested.story)


def test_a_decided_suggestion_is_not_decided_again(suggested, aino, veikko):
    suggesting.decline(aino, suggestion=suggested)
    for act in (suggesting.accept, suggesting.decline):
        with pytest.raises(AlreadyDecided):
            act(aino, suggestion=suggested)
    with pytest.raises(AlreadyDecided):
        suggesting.take_back(veikko, suggestion=suggested)


def test_who_made_it_takes_it_back_and_nobody_else(suggested, aino, veikko, oiva):
    for person in (aino, oiva):
        with pytest.raises(PermissionDenied):
            suggesting.take_back(person, suggestion=suggested)
    assert suggesting.take_back(veikko, suggestion=suggested).state == "taken back"
    assert SupportAct.objects.first().act == "took back"


@pytest.mark.parametrize(
    "said",
    [
        {"quote": "kah via", "proposed": "teetä"},
        {"quote": "a", "proposed": "b"},
        {"quote": "", "proposed": "teetä"},
        {"quote": "kahvia"},
        {"quote": "kahvia", "proposed": "kahvia"},
        {"quote": "kahvia", "proposed": " \n"},
        {"block_id": "gone", "quote": "kahvia", "proposed": "teetä"},
    ],
)
def test_what_cannot_be_meant_is_refused_kindly(supported, veikko, said):
    there = {"block_id": block(supported, "Keitän kahvia.")}
    with pytest.raises(NotReady):
        suggesting.suggest(veikko, story=supported, **(there | said))
    assert not Suggestion.objects.exists()


def test_not_more_than_can_be_answered(supported, veikko, monkeypatch):
    monkeypatch.setattr(suggesting, "MOST_OPEN", 1)
    suggesting.suggest(veikko, story=supported, block_id="title", comment="Hyvä.")
    with pytest.raises(NotReady):
        suggesting.suggest(veikko, story=supported, block_id="title", comment="Vielä.")


@pytest.mark.parametrize("who", ["aino", "oiva", "eeva"])
def test_only_a_supporter_suggests(supported, request, who):
    with pytest.raises(PermissionDenied):
        suggesting.suggest(
            request.getfixturevalue(who), story=supported, block_id="title", comment="Hyvä nimi."
        )


def test_somebody_who_may_only_see_does_not_suggest(written, aino, veikko):
    support(aino, veikko, rights="see")
    with pytest.raises(PermissionDenied):
        suggesting.suggest(veikko, story=written, block_id="title", comment="Hyvä nimi.")


def test_whoever_is_no_supporter_any_more_is_not_told(suggested, supported, aino, veikko):
    supporting.end_support(aino, support=SupportAct.objects.get().support)
    Notice.objects.all().delete()
    suggesting.decline(aino, suggestion=suggested)
    assert not Notice.objects.exists()


def test_a_reader_of_the_media_team_suggests_while_they_read(handed_in, aino, eeva):
    made = suggesting.suggest(
        eeva, story=handed_in, block_id="title", comment="Hyvä nimi.", source=Suggestion.Source.READER
    )
    assert made.reading == handed_in.current_workflow_task_state
    drafting.take_back_handing_in(aino, story=handed_in)
    with pytest.raises(PermissionDenied):
        suggesting.suggest(
            eeva, story=handed_in, block_id="title", comment="Vielä.", source=Suggestion.Source.READER
        )


def test_the_cms_shows_it_and_what_is_done_there_loses_nothing(suggested, aino):
    comment = Comment.objects.get()
    assert (comment.contentpath, comment.resolved_at) == (f"body.{suggested.block_id}", None)
    assert "kahvia" in comment.text
    assert "teetä" in comment.text
    comment.delete()
    suggested.refresh_from_db()
    assert suggested.state == "open"
    suggesting.accept(aino, suggestion=suggested)


def test_a_decided_suggestion_is_done_in_the_cms_too(suggested, aino):
    suggesting.decline(aino, suggestion=suggested)
    assert Comment.objects.get().resolved_by == aino


def test_a_comment_lives_on_when_its_version_makes_room(suggested, aino):
    for words in ("a", "b", "c"):
        save(aino, suggested.story, summary=words)
    assert Comment.objects.count() == 1
