"""The board shows what is the newsroom's to see: a member's private draft is nobody's."""

from datetime import timedelta

import pytest
from django.utils import translation

from content import reporting
from content.models import PersonIn, StoryPage
from media_studio import assigning, board, drafting, people, publishing, reviewing, taking_back
from media_studio.models import SupporterReading
from media_studio.policy.columns import Column, Name, Seen, place_of
from media_studio.policy.stages import Stage
from media_studio.queries import read_revision
from media_studio.views.board_words import HEADINGS, columns
from portal.kit import clock
from tests.factories.telling import read_through

from .conftest import at, save, support
from .newsroom_world import given, idea_of

HIDDEN = {Stage.DRAFT, Stage.WITH_SUPPORTER, Stage.CHANGE_ASKED, Stage.TAKEN_BACK, Stage.SEALED}


@pytest.mark.parametrize("stage", Stage)
def test_without_an_idea_nothing_private_has_a_place(stage):
    """What was read has one; what was taken back has none, whatever else is known of it."""
    place = place_of(Seen(stage=stage))
    assert (place is None) == (stage in HIDDEN | {Stage.WAITS_FOR_YES, Stage.WAITS_FOR_PEOPLE, Stage.PLANNED})
    assert place_of(Seen(stage=stage, has_idea=True)) is None or stage not in {Stage.TAKEN_BACK, Stage.SEALED}


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("team_asked", [True, False])
def test_what_is_written_from_an_idea_is_called_by_the_idea(stage, team_asked):
    place = place_of(Seen(stage=stage, has_idea=True, team_asked=team_asked, was_read=True))
    if place and place[0] is Column.WRITTEN:
        assert place[1] is Name.OF_IDEA


def test_what_has_a_day_stands_by_the_name_under_which_it_was_read():
    assert place_of(Seen(stage=Stage.PLANNED, was_read=True)) == (Column.PLANNED, Name.AS_READ)


@pytest.mark.parametrize("stage", [Stage.TAKEN_BACK, Stage.SEALED])
def test_what_was_taken_back_has_no_place_even_when_it_was_read_and_planned(stage):
    facts = {"has_idea": True, "team_asked": True, "was_read": True}
    assert place_of(Seen(stage=stage, **facts)) is None


EVERYTHING = {"has_idea": True, "team_asked": True, "was_read": True, "stands": True}


@pytest.mark.parametrize("stage", Stage)
def test_every_state_has_a_column_but_what_its_teller_took_away(stage):
    place = place_of(Seen(stage=stage, **EVERYTHING))
    assert (place is None) == (stage is Stage.SEALED)
    assert place_of(Seen(stage=Stage.TAKEN_BACK, **EVERYTHING | {"stands": False})) is None
    assert place is None or place[0] in HEADINGS


def shown():
    return {(card.column, card.title) for card in board.cards()}


def words(person):
    with translation.override("en"):
        return [(row.title, row.sentence, row.next) for column in columns(person) for row in column.rows]


def fresh(story):
    return StoryPage.objects.get(pk=story.pk)


def publish(person, story, byline="Sinivuokko"):
    found = read_revision(fresh(story))
    publishing.publish_consented(
        person, story=fresh(story), revision_id=found.pk, byline=byline, places=["site"]
    )


@pytest.fixture
def ready(written, aino):
    """Aino has said that nobody else is in it."""
    written.telling.nobody_else_at = clock.now()
    written.telling.save()
    return written


@pytest.mark.django_db
def test_a_private_draft_is_on_no_board(ready):
    assert shown() == set()


@pytest.mark.django_db
def test_what_only_the_supporter_reads_is_on_no_board(ready, aino, veikko):
    support(aino, veikko)
    drafting.hand_in(aino, story=ready, through_supporter=True)
    assert shown() == set()
    task = SupporterReading.objects.get(active=True)
    state = fresh(ready).current_workflow_task_state
    task.on_action(state, veikko, "reject", comment="Lyhennä.")
    assert shown() == set()


@pytest.mark.django_db
def test_handed_in_it_is_there_by_the_name_it_was_handed_in_with(ready, aino, eeva):
    drafting.hand_in(aino, story=ready, through_supporter=False)
    save(aino, ready, title="Salainen uusi nimi")
    assert shown() == {(Column.READ, "Aamu laiturilla")}
    reviewing.ask_changes(eeva, story=fresh(ready), words="Lyhennä.")
    assert shown() == {(Column.WRITTEN, "Aamu laiturilla")}


@pytest.mark.django_db
def test_pulled_back_it_is_private_again(ready, aino):
    drafting.hand_in(aino, story=ready, through_supporter=False)
    drafting.take_back_handing_in(aino, story=ready)
    assert shown() == set()


