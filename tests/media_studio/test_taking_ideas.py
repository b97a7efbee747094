"""Who brought an idea takes it back: its words are nowhere at once, and come back within a day."""

import datetime

import pytest

from content.models import StoryPage
from content.sealing import TooLate
from content.surfaces import Sought, surfaces
from media_studio import assigning, board, calendar_feed, ideas, taking_back, taking_ideas
from media_studio.models import Assignment, Idea, Notice, TakenIdea
from media_studio.models.notices import TAKEN_AWAY
from media_studio.refusals import AlreadyDecided
from media_studio.taking_ideas import erase_ideas_due
from portal.kit import clock

from .conftest import at

pytestmark = pytest.mark.django_db
TITLE = "Bussikuski, joka tervehtii kaikkia"
NOTE = "Kysy ensin linjan viisi pysäkiltä"


@pytest.fixture
def idea(site, aino):
    return ideas.bring_idea(aino, title=TITLE, words="Hän muistaa jokaisen nimen.")


@pytest.fixture
def worked_on(idea, aino, eeva):
    """Eeva promised to write it; the note of her assignment is written by Eeva, another one by Aino."""
    assigning.make_assignment(eeva, idea=idea, terms=assigning.Terms(role="tells"), person=eeva)
    Assignment.objects.create(idea=idea, role="pictures", note=NOTE, made_by=aino)
    Notice.objects.tell(eeva, "assigned", title=TITLE, by=aino, words=NOTE)
    return Idea.objects.get(pk=idea.pk)


def later(monkeypatch, **ahead):
    now = clock.now() + datetime.timedelta(**ahead)
    monkeypatch.setattr(clock, "now", lambda: now)


def found(words, person):
    """What the register of places finds of these words: how often they are read, and kept."""
    sought = Sought(pages=(0,), storyteller=person.pk, words=(words,))
    asked = ("studio: every idea and wish", "ideas", "ideas that were taken back")
    return {each.name: sum(each.count(sought).values()) for each in surfaces() if each.name in asked}


def test_where_is_finds_the_words_of_an_idea(worked_on, aino):
    here = found(TITLE, aino)
    assert here["studio: every idea and wish"] > 0
    assert here["ideas"] == 1


def test_after_everything_is_taken_back_no_page_serves_its_words(worked_on, aino, eeva, door):
    assert taking_back.take_back_everything(aino) == 0
    for name, *numbers in (("newsroom",), ("idea", worked_on.pk), ("desk",), ("home",), ("calendar",)):
        page = door(eeva).get(at(name, *numbers)).content.decode()
        assert TITLE not in page
        assert NOTE not in page
    assert found(TITLE, aino)["studio: every idea and wish"] == 0
    assert found(TITLE, aino)["ideas that were taken back"] == 1


PLACE, EDITORS_NOTE = "Linjan viisi pääteasema", "Kuskilla on vuoro seitsemästä"


@pytest.fixture
def promised(idea, aino, eeva):
    """What Eeva promised by a day, and what waits for whoever wants to, with her notes and places."""
    terms = assigning.Terms(role="pictures", due=clock.today(), place=PLACE, note=EDITORS_NOTE)
    assigning.make_assignment(eeva, idea=idea, terms=terms, person=eeva)
    return assigning.make_assignment(eeva, idea=idea, terms=terms)


def everything_about_it(door, person):
    """What the newsroom reads of things to do: desk, home, board and calendar, and the calendar's copy."""
    pages = [door(person).get(at(name)) for name in ("desk", "home", "newsroom", "calendar")]
    return "\n".join([page.content.decode() for page in pages] + [calendar_feed.feed_of(person)])


