"""Writing side by side: one writer a paragraph, and nothing is overwritten unseen."""

import pytest
from django.core.exceptions import PermissionDenied

from media_studio import (
    drafting,
    leasing,
    manuscript,
    paragraphs,
    passages,
    queries,
    support_acts,
    versioning,
)
from media_studio.models import Lease, SupportAct
from media_studio.paragraphs import NotWatched, SomebodyWrites, TwoTexts
from media_studio.refusals import NotReady

from .conftest import TEXT, save, support

pytestmark = pytest.mark.django_db


def draft(story):
    return queries.draft_of(story)


def text(story):
    return manuscript.text_of(draft(story).body)


def block(story, words):
    return next(one.id for one in passages.passages_of(draft(story)) if one.words == words)


def write(person, story, words, into, seen=None, **more):
    found = block(story, into) if into not in passages.FIELDS else into
    seen = into if seen is None else seen
    return paragraphs.save_paragraph(person, story=story, block_id=found, words=words, seen=seen, **more)


def test_one_paragraph_is_saved_and_keeps_its_id(written, aino):
    before = block(written, "Keitän kahvia.")
    kept = write(aino, written, "Keitän teetä.", "Keitän kahvia.")
    assert (kept.block_id, kept.words) == (before, "Keitän teetä.")
    assert text(written) == TEXT.replace("kahvia", "teetä")
    assert block(written, "Keitän teetä.") == before


@pytest.mark.parametrize(("field", "words"), [("title", "Uusi nimi"), ("summary", "Kaksi\nriviä")])
def test_the_name_and_the_summary_are_paragraphs_too(written, aino, field, words):
    seen = passages.words_of(draft(written), field)
    write(aino, written, words, field, seen=seen)
    assert getattr(draft(written), field) == words


def test_two_who_write_different_paragraphs_never_collide(typing, aino, veikko):
    write(aino, typing, "Herään viideltä.", "Herään kello kuusi.")
    write(veikko, typing, "Keitän teetä.", "Keitän kahvia.")
    assert text(typing) == "# Aamu\n\nHerään viideltä.\n\nKeitän teetä."


def test_what_changed_since_it_was_seen_comes_back_beside_the_new_words(written, aino):
    write(aino, written, "Keitän teetä.", "Keitän kahvia.")
    found = block(written, "Keitän teetä.")
    outcome = paragraphs.save_paragraph(
        aino, story=written, block_id=found, words="Keitän kaakaota.", seen="Keitän kahvia."
    )
    assert outcome == TwoTexts(found, mine="Keitän kaakaota.", stored="Keitän teetä.")
    assert "kaakaota" not in text(written)


def test_what_was_sent_without_an_answer_is_no_strangers_text(written, aino):
    write(aino, written, "Keitän t", "Keitän kahvia.")
    found = block(written, "Keitän t")
    paragraphs.save_paragraph(
        aino,
        story=written,
        block_id=found,
        words="Keitän teetä.",
        seen="Keitän kahvia.",
        also_seen=["Keitän t", "Keitän te"],
    )
    assert "Keitän teetä." in text(written)


def test_words_for_a_paragraph_that_is_gone_come_back(written, aino):
    found = block(written, "Keitän kahvia.")
    save(aino, written, text="# Aamu\n\nHerään kello kuusi.")
    outcome = paragraphs.save_paragraph(
        aino, story=written, block_id=found, words="Uusi.", seen="Keitän kahvia."
    )
    assert outcome == TwoTexts(found, mine="Uusi.", stored=None)