@pytest.mark.django_db
def test_read_it_waits_for_a_yes_and_then_it_is_public_under_the_chosen_name(ready, aino, eeva):
    drafting.hand_in(aino, story=ready, through_supporter=False)
    read_through(eeva, fresh(ready))
    save(aino, ready, title="Salainen uusi nimi")
    assert shown() == {(Column.CONSENT, "Aamu laiturilla")}
    publish(aino, ready)
    assert shown() == {(Column.PUBLIC, "Aamu laiturilla")}
    [card] = words(eeva)
    assert "Aino" not in " ".join(card)
    assert card[1].startswith("Sinivuokko, since today")


@pytest.mark.django_db
def test_what_somebody_in_it_took_away_waits_for_their_yes(ready, aino, eeva):
    publish_read(aino, eeva, ready)
    kerttu = people.add_person(aino, story=fresh(ready), about=people.About(name="Kerttu", what=["name"]))
    assert shown() == {(Column.CONSENT, "Aamu laiturilla")}
    (row,) = words(eeva)
    assert row[1:] == ("The people in it, since today.", "Next: everybody in it says yes.")
    PersonIn.objects.filter(pk=kerttu.pk).delete()  # as when nobody's yes is missing any more
    assert shown() == {(Column.TAKEN_DOWN, "Aamu laiturilla")}
    assert "Aino" not in str(words(eeva))


def publish_read(aino, eeva, story):
    drafting.hand_in(aino, story=story, through_supporter=False)
    read_through(eeva, fresh(story))
    publish(aino, story)


@pytest.mark.django_db
def test_after_thirty_days_it_leaves_the_board(ready, aino, eeva, monkeypatch):
    drafting.hand_in(aino, story=ready, through_supporter=False)
    read_through(eeva, fresh(ready))
    publish(aino, ready)
    later = clock.now() + timedelta(days=31)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert shown() == set()


@pytest.mark.django_db
def test_taken_down_it_is_there_without_the_tellers_own_name(ready, aino, eeva):
    drafting.hand_in(aino, story=ready, through_supporter=False)
    read_through(eeva, fresh(ready))
    publish(aino, ready)
    reporting.take_down(eeva, thing=fresh(ready), reason="Nimi näkyy.")
    assert shown() == {(Column.TAKEN_DOWN, "Aamu laiturilla")}
    assert "Aino" not in str(words(eeva))


@pytest.mark.django_db
@pytest.mark.parametrize("is_public", [True, False])
def test_taken_back_it_is_gone_at_once(ready, aino, eeva, is_public):
    drafting.hand_in(aino, story=ready, through_supporter=False)
    if is_public:
        read_through(eeva, fresh(ready))
        publish(aino, ready)
    taking_back.take_back_story(aino, story=fresh(ready))
    assert shown() == set()


@pytest.mark.django_db
def test_begun_from_an_idea_it_is_there_only_by_the_ideas_name(site, aino, eeva):
    idea = idea_of(aino, title="Bussi 7")
    assert shown() == {(Column.IDEAS, "Bussi 7")}
    story = assigning.begin_from(aino, assignment=given(eeva, idea, aino))
    save(aino, story, title="Salainen nimi", text="Bussi tulee.")
    assert shown() == {(Column.WRITTEN, "Bussi 7")}
    taking_back.take_back_story(aino, story=fresh(story))
    assert shown() == set()


@pytest.mark.django_db
def test_an_idea_says_who_does_what_by_when(aino, eeva):
    given(eeva, idea_of(aino), eeva, role="pictures", days=1)
    [(_title, sentence, following)] = words(eeva)
    assert sentence == "Eeva, since today."
    assert following == "Next: Eeva takes pictures. It is due tomorrow."


@pytest.mark.django_db
def test_the_way_to_look_is_remembered(eeva, door, site):
    browser = door(eeva)
    assert 'data-board="columns"' in browser.get(at("newsroom")).content.decode()
    idea_of(eeva)
    assert 'data-board="list"' in browser.get(at("newsroom"), {"as": "list"}).content.decode()
    assert 'data-board="list"' in browser.get(at("newsroom")).content.decode()
    assert 'data-board="list"' in browser.get(at("newsroom"), {"as": "x"}).content.decode()


@pytest.mark.django_db
def test_no_words_of_a_private_draft_are_on_any_page_of_the_newsroom(ready, eeva, aino, door):
    browser = door(eeva)
    save(aino, ready, title="Kielojen aika", text="Kielo kukkii.")
    for name in ("newsroom", "calendar", "desk"):
        page = browser.get(at(name)).content.decode()
        assert "Kielo" not in page
        assert "Aamu laiturilla" not in page
