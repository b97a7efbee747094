"""A reader of the media team comments on one part of a story; its storyteller sees it beside the text."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import Comment

from media_studio import manuscript, passages, queries, reviewing, suggesting
from media_studio.models import Notice, Suggestion
from media_studio.policy import kind_words
from media_studio.refusals import NotReady
from tests.factories.telling import second_reader

from .conftest import TEXT, at, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
WORDS = "Keitän kahvia."


def part(story, words=WORDS):
    read = queries.handed_in_revision(story).as_object()
    return next(one.id for one in passages.passages_of(read) if one.words == words)


def send(door, person, story, **said):
    return door(person).post(at("comment", story.pk), {"block": part(story)} | said)


@pytest.fixture
def proposed(handed_in, eeva, door):
    answer = send(door, eeva, handed_in, comment="Hyvä kohta!", quote="kahvia", proposed="teetä")
    assert answer.status_code == 302
    return Suggestion.objects.get()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("what", [kind_words.COMMENT, kind_words.CHANGE])
def test_there_are_kind_beginnings_in_each_language(what, language):
    found = kind_words.openers_of(what, language)
    assert len({one.key for one in found}) == len({one.words for one in found}) >= 4


def test_a_beginning_keeps_what_was_written():
    assert kind_words.begun("comment", "safe", "en", "") == "Is this safe to tell? "
    assert kind_words.begun("comment", "like", "en", "it is warm.") == "I like this part because it is warm."
    twice = "I like this part because it is warm."
    assert kind_words.begun("comment", "like", "en", twice) == twice
    assert kind_words.begun("comment", "no such", "en", "Words.") == "Words."


def test_every_part_can_be_chosen_where_it_is_read(handed_in, eeva, door):
    page = door(eeva).get(at("reading", handed_in.pk)).content.decode()
    read = queries.handed_in_revision(handed_in).as_object()
    for one in passages.passages_of(read):
        assert f"{at('comment', handed_in.pk)}?part={one.id}" in page
    chosen = door(eeva).get(at("comment", handed_in.pk), {"part": part(handed_in)})
    assert WORDS in chosen.content.decode()


def test_a_beginning_is_put_into_the_field_and_nothing_is_sent(handed_in, eeva, door):
    # In the language of the story, whatever the page speaks.
    answer = send(door, eeva, handed_in, comment="aamu on kaunis.", begin="like", quote="kahvia")
    assert answer.context["form"]["comment"].value() == "Pidän tästä kohdasta, koska aamu on kaunis."
    assert answer.context["form"]["quote"].value() == "kahvia"
    asked = door(eeva).post(at("ask_changes", handed_in.pk), {"begin": "thanks", "words": "alku."})
    assert asked.context["form"]["words"].value().endswith("Erityisen hyvää on alku.")
    assert not Suggestion.objects.exists()
    assert queries.asked_change(handed_in) is None


def test_it_stands_beside_its_paragraph_at_once_and_changes_nothing(proposed, handed_in, aino, door):
    assert proposed.source == Suggestion.Source.READER
    assert proposed.revision == queries.handed_in_revision(handed_in)
    assert manuscript.text_of(queries.draft_of(handed_in).body) == TEXT
    assert Notice.objects.unseen(aino).get().kind == "suggested"
    page = door(aino).get(at("beside", handed_in.pk)).content.decode()
    assert "Hyvä kohta!" in page
    assert "The media team:" in page
    assert Comment.objects.get().contentpath == f"body.{proposed.block_id}"


def test_the_storyteller_takes_it_with_one_press(proposed, handed_in, aino, eeva, door):
    door(aino).post(at("decide_suggestion", proposed.pk), {"go": "accept"})
    assert "Keitän teetä." in manuscript.text_of(queries.draft_of(handed_in).body)
    assert "Keitän kahvia." in manuscript.text_of(queries.handed_in_revision(handed_in).as_object().body)
    assert Notice.objects.unseen(eeva).get().kind == "suggestion accepted"
    assert "Accepted" in door(eeva).get(at("reading", handed_in.pk)).content.decode()


def test_its_reader_takes_it_back_and_no_other(proposed, handed_in, eeva, aino, door):
    other = door(second_reader())
    assert "Hyvä kohta!" in other.get(at("reading", handed_in.pk)).content.decode()
    assert other.post(at("take_back_comment", proposed.pk)).status_code == 404
    door(eeva).post(at("take_back_comment", proposed.pk))
    proposed.refresh_from_db()
    assert proposed.state == "taken back"
    assert Comment.objects.get().resolved_at
    assert "Hyvä kohta!" not in door(eeva).get(at("reading", handed_in.pk)).content.decode()


def test_it_is_about_the_version_that_was_handed_in(handed_in, aino, eeva, door):
    block = part(handed_in)
    save(aino, handed_in, text=TEXT.replace("kahvia", "kaakaota"))
    assert "kaakaota" not in door(eeva).get(at("comment", handed_in.pk), {"part": block}).content.decode()
    answer = send(door, eeva, handed_in, quote="kaakaota", proposed="teetä")
    assert "Copy them exactly." in answer.content.decode()
    send(door, eeva, handed_in, quote="kahvia", proposed="teetä")
    done = suggesting.accept(aino, suggestion=Suggestion.objects.get())
    assert done.state == Suggestion.State.OVERTAKEN


def test_a_picture_can_be_commented_on_but_has_no_words_to_change(handed_in, eeva):
    from tests.factories.pictures import make_picture

    read = queries.handed_in_revision(handed_in)
    page = read.as_object()
    value = {"picture": make_picture(handed_in.storyteller).pk, "caption": ""}
    page.body = [*page.body.raw_data, {"type": "picture", "value": value, "id": "kuva"}]
    read.content = page.serializable_data()
    read.save()
    about = {"story": handed_in, "block_id": "kuva", "source": Suggestion.Source.READER}
    with pytest.raises(NotReady):
        suggesting.suggest(eeva, comment="Pois.", takes_out=True, **about)
    with pytest.raises(NotReady):
        suggesting.suggest(eeva, **about)
    assert suggesting.suggest(eeva, comment="Onko tämä turvallista?", **about).block_id == "kuva"


def test_only_whoever_reads_for_the_media_team_comments(supported, aino, veikko, eeva, door):
    from media_studio import drafting

    drafting.hand_in(aino, story=supported, through_supporter=True)
    for person in (veikko, eeva, aino):
        with pytest.raises(PermissionDenied):
            suggesting.suggest(
                person, story=supported, block_id="title", comment="Hei.", source=Suggestion.Source.READER
            )
    assert "?part=" not in door(veikko).get(at("reading", supported.pk)).content.decode()
    assert door(veikko).get(at("comment", supported.pk), {"part": "title"}).status_code == 302
    reviewing.pass_on(veikko, story=supported)
    assert send(door, eeva, supported, comment="Hei.").status_code == 302


def test_a_reading_that_is_over_takes_no_comment(proposed, handed_in, eeva, door):
    reviewing.ask_changes(eeva, story=handed_in, words="Katso kommentit.")
    answer = door(eeva).post(at("comment", handed_in.pk), {"block": "title", "comment": "Vielä."})
    assert answer.status_code == 409
    assert "Vielä." in answer.content.decode()
    assert Suggestion.objects.count() == 1


def test_who_was_thanked_does_not_read_that_it_was_taken_into_the_story(handed_in, aino, eeva, door):
    send(door, eeva, handed_in, comment="Missä tämä oli?")
    made = Suggestion.objects.get()
    door(aino).post(at("decide_suggestion", made.pk), {"go": "accept"})
    page = door(eeva).get(at("reading", handed_in.pk)).content.decode()
    assert "Thanked. It changes no words by itself." in page
    assert "Accepted" not in page
    assert Notice.objects.unseen(eeva).get().kind == "comment thanked"


def test_what_was_taken_and_what_was_declined_is_said_so(proposed, aino):
    assert suggesting.accept(aino, suggestion=proposed).outcome == "Accepted"
    proposed.state = Suggestion.State.DECLINED
    assert proposed.outcome == "Declined"