def test_the_one_page_and_this_page_do_not_overwrite_each_other(written, aino):
    seen = written.latest_revision_id
    write(aino, written, "Keitän teetä.", "Keitän kahvia.")
    fields = {"title": "Aamu laiturilla", "summary": "Lyhyesti.", "text": TEXT + "\n\nLoppu."}
    outcome = drafting.save_draft(aino, story=written, fields=fields, seen_revision=seen)
    assert isinstance(outcome, drafting.Conflict)
    assert "teetä" in outcome.stored.text
    save(aino, written, text="# Aamu\n\nHerään kello kuusi.\n\nKeitän jotain.")
    found = block(written, "Keitän jotain.")
    again = paragraphs.save_paragraph(
        aino, story=written, block_id=found, words="Juon.", seen="Keitän teetä."
    )
    assert again.stored == "Keitän jotain."


def test_a_lease_keeps_others_out_of_the_paragraph_and_no_other(typing, aino, veikko):
    found = block(typing, "Keitän kahvia.")
    assert leasing.take_lease(aino, story=typing, block_id=found) == aino
    assert leasing.take_lease(veikko, story=typing, block_id=found) == aino
    with pytest.raises(SomebodyWrites):
        write(veikko, typing, "Keitän teetä.", "Keitän kahvia.")
    write(veikko, typing, "Herään viideltä.", "Herään kello kuusi.")
    leasing.let_go(aino, story=typing, block_id=found)
    assert leasing.take_lease(veikko, story=typing, block_id=found) == veikko


def test_a_lease_is_free_after_twenty_seconds_without_a_touch(typing, aino, veikko, later):
    leasing.take_lease(veikko, story=typing, block_id="title")
    later(19)
    assert leasing.take_lease(aino, story=typing, block_id="title") == veikko
    later(2)
    assert leasing.take_lease(aino, story=typing, block_id="title") == aino
    assert Lease.objects.filter(block_id="title").count() == 1


def test_a_supporter_types_only_while_the_storyteller_watches(typing, veikko, later):
    write(veikko, typing, "Keitän teetä.", "Keitän kahvia.")
    later(30)
    with pytest.raises(NotWatched):
        write(veikko, typing, "Keitän kaakaota.", "Keitän teetä.")
    with pytest.raises(PermissionDenied):
        leasing.take_lease(veikko, story=typing, block_id="title")


@pytest.mark.parametrize("rights", ["see", "suggest"])
def test_without_the_right_to_type_a_supporter_does_not_type(written, aino, veikko, rights):
    support(aino, veikko, rights=rights)
    leasing.note_open_page(aino, story=written)
    with pytest.raises(PermissionDenied):
        write(veikko, written, "Keitän teetä.", "Keitän kahvia.")
    with pytest.raises(PermissionDenied):
        leasing.take_lease(veikko, story=written, block_id="title")
    with pytest.raises(PermissionDenied):
        leasing.note_open_page(veikko, story=written)


def test_somebody_else_types_nothing(written, oiva, eeva):
    for person in (oiva, eeva):
        with pytest.raises(PermissionDenied):
            write(person, written, "x", "Keitän kahvia.")


def test_every_wording_of_a_supporter_stays_and_the_line_says_how_many(typing, aino, veikko):
    write(veikko, typing, "EVIL paragraph", "Keitän kahvia.")
    write(veikko, typing, "nice paragraph", "EVIL paragraph")
    write(veikko, typing, "nice paragraphs", "nice paragraph")
    line = support_acts.lines_for(aino, story=typing, most=10)[0]
    assert (line.act.words, line.times, line.act.seen_at) == ("nice paragraphs", 3, None)
    assert line.act.revision_id == draft(typing).latest_revision_id
    said = [act.words for act in SupportAct.objects.filter(act="typed").order_by("pk")]
    assert said == ["EVIL paragraph", "nice paragraph", "nice paragraphs"]
    texts = [manuscript.text_of(each.as_object().body) for each in versioning.versions_of(typing)]
    assert all(any(words in text for text in texts) for words in said)


