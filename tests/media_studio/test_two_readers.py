"""Of a first-time teller's story, two different people of the media team read the same version."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied

from content.models import StoryPage
from media_studio import desk, drafting, permissions, queries, reminding, reviewing, supporting
from media_studio.models import Notice, Support
from media_studio.policy.stages import Stage
from media_studio.refusals import AlreadyDecided
from media_studio.workflows import reading_workflow
from portal.accounts.roles import Role, give_role
from portal.kit import clock
from tests.factories.telling import begin_alone, read_through, second_reader

from .conftest import TEXT, at, save, support

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture
def half_read(handed_in, eeva):
    reviewing.pass_on(eeva, story=handed_in)
    return handed_in


@pytest.fixture
def leena(roles):
    return second_reader()


def test_one_reader_is_not_enough_for_a_first_story(half_read, aino):
    assert queries.stage(half_read) is Stage.WITH_EDITOR
    assert queries.read_revision(half_read) is None
    assert "One more person reads it." in Notice.objects.unseen(aino).get().sentence


def test_the_first_reader_is_not_the_second(half_read, eeva):
    for act in (reviewing.pass_on, reviewing.ask_changes):
        with pytest.raises(AlreadyDecided):
            act(eeva, story=half_read, words="Vielä jotain.")
    step = queries.current_step(half_read)
    with pytest.raises(PermissionDenied):
        step.on_action(half_read.current_workflow_task_state, eeva, "approve")
    assert desk.waiting_for(eeva) == []
    assert queries.stage(half_read) is Stage.WITH_EDITOR


def test_another_one_is(half_read, leena):
    assert [row.story.pk for row in desk.waiting_for(leena)] == [half_read.pk]
    reviewing.pass_on(leena, story=half_read)
    assert queries.stage(half_read) is Stage.WAITS_FOR_YES


def test_where_nobody_is_left_to_read_the_teller_and_the_other_editors_hear_it(half_read, aino, eeva, door):
    assert desk.may_nobody_read(half_read)
    assert [row.story.pk for row in desk.without_reader(eeva)] == [half_read.pk]
    assert "These have no reader" in door(eeva).get(at("desk")).content.decode()
    assert "Nobody can read it yet" in door(aino).get(at("home")).content.decode()
    assert "Nobody can read it yet" in door(aino).get(at("write", half_read.pk)).content.decode()


def test_an_administrator_hears_that_a_story_has_no_reader_and_not_which(half_read, sampo, door, monkeypatch):
    page = door(sampo).get(at("desk")).content.decode()
    assert "A story waits. Nobody can read it yet." in page
    assert half_read.title not in page
    assert door(sampo).get(at("reading", half_read.pk)).status_code == 403
    assert "/desk/" in door(sampo).get(at("home")).content.decode()
    told = []
    monkeypatch.setattr(reminding, "tell_something_waits", lambda person, desk: told.append((person, desk)))
    reminding.remind_readers()
    assert told == []
    monkeypatch.setattr(reminding, "WAITED", datetime.timedelta(seconds=-1))
    reminding.remind_readers()
    assert told == [(sampo, "studio:desk")]
    second_reader()
    assert desk.without_reader(sampo) == []


def test_another_reader_is_enough(half_read, leena, eeva):
    assert not desk.may_nobody_read(half_read)
    assert desk.without_reader(eeva) == []


def test_a_peer_may_be_either(handed_in, oiva, eeva):
    give_role(oiva, Role.EXPERIENCE_EXPERT)
    reviewing.pass_on(oiva, story=handed_in)
    reviewing.pass_on(eeva, story=handed_in)
    assert queries.stage(handed_in) is Stage.WAITS_FOR_YES


def test_two_who_press_at_once_both_count(handed_in, eeva, leena):
    seen = queries.handed_in_revision(handed_in).pk
    for reader in (eeva, leena):
        reviewing.pass_on(reader, story=handed_in, seen_revision=seen)
    assert queries.read_revision(handed_in).pk == seen


def test_a_double_press_counts_once(handed_in, eeva):
    seen = queries.handed_in_revision(handed_in).pk
    reviewing.pass_on(eeva, story=handed_in, seen_revision=seen)
    with pytest.raises(AlreadyDecided):
        reviewing.pass_on(eeva, story=handed_in, seen_revision=seen)
    assert queries.stage(handed_in) is Stage.WITH_EDITOR


def test_the_second_asks_for_a_change_and_both_read_anew(half_read, aino, eeva, leena):
    reviewing.ask_changes(leena, story=half_read, words="Kerro lisää.")
    assert queries.stage(half_read) is Stage.CHANGE_ASKED
    save(aino, half_read, text=f"{TEXT}\n\nLisää.")
    drafting.hand_in(aino, story=half_read, through_supporter=False)
    reviewing.pass_on(leena, story=half_read)
    assert queries.stage(half_read) is Stage.WITH_EDITOR
    reviewing.pass_on(eeva, story=half_read)
    assert queries.stage(half_read) is Stage.WAITS_FOR_YES


def test_both_read_the_same_version(half_read, aino, leena):
    read = queries.handed_in_revision(half_read).pk
    save(aino, half_read, text="Tätä ei lukenut kukaan.")
    assert queries.handed_in_revision(half_read).pk == read
    reviewing.pass_on(leena, story=half_read)
    assert queries.read_revision(half_read).pk == read


def test_a_step_begun_again_in_the_cms_does_not_join_two_versions(half_read, aino, leena):
    reviewing.ask_changes(leena, story=half_read, words="Kerro lisää.")
    save(aino, half_read, text="Toinen versio.")
    half_read.current_workflow_state.resume(user=aino)
    half_read.refresh_from_db()
    state = half_read.current_workflow_task_state
    state.revision = half_read.get_latest_revision()
    state.save()
    reviewing.pass_on(leena, story=half_read)
    assert queries.read_revision(half_read) is None
    assert queries.stage(half_read) is Stage.DRAFT


def test_one_reads_when_something_of_the_teller_was_public(handed_in, aino, eeva):
    StoryPage.objects.filter(pk=handed_in.pk).update(first_published_at="2026-01-01T10:00Z")
    story = begin_alone(aino, title="Toinen tarina")
    save(aino, story, text=TEXT)
    drafting.hand_in(aino, story=story, through_supporter=False)
    reviewing.pass_on(eeva, story=story)
    assert queries.stage(story) is Stage.WAITS_FOR_YES


def test_a_reading_that_was_begun_by_one_is_ended_by_one(written, aino, eeva):
    reading_workflow(through_supporter=False, by_two=False).start(written, user=aino)
    reviewing.pass_on(eeva, story=written)
    assert queries.stage(written) is Stage.WAITS_FOR_YES


def test_a_supporter_comes_before_the_two(supported, aino, veikko, eeva):
    drafting.hand_in(aino, story=supported, through_supporter=True)
    reviewing.pass_on(veikko, story=supported)
    read_through(eeva, supported)
    assert queries.stage(supported) is Stage.WAITS_FOR_YES


def test_the_pages_say_that_two_read(handed_in, aino, eeva, leena, door):
    assert "Two people read" in door(eeva).get(at("reading", handed_in.pk)).content.decode()
    answer = door(eeva).post(at("pass_on", handed_in.pk), follow=True)
    assert "One more person reads it." in answer.content.decode()
    page = door(leena).get(at("reading", handed_in.pk)).content.decode()
    assert "Eeva has read this" in page
    assert door(eeva).get(at("reading", handed_in.pk)).status_code == 302
    drafting.take_back_handing_in(aino, story=handed_in)
    assert "Two people read your first story." in door(aino).get(at("hand_in", handed_in.pk)).content.decode()


@pytest.mark.parametrize(
    ("ended", "may"), [(None, False), (29, False), (31, True)], ids=["still helps", "29 days", "31 days"]
)
def test_whoever_helps_the_teller_does_not_read_for_the_media_team(handed_in, aino, eeva, ended, may):
    other = begin_alone(aino, title="Toinen")
    asked = support(aino, eeva, story=other)
    if ended is not None:
        supporting.end_support(aino, support=asked)
        Support.objects.update(ended_at=clock.now() - datetime.timedelta(days=ended))
    assert permissions.may_see_draft(eeva, handed_in) is may
    assert bool(desk.waiting_for(eeva)) is may
    if may:
        reviewing.pass_on(eeva, story=handed_in)
        return
    with pytest.raises(PermissionDenied):
        reviewing.pass_on(eeva, story=handed_in)
    assert permissions.may_see_draft(second_reader(), handed_in)
