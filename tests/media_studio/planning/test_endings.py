"""What ends a plan: other words, somebody in the story, taking back, sealing, erasing, taking down."""

import datetime

import pytest
from django.utils import timezone

from content import asking_people, erasing, reporting, restoring, sealing
from content.models import Consent, Seal, StoryPage
from content.models.people_in import PersonIn
from content.recognising import digest_of_person
from media_studio import drafting, people, planning, publishing, queries, versioning
from media_studio.policy.stages import Stage
from tests.factories.telling import read_through

from ..conftest import save
from .planned_world import DAYS, clock_stands, fresh, plan, the_day_comes, told

pytestmark = pytest.mark.django_db


def no_plan(story):
    now = fresh(story)
    assert queries.planned_for(now) is None
    assert now.go_live_at is None
    assert not now.revisions.exclude(approved_go_live_at=None).exists()


def never_public(story, day, monkeypatch):
    no_plan(story)
    the_day_comes(monkeypatch, day)
    assert not fresh(story).live


@pytest.fixture
def kerttu(handed_in, aino):
    """She is in the story, and said yes to what was handed in."""
    person = people.add_person(aino, story=handed_in, about=people.About(name="Kerttu", what=["name"]))
    return person, people.make_link(aino, person=person)


def says_yes(key):
    person = asking_people.person_of(key)
    seen = digest_of_person(person, asking_people.newest_version(person.page))
    return asking_people.say_yes(key, seen=seen)


@pytest.fixture
def planned_with_her(handed_in, kerttu, aino, eeva, day):
    says_yes(kerttu[1])
    read_through(eeva, handed_in)
    plan(aino, fresh(handed_in), day)
    return fresh(handed_in)


class TestOtherWords:
    def test_end_it_and_the_version_that_was_read_waits_for_a_yes(self, planned, aino, day, monkeypatch):
        save(aino, planned, text="Toiset sanat.")
        assert queries.stage(fresh(planned)) is Stage.WAITS_FOR_YES
        assert told(aino) >= {"day changed"}
        never_public(planned, day, monkeypatch)

    def test_the_same_words_end_nothing(self, planned, aino, day):
        save(aino, planned, text=drafting.written(planned).text)
        assert queries.planned_for(fresh(planned)) == day

    def test_an_earlier_version_brought_back_ends_it(self, written, aino, eeva, day):
        save(aino, written, text="Toiset sanat.")
        drafting.hand_in(aino, story=fresh(written), through_supporter=False)
        first = fresh(written).current_workflow_task_state.revision
        drafting.take_back_handing_in(aino, story=fresh(written))
        save(aino, written, text="Kolmannet sanat.")
        drafting.hand_in(aino, story=fresh(written), through_supporter=False)
        read_through(eeva, fresh(written))
        plan(aino, fresh(written), day)
        versioning.bring_back(aino, story=fresh(written), version=first)
        no_plan(written)

    def test_the_editor_hears_of_it_by_the_title_that_was_read(self, planned, aino):
        from media_studio.models import Notice

        save(aino, planned, title="Salainen uusi nimi", text="Toiset sanat.")
        others = Notice.objects.filter(kind="day changed").exclude(person=aino)
        assert set(others.values_list("title", flat=True)) == {"Aamu laiturilla"}


class TestSomebodyInIt:
    def test_who_takes_back_ends_it(self, planned_with_her, kerttu, aino, eeva, day, monkeypatch):
        asking_people.take_back(kerttu[1])
        assert {"person took back", "day hidden"} <= told(aino)
        assert "day hidden" in told(eeva)
        assert queries.stage(fresh(planned_with_her)) is Stage.WAITS_FOR_PEOPLE
        never_public(planned_with_her, day, monkeypatch)

    def test_when_they_say_yes_again_it_waits_for_the_storytellers(self, planned_with_her, kerttu):
        asking_people.take_back(kerttu[1])
        says_yes(kerttu[1])
        assert queries.stage(fresh(planned_with_her)) is Stage.WAITS_FOR_YES

    def test_a_no_of_somebody_who_comes_on_the_list_later(self, planned, aino, day, monkeypatch):
        people.add_person(aino, story=planned, about=people.About(name="Oiva", what=["name"]))
        assert "day changed" in told(aino)
        assert queries.stage(fresh(planned)) is Stage.WAITS_FOR_PEOPLE
        never_public(planned, day, monkeypatch)

    def test_whose_time_is_over_by_then_is_asked_for_at_the_day(
        self, planned_with_her, aino, eeva, day, monkeypatch
    ):
        until = timezone.localdate(day) - datetime.timedelta(days=1)
        PersonIn.objects.update(until=until)
        the_day_comes(monkeypatch, day)
        no_plan(planned_with_her)
        assert not fresh(planned_with_her).live
        assert "day missed" in told(aino)
        assert "day missed" in told(eeva)

    def test_a_day_after_their_last_one_is_refused(self, handed_in, aino, eeva, day):
        until = timezone.localdate(day) - datetime.timedelta(days=1)
        about = people.About(name="Kerttu", what=["name"], until=until)
        key = people.make_link(aino, person=people.add_person(aino, story=handed_in, about=about))
        says_yes(key)
        read_through(eeva, handed_in)
        with pytest.raises(planning.NotReady):
            plan(aino, fresh(handed_in), day)