def test_two_sittings_and_two_places_are_lines_of_their_own(typing, aino, veikko, later):
    write(veikko, typing, "Keitän teetä.", "Keitän kahvia.")
    write(veikko, typing, "Herään viideltä.", "Herään kello kuusi.")
    write(veikko, typing, "Keitän mehua.", "Keitän teetä.")
    later(60 * 40)
    leasing.note_open_page(aino, story=typing)
    write(veikko, typing, "Keitän vettä.", "Keitän mehua.")
    lines = support_acts.lines_for(aino, story=typing, most=10)
    assert [(line.act.words, line.times) for line in lines] == [
        ("Keitän vettä.", 1),
        ("Keitän mehua.", 2),
        ("Herään viideltä.", 1),
    ]


def test_a_supporters_empty_line_makes_no_paragraph(typing, aino, veikko):
    write(veikko, typing, "Yksi.\n\nKaksi.", "Keitän kahvia.", splits=True)
    assert text(typing).endswith("Yksi.\nKaksi.")
    write(aino, typing, "Yksi.\n\nKaksi.\n\nKolme.", "Yksi.\nKaksi.", splits=True)
    assert text(typing).endswith("Yksi.\n\nKaksi.\n\nKolme.")


def test_an_empty_paragraph_is_not_saved(written, aino):
    with pytest.raises(NotReady):
        write(aino, written, " ", "Keitän kahvia.")
    with pytest.raises(NotReady):
        write(aino, written, "", "title", seen="Aamu laiturilla")
    with pytest.raises(NotReady):
        write(aino, written, "a" * 500, "title", seen="Aamu laiturilla")
    assert write(aino, written, "", "summary", seen="Aino herää aikaisin.").words == ""


def test_the_storyteller_adds_joins_and_takes_out(written, aino):
    first = block(written, "Herään kello kuusi.")
    paragraphs.add_paragraph(aino, story=written, after=first, words="Väli.\n\nToinen.")
    assert "kuusi.\n\nVäli.\n\nToinen.\n\nKeitän" in text(written)
    middle = block(written, "Väli.")
    joined = paragraphs.join_paragraph(aino, story=written, block_id=middle, seen="Väli.")
    assert (joined.block_id, joined.words) == (first, "Herään kello kuusi. Väli.")
    gone = block(written, "Toinen.")
    assert paragraphs.remove_paragraph(aino, story=written, block_id=gone, seen="Muu.").stored == "Toinen."
    paragraphs.remove_paragraph(aino, story=written, block_id=gone, seen="Toinen.")
    assert text(written) == "# Aamu\n\nHerään kello kuusi. Väli.\n\nKeitän kahvia."


def test_only_plain_paragraphs_are_joined_and_the_name_stays(written, aino):
    found = block(written, "Herään kello kuusi.")
    with pytest.raises(NotReady):
        paragraphs.join_paragraph(aino, story=written, block_id=found, seen="Herään kello kuusi.")
    with pytest.raises(NotReady):
        paragraphs.remove_paragraph(aino, story=written, block_id="title", seen="Aamu laiturilla")
    with pytest.raises(NotReady):
        paragraphs.add_paragraph(aino, story=written, after="title", words=" \n ")


def test_a_supporter_adds_joins_and_takes_out_nothing(typing, veikko):
    found = block(typing, "Keitän kahvia.")
    seen = "Keitän kahvia."
    for act in (
        lambda: paragraphs.add_paragraph(veikko, story=typing, after=found, words="x"),
        lambda: paragraphs.join_paragraph(veikko, story=typing, block_id=found, seen=seen),
        lambda: paragraphs.remove_paragraph(veikko, story=typing, block_id=found, seen=seen),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert text(typing) == TEXT


def test_a_paragraph_in_which_somebody_writes_is_not_taken_away(typing, aino, veikko):
    found = block(typing, "Keitän kahvia.")
    leasing.take_lease(veikko, story=typing, block_id=found)
    with pytest.raises(SomebodyWrites):
        paragraphs.remove_paragraph(aino, story=typing, block_id=found, seen="Keitän kahvia.")
