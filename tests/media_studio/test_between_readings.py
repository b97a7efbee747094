"""New words of a recording end the first of two readings: both of the media team read them."""

import pytest

from content.models import Recording, StoryPage
from media_studio import drafting, placing, queries, reviewing, transcribing
from media_studio.models import Notice
from media_studio.refusals import AlreadyDecided
from portal.kit import clock
from tests.factories.recordings import make_recording
from tests.factories.telling import read_through, second_reader

from .conftest import support

pytestmark = pytest.mark.django_db
WORDS = "Herään kello kuusi. Keitän kahvia."
BLOCK = "aani"


def write(person, story, words, was=WORDS):
    return transcribing.write_words(person, story=story, block_id=BLOCK, words=words, was=was)


@pytest.fixture
def half_read(written, aino, eeva):
    """A first story with a recording: Eeva passed it on, and somebody else reads next."""
    page = queries.draft_of(written)
    value = {"recording": make_recording(aino, transcript=WORDS).pk}
    page.body = [*placing.raw(page.body), {"type": "recording", "value": value, "id": BLOCK}]
    drafting.keep(aino, page)
    drafting.hand_in(aino, story=written, through_supporter=False)
    reviewing.pass_on(eeva, story=written)
    return StoryPage.objects.get(pk=written.pk)


def test_new_words_wait_for_the_first_reader_again(half_read, aino, eeva):
    read = queries.handed_in_revision(half_read).pk
    write(aino, half_read, "Toiset sanat.", was=WORDS)
    half_read.refresh_from_db()
    assert queries.first_reader(half_read) is None
    assert queries.handed_in_revision(half_read).pk == read
    assert queries.waits_for_another(half_read)
    assert Notice.objects.unseen(eeva).get().kind == "read anew"
    read_through(eeva, half_read)
    assert queries.read_revision(half_read).pk == read


def test_one_reader_of_the_new_words_is_not_enough(half_read, eeva, veikko, aino):
    support(aino, veikko)
    write(veikko, half_read, "Veikon sanat.", was=WORDS)
    reviewing.pass_on(second_reader(), story=half_read)
    assert queries.read_revision(half_read) is None
    assert queries.first_reader(half_read) == second_reader()
    reviewing.pass_on(eeva, story=half_read)
    assert queries.read_revision(half_read)


def test_words_of_the_second_reader_are_read_by_another(half_read, eeva):
    leena = second_reader()
    write(leena, half_read, "Leenan sanat.", was=WORDS)
    reviewing.pass_on(leena, story=half_read)
    with pytest.raises(AlreadyDecided):
        reviewing.pass_on(leena, story=half_read)
    reviewing.pass_on(eeva, story=half_read)
    assert queries.read_revision(half_read)


def test_the_same_words_change_nothing(half_read, aino, eeva):
    write(aino, half_read, WORDS, was=WORDS)
    assert queries.first_reader(half_read) == eeva


def test_words_that_came_by_any_other_way_end_it_too(half_read, eeva):
    Recording.objects.update(transcript="Muita sanoja.", transcript_at=clock.now())
    assert queries.first_reader(half_read) is None
    reviewing.pass_on(second_reader(), story=half_read)
    assert queries.read_revision(half_read) is None


def test_a_word_more_typed_after_it_ends_nothing_twice(half_read, aino, eeva):
    write(aino, half_read, "Toiset", was=WORDS)
    write(aino, half_read, "Toiset sanat.", was="Toiset")
    assert Notice.objects.unseen(eeva).count() == 1
    read_through(eeva, half_read)
    assert queries.read_revision(half_read)