def test_what_there_was_to_do_for_it_is_nowhere_and_comes_back(promised, idea, aino, eeva, door):
    before = everything_about_it(door, eeva)
    assert before.count(TITLE) >= 4
    for press in (taking_back.take_back_everything, lambda me: taking_ideas.take_back_idea(me, idea=idea)):
        press(aino)
        page = everything_about_it(door, eeva)
        for words in (TITLE, PLACE, EDITORS_NOTE, str(TAKEN_AWAY), at("take_assignment", promised.pk)):
            assert words not in page
        assert door(eeva).get(at("idea", idea.pk)).status_code == 404
        taking_ideas.undo_idea(aino, taken=TakenIdea.objects.get())
        assert everything_about_it(door, eeva).count(TITLE) == before.count(TITLE)


def test_nobody_takes_up_what_was_taken_back(promised, idea, aino, eeva, door):
    taking_ideas.take_back_idea(aino, idea=idea)
    for act in (assigning.take_assignment, assigning.drop):
        with pytest.raises(AlreadyDecided):
            act(eeva, assignment=promised)
    answer = door(eeva).post(at("take_assignment", promised.pk), follow=True)
    assert answer.status_code == 200
    assert Assignment.objects.get(pk=promised.pk).person is None


def test_a_draft_begun_from_it_is_its_tellers_alone(promised, idea, aino, eeva, monkeypatch):
    mine = assigning.make_assignment(eeva, idea=idea, terms=assigning.Terms(role="interviews"), person=eeva)
    story = assigning.begin_from(eeva, assignment=mine)
    taking_ideas.take_back_idea(aino, idea=idea)
    assert story not in [card.story for card in board.cards()]
    taking_ideas.undo_idea(aino, taken=TakenIdea.objects.get())
    assert story in [card.story for card in board.cards()]
    taking_ideas.take_back_idea(aino, idea=Idea.objects.get())
    later(monkeypatch, hours=24, seconds=1)
    assert erase_ideas_due() == 1
    assert not Assignment.objects.exists()
    assert StoryPage.objects.filter(pk=story.pk, storyteller=eeva).exists()


def test_on_which_nobody_works_it_is_nowhere(idea, aino, eeva, door):
    taking_ideas.take_back_idea(aino, idea=idea)
    assert door(eeva).get(at("idea", idea.pk)).status_code == 404
    assert door(aino).get(at("passport")).content.decode().count(TITLE) >= 1


def test_within_the_day_all_of_it_comes_back(worked_on, aino, door):
    before = list(Assignment.objects.order_by("pk").values("note", "place"))
    told = list(Notice.objects.order_by("pk").values("title", "words"))
    taking_ideas.take_back_idea(aino, idea=worked_on)
    door(aino).post(at("undo_idea", TakenIdea.objects.get().pk))
    back = Idea.objects.get()
    assert (back.title, back.by, back.state) == (TITLE, aino, Idea.State.KEPT)
    assert list(Assignment.objects.order_by("pk").values("note", "place")) == before
    assert list(Notice.objects.order_by("pk").values("title", "words")) == told
    assert not TakenIdea.objects.exists()


def test_nobody_else_undoes_it(idea, aino, oiva, door):
    taking_ideas.take_back_idea(aino, idea=idea)
    assert door(oiva).post(at("undo_idea", TakenIdea.objects.get().pk)).status_code == 404


def test_after_the_day_nothing_of_it_is_kept(idea, worked_on, aino, monkeypatch):
    other = ideas.bring_idea(aino, title="Kahvila")
    for each in (worked_on, other):
        taking_ideas.take_back_idea(aino, idea=each)
    taken = TakenIdea.objects.get(idea=worked_on)
    later(monkeypatch, hours=24, seconds=1)
    with pytest.raises(TooLate):
        taking_ideas.undo_idea(aino, taken=taken)
    assert erase_ideas_due() == 2
    assert not any(found(TITLE, aino).values())
    assert not Idea.objects.filter(pk=other.pk).exists()
    assert not Idea.objects.filter(pk=worked_on.pk).exists()
    assert not Assignment.objects.exists()
