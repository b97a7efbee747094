"""A story that comes back for reading says what is another than at the last reading."""

import datetime

import pytest

from media_studio import drafting, queries, reviewing
from media_studio.comparing import Change, Fate, is_reordered, part_changes
from media_studio.passages import Passage
from media_studio.since_reading import since_last_reading
from portal.kit import clock
from tests.factories.recordings import make_recording
from tests.factories.telling import second_reader

from .conftest import TEXT, at, save

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
ONE, TWO, THREE = (Passage(str(n), "paragraph", f"Words {n}.") for n in (1, 2, 3))


def picture(number, caption=""):
    return Passage("p", "picture", "", {"picture": number, "caption": caption})


def since(person, story):
    story.refresh_from_db()
    return since_last_reading(person, story, queries.handed_in_revision(story))


@pytest.fixture
def back(handed_in, aino, eeva):
    """Eeva asked for a change; Aino writes, and hands in again."""

    def again(**fields):
        reviewing.ask_changes(eeva, story=handed_in, words="Kerro lisää.")
        if fields:
            save(aino, handed_in, **fields)
        drafting.hand_in(aino, story=handed_in, through_supporter=False)
        return handed_in

    return again


def test_parts_are_known_by_their_ids():
    changed = Passage("2", "paragraph", "Other words 2.")
    found = part_changes([ONE, TWO], [changed, THREE])
    assert [(each.passage.id, each.fate, each.number) for each in found] == [
        ("2", Fate.CHANGED, 1),
        ("3", Fate.NEW, 2),
        ("1", Fate.GONE, 0),
    ]
    assert Change("Other words", is_new=True) in found[0].changes
    assert part_changes([ONE, TWO], [ONE, TWO]) == []


def test_another_picture_and_another_caption_are_told():
    assert part_changes([picture(1)], [picture(2)])[0].changes == []
    assert part_changes([picture(1)], [picture(1, "Laituri")])[0].changes == [Change("Laituri", is_new=True)]


def test_another_order_is_told():
    assert is_reordered([ONE, TWO], [TWO, ONE])
    assert not is_reordered([ONE, TWO], [THREE, ONE, TWO])


def test_nothing_is_compared_at_the_first_reading(handed_in, eeva):
    assert since(eeva, handed_in) is None


def test_every_part_is_named(back, eeva, door):
    new = TEXT.replace("kahvia", "teetä") + "\n\nLoppu."
    found = since(eeva, back(title="Ilta", summary="Toisin.", text=new))
    assert found.is_mine
    assert [(each.passage.kind, each.fate) for each in found.parts] == [
        ("title", "changed"),
        ("summary", "changed"),
        ("paragraph", "changed"),
        ("paragraph", "new"),
    ]


def test_the_page_says_it_word_by_word_and_to_the_other_reader_too(back, eeva, door):
    story = back(text=TEXT.replace("kahvia", "teetä"))
    for person, words in ((eeva, "You read it"), (second_reader(), "Eeva read it")):
        page = door(person).get(at("reading", story.pk)).content.decode()
        assert words in page
        assert '<span class="visually-hidden">taken out: </span>kahvia.' in page
        assert '<span class="visually-hidden">new: </span>teetä.' in page


def test_the_second_reader_sees_what_changed_before_the_first_one_passed_it_on(back, eeva):
    story = back(text=TEXT.replace("kahvia", "teetä"))
    reviewing.pass_on(eeva, story=story)
    found = since(second_reader(), story)
    assert (found.is_mine, len(found.parts)) == (False, 1)


def test_nothing_changed_is_said_in_words(back, eeva, door):
    page = door(eeva).get(at("reading", back().pk)).content.decode()
    assert "Nothing has changed since then." in page


def test_words_of_a_recording_that_are_newer_are_shown(written, aino, eeva):
    recording = make_recording(aino, transcript="Herään.")
    page = queries.draft_of(written)
    page.body = [
        *page.body.raw_data,
        {"type": "recording", "value": {"recording": recording.pk}, "id": "aani"},
    ]
    drafting.keep(aino, page)
    drafting.hand_in(aino, story=written, through_supporter=False)
    reviewing.pass_on(eeva, story=written)
    recording.transcript_at = clock.now() + datetime.timedelta(seconds=1)
    recording.transcript = "Herään aikaisin."
    recording.save()
    found = since(eeva, written)
    assert [(each.passage.id, each.fate) for each in found.parts] == [("aani", "changed")]
    assert found.parts[0].changes == [Change("Herään aikaisin.", is_new=True)]