class TestTakingBack:
    def test_keeping_the_draft(self, planned, aino, day, monkeypatch):
        publishing.take_back(aino, story=planned)
        assert queries.stage(fresh(planned)) is Stage.TAKEN_BACK
        assert queries.read_revision(fresh(planned)) is None
        never_public(planned, day, monkeypatch)

    def test_taking_down(self, planned, eeva, day, monkeypatch):
        reporting.take_down(eeva, thing=planned, reason="Nimi näkyy.")
        assert queries.stage(fresh(planned)) is Stage.TAKEN_DOWN
        never_public(planned, day, monkeypatch)

    def test_sealing(self, planned, aino, day, monkeypatch):
        sealing.seal(aino, page=planned)
        assert queries.stage(fresh(planned)) is Stage.SEALED
        never_public(planned, day, monkeypatch)

    def test_erasing_leaves_nothing_that_could_come(self, planned, aino, day, monkeypatch):
        sealing.seal(aino, page=planned)
        clock_stands(monkeypatch, timezone.now() + datetime.timedelta(hours=25))
        assert erasing.erase_due() == 1
        the_day_comes(monkeypatch, day)
        assert not StoryPage.objects.filter(pk=planned.pk).exists()

    def test_an_undone_seal_gives_the_day_back(self, planned, aino, day, monkeypatch):
        sealing.seal(aino, page=planned)
        sealing.undo_seal(aino, seal=Seal.objects.get())
        assert queries.planned_for(fresh(planned)) == day
        assert queries.stage(fresh(planned)) is Stage.PLANNED
        the_day_comes(monkeypatch, day)
        assert fresh(planned).live

    def test_not_when_the_day_is_over_by_then(self, was_read, aino, monkeypatch):
        soon = timezone.now() + datetime.timedelta(hours=2)
        plan(aino, was_read, soon)
        sealing.seal(aino, page=fresh(was_read))
        clock_stands(monkeypatch, soon + datetime.timedelta(hours=1))
        outcome = sealing.undo_seal(aino, seal=Seal.objects.get())
        assert outcome.why
        no_plan(was_read)

    def test_not_when_somebody_in_it_took_back_meanwhile(self, planned_with_her, kerttu, aino):
        sealing.seal(aino, page=planned_with_her)
        PersonIn.objects.update(withdrawn_at=timezone.now())
        outcome = sealing.undo_seal(aino, seal=Seal.objects.get())
        assert outcome.why
        no_plan(planned_with_her)

    def test_a_restore_does_not_bring_the_day_back(self, planned, aino, day, monkeypatch):
        dated = planned.revisions.exclude(approved_go_live_at=None).get()
        planning.end_plan(aino, story=planned)
        # As the backup of a minute ago knew it.
        Consent.objects.update(replaced_at=None, unplanned_at=None)
        planned.revisions.filter(pk=dated.pk).update(approved_go_live_at=day)
        restoring.replay_ledger()
        never_public(planned, day, monkeypatch)

    def test_replaying_the_ledger_later_leaves_a_newer_yes_alone(self, planned, aino, day):
        planning.end_plan(aino, story=planned)
        read = queries.read_revision(fresh(planned))
        publishing.publish_consented(
            aino, story=fresh(planned), revision_id=read.pk, byline="Aino", places=["site"]
        )
        restoring.replay_ledger()
        assert fresh(planned).live


def test_one_that_fails_stops_no_other(planned, day, monkeypatch, caplog):
    from content.models import planned as due
    from tests.factories.pages import make_news

    news = make_news(title="Ajastettu")
    news.unpublish()
    news.revisions.update(approved_go_live_at=day + DAYS / 24)
    monkeypatch.setattr(due, "_publish_due", lambda *_args: 1 / 0)
    the_day_comes(monkeypatch, day + DAYS / 12)
    assert not fresh(planned).live
    assert queries.planned_for(fresh(planned)) == day
    monkeypatch.undo()
