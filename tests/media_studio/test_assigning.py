"""Who does what: given, taken, given back, done, dropped; a story begun from it is its teller's own."""

import pytest
from django.core.exceptions import PermissionDenied

from media_studio import assigning, drafting, newsroom, reminding, taking_back
from media_studio.models import Idea, Notice
from media_studio.refusals import AlreadyDecided
from portal.accounts.roles import Role, give_role

from .conftest import save
from .newsroom_world import fresh, given, idea_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def expert(oiva):
    give_role(oiva, Role.EXPERIENCE_EXPERT)
    return oiva


@pytest.fixture
def idea(aino):
    return idea_of(aino)


def kinds(person):
    return list(Notice.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_giving_something_to_do_keeps_the_idea_and_tells_both(idea, aino, eeva, expert):
    made = given(eeva, idea, expert, role="pictures")
    assert (fresh(idea).state, made.person) == (Idea.State.KEPT, expert)
    assert (kinds(aino), kinds(expert)) == (["idea kept"], ["assigned"])


def test_only_the_newsroom_and_who_brought_the_idea_can_be_given_something(idea, aino, veikko, eeva):
    assert given(eeva, idea, aino).person == aino
    with pytest.raises(PermissionDenied):
        given(eeva, idea, veikko)


def test_only_one_takes_what_is_open(idea, eeva, expert, veikko):
    made = given(eeva, idea)
    with pytest.raises(PermissionDenied):
        assigning.take_assignment(veikko, assignment=made)
    assigning.take_assignment(expert, assignment=made)
    with pytest.raises(AlreadyDecided):
        assigning.take_assignment(eeva, assignment=made)
    assert [one.pk for one in newsroom.assignments_of(expert)] == [made.pk]


def test_giving_back_opens_it_again(idea, aino, eeva):
    made = given(eeva, idea, aino)
    assigning.give_back(aino, assignment=made)
    assert list(newsroom.open_assignments()) == [made]
    assert newsroom.assignments_of(aino) == []


def test_nobody_acts_on_what_is_somebody_elses(idea, aino, eeva, expert):
    made = given(eeva, idea, aino)
    for act in (assigning.give_back, assigning.finish, assigning.begin_from):
        with pytest.raises(PermissionDenied):
            act(eeva, assignment=made)
    with pytest.raises(PermissionDenied):
        assigning.drop(aino, assignment=made)


@pytest.mark.parametrize("end", [assigning.finish, assigning.drop])
def test_what_is_over_takes_no_more_acts(idea, eeva, end):
    made = given(eeva, idea, eeva)
    end(eeva, assignment=made)
    for act in (assigning.give_back, assigning.finish, assigning.drop, assigning.take_assignment):
        with pytest.raises(AlreadyDecided):
            act(eeva, assignment=made)


def test_a_story_is_begun_once_and_is_its_tellers_own(site, idea, aino, eeva):
    made = given(eeva, idea, eeva, role="interviews")
    story = assigning.begin_from(eeva, assignment=made)
    assert assigning.begin_from(eeva, assignment=made) == story
    assert (story.storyteller, story.live, story.telling.kind) == (eeva, False, "interview")
    assert fresh(idea).state == Idea.State.USED
    assert kinds(aino)[-1] == "idea used"


def test_pictures_begin_no_story(site, idea, eeva):
    with pytest.raises(PermissionDenied):
        assigning.begin_from(eeva, assignment=given(eeva, idea, eeva, role="pictures"))


def test_a_story_that_was_handed_in_is_no_promise_any_more(site, idea, aino, eeva):
    made = given(eeva, idea, aino)
    story = assigning.begin_from(aino, assignment=made)
    assert newsroom.assignments_of(aino) == [made]
    save(aino, story, text="Bussi tulee.")
    story.telling.nobody_else_at = made.made_at
    story.telling.save()
    drafting.hand_in(aino, story=story, through_supporter=False)
    assert newsroom.assignments_of(aino) == []


def test_a_story_that_was_taken_back_leaves_no_promise(site, idea, aino, eeva):
    made = given(eeva, idea, aino)
    taking_back.take_back_story(aino, story=assigning.begin_from(aino, assignment=made))
    assert newsroom.assignments_of(aino) == []


@pytest.mark.parametrize(("days", "hears"), [(0, True), (1, True), (2, False), (-1, False), (None, False)])
def test_who_promised_hears_on_the_day_and_the_day_before(idea, aino, eeva, monkeypatch, days, hears):
    given(eeva, idea, aino, days=days)
    told = []
    monkeypatch.setattr(reminding, "tell_something_waits", lambda person, desk: told.append((person, desk)))
    reminding.remind_newsroom()
    assert told == ([(aino, "studio:home")] if hears else [])
