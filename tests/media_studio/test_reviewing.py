import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from media_studio import desk, drafting, queries, reviewing
from media_studio.models import Notice
from media_studio.policy.stages import Stage
from media_studio.refusals import AlreadyDecided, NotReady
from portal.accounts.roles import Role, give_role
from tests.factories.telling import begin_alone, read_through

from .conftest import TEXT, save

pytestmark = pytest.mark.django_db


def test_a_story_goes_from_supporter_to_editor_to_its_storyteller(supported, aino, veikko, eeva):
    drafting.hand_in(aino, story=supported, through_supporter=True)
    reviewing.pass_on(veikko, story=supported)
    assert queries.stage(supported) is Stage.WITH_EDITOR
    read_through(eeva, supported)
    assert queries.stage(supported) is Stage.WAITS_FOR_YES
    supported.refresh_from_db()
    assert not supported.live
    assert [notice.kind for notice in Notice.objects.unseen(aino)] == [
        "waits for yes",
        "read by one",
        "passed on",
    ]


def test_wagtail_sends_no_mail_of_its_own(was_read):
    assert mail.outbox == []


def test_a_supporter_does_not_do_the_editors_step(supported, aino, veikko):
    drafting.hand_in(aino, story=supported, through_supporter=False)
    with pytest.raises(PermissionDenied):
        reviewing.pass_on(veikko, story=supported)


def test_an_editor_does_not_do_the_supporters_step(supported, aino, eeva):
    drafting.hand_in(aino, story=supported, through_supporter=True)
    with pytest.raises(PermissionDenied):
        reviewing.pass_on(eeva, story=supported)


def test_an_experience_expert_reads_as_a_peer(handed_in, oiva):
    give_role(oiva, Role.EXPERIENCE_EXPERT)
    read_through(oiva, handed_in)
    assert queries.stage(handed_in) is Stage.WAITS_FOR_YES


def test_nobody_else_reads(handed_in, oiva, mirja, sampo):
    for person in (oiva, mirja, sampo):
        with pytest.raises(PermissionDenied):
            reviewing.pass_on(person, story=handed_in)


def test_an_editor_never_passes_on_her_own_story(site, eeva):
    story = begin_alone(eeva, title="Minun")
    save(eeva, story, text=TEXT)
    drafting.hand_in(eeva, story=story, through_supporter=False)
    with pytest.raises(PermissionDenied):
        reviewing.pass_on(eeva, story=story)
    assert desk.waiting_for(eeva) == []


def test_asking_for_a_change_needs_words(handed_in, eeva):
    with pytest.raises(NotReady):
        reviewing.ask_changes(eeva, story=handed_in, words="  ")


def test_the_storyteller_hears_what_to_change_and_from_whom(handed_in, aino, eeva):
    reviewing.ask_changes(eeva, story=handed_in, words="Kerro lisää laiturista.")
    notice = Notice.objects.unseen(aino).get()
    assert notice.words == "Kerro lisää laiturista."
    assert "Eeva" in notice.sentence
    assert queries.stage(handed_in) is Stage.CHANGE_ASKED
    assert queries.asked_change(handed_in).comment == "Kerro lisää laiturista."


def test_the_second_reader_is_told_kindly(handed_in, eeva, oiva):
    give_role(oiva, Role.EXPERIENCE_EXPERT)
    read_through(eeva, handed_in)
    with pytest.raises(AlreadyDecided):
        reviewing.pass_on(oiva, story=handed_in)


def test_a_reader_decides_on_the_version_that_they_read(handed_in, aino, eeva):
    seen = queries.handed_in_revision(handed_in).pk
    drafting.take_back_handing_in(aino, story=handed_in)
    save(aino, handed_in, text="Aivan muuta.")
    drafting.hand_in(aino, story=handed_in, through_supporter=False)
    with pytest.raises(AlreadyDecided):
        reviewing.pass_on(eeva, story=handed_in, seen_revision=seen)


def test_a_text_changed_while_it_was_read_does_not_slip_through(handed_in, aino, eeva):
    read = queries.handed_in_revision(handed_in).pk
    save(aino, handed_in, text="Tätä ei lukenut kukaan.")
    read_through(eeva, handed_in)
    assert queries.read_revision(handed_in).pk == read


def test_the_desk_shows_what_waits_the_longest_first(site, aino, oiva, eeva):
    for person, title in ((aino, "Ensin"), (oiva, "Sitten")):
        story = begin_alone(person, title=title)
        save(person, story, text=TEXT)
        drafting.hand_in(person, story=story, through_supporter=False)
    assert [row.title for row in desk.waiting_for(eeva)] == ["Ensin", "Sitten"]


def test_the_desk_says_when_a_story_changed_after_it_was_handed_in(handed_in, aino, eeva):
    assert not desk.waiting_for(eeva)[0].is_changed
    save(aino, handed_in, text="Lisää.")
    assert desk.waiting_for(eeva)[0].is_changed


def test_the_desk_is_empty_for_those_who_do_not_read(handed_in, aino, oiva, mirja):
    assert [desk.waiting_for(person) for person in (aino, oiva, mirja)] == [[], [], []]
