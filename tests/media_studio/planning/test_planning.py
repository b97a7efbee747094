import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from content import consenting
from content.models import Consent, StoryPage
from content.models.consents import is_covered
from content.models.guarding import ConsentMissing
from content.models.planned import plan_of
from media_studio import drafting, planning, publishing, queries
from media_studio.policy.stages import Stage
from media_studio.refusals import AlreadyDecided, Refused

from ..conftest import save
from .planned_world import DAYS, clock_stands, fresh, in_days, plan, the_day_comes, told

pytestmark = pytest.mark.django_db


class TestADay:
    def test_nothing_is_public_before_it(self, planned, day):
        assert not planned.live
        assert queries.stage(planned) is Stage.PLANNED
        assert queries.planned_for(planned) == planned.go_live_at == day
        assert Client().get(planned.url).status_code == 404
        call_command("publish_scheduled")
        assert not fresh(planned).live

    def test_on_it_the_clock_publishes_exactly_what_was_said_yes_to(self, planned, day, aino, monkeypatch):
        the_day_comes(monkeypatch, day)
        public = fresh(planned)
        assert public.live
        assert is_covered(public)
        assert (public.title, public.byline) == ("Aamu laiturilla", "Meri")
        assert public in StoryPage.shown()
        assert queries.stage(public) is Stage.PUBLIC
        assert told(aino) == {"day came"}

    def test_the_clock_comes_late_when_nobody_worked(self, planned, day, monkeypatch):
        the_day_comes(monkeypatch, day + 5 * DAYS)
        assert fresh(planned).live

    def test_it_is_found_by_the_search_at_once(self, planned, day, monkeypatch):
        the_day_comes(monkeypatch, day)
        assert list(StoryPage.objects.live().search("laiturilla"))

    def test_two_workers_publish_it_once(self, planned, day, aino, monkeypatch):
        waiting = plan_of(planned).revision
        the_day_comes(monkeypatch, day)
        first = fresh(planned).last_published_at
        waiting.publish(log_action="wagtail.publish.scheduled")  # what the second one had in its hands
        assert fresh(planned).last_published_at == first
        assert told(aino) == {"day came"}

    def test_a_day_that_is_over_is_refused_kindly(self, was_read, aino):
        with pytest.raises(Refused, match=r".+\."):
            plan(aino, was_read, timezone.now() - DAYS)
        assert queries.stage(was_read) is Stage.WAITS_FOR_YES

    def test_a_day_too_far_away_is_refused_kindly(self, was_read, aino):
        with pytest.raises(Refused):
            plan(aino, was_read, timezone.now() + 400 * DAYS)

    def test_nobody_plans_for_the_storyteller(self, was_read, planned_people):
        for person in planned_people:
            with pytest.raises(PermissionDenied):
                plan(person, was_read)

    def test_what_is_public_cannot_wait_for_a_day(self, was_read, aino, eeva):
        read = queries.read_revision(was_read)
        publishing.publish_consented(
            aino, story=was_read, revision_id=read.pk, byline="Meri", places=["site"]
        )
        save(aino, was_read, text="Uusi loppu.")
        drafting.hand_in(aino, story=fresh(was_read), through_supporter=False)
        from tests.factories.telling import read_through

        read_through(eeva, fresh(was_read))
        with pytest.raises(Refused):
            plan(aino, fresh(was_read))
        assert is_covered(fresh(was_read))

    def test_the_one_who_read_it_hears_of_the_day(self, planned, eeva, day):
        from tests.factories.telling import second_reader

        from .planned_world import told as heard

        assert "day chosen" in heard(eeva) | heard(second_reader())


class TestTheYesHoldsFromTheDayOn:
    def test_no_other_way_makes_it_public_earlier(self, planned):
        revision = plan_of(planned).revision
        with pytest.raises(ConsentMissing):
            revision.publish()
        planned.live = True
        with pytest.raises(ConsentMissing):
            planned.save()

    def test_a_row_changed_behind_the_models_is_not_served_or_listed(self, planned):
        StoryPage.objects.filter(pk=planned.pk).update(live=True)
        assert Client().get(planned.url).status_code == 404
        assert planned not in StoryPage.shown()

    def test_an_earlier_date_of_somebody_else_moves_to_the_day(self, planned, day, monkeypatch):
        early = day - DAYS
        planned.revisions.exclude(approved_go_live_at=None).update(approved_go_live_at=early)
        the_day_comes(monkeypatch, early)
        assert not fresh(planned).live
        assert queries.planned_for(fresh(planned)) == day
        the_day_comes(monkeypatch, day)
        assert fresh(planned).live

    def test_a_yes_for_a_time_that_is_over_is_refused_below_too(self, was_read, aino):
        read = queries.read_revision(was_read)
        with pytest.raises(consenting.ConsentRefused):
            consenting.give(
                aino,
                page=was_read,
                revision_id=read.pk,
                byline="A",
                places=["site"],
                not_before=timezone.now() - datetime.timedelta(minutes=1),
            )


class TestChangingAndEnding:
    def test_another_day(self, planned, aino, day, monkeypatch):
        planning.change_day(aino, story=planned, day=day + DAYS)
        the_day_comes(monkeypatch, day)
        assert not fresh(planned).live
        the_day_comes(monkeypatch, day + DAYS)
        assert fresh(planned).live

    def test_an_earlier_day(self, planned, aino, day, monkeypatch):
        planning.change_day(aino, story=planned, day=day - DAYS)
        the_day_comes(monkeypatch, day - DAYS)
        assert fresh(planned).live

    def test_another_day_that_is_over_is_refused_and_the_old_one_stays(self, planned, aino, day):
        with pytest.raises(Refused):
            planning.change_day(aino, story=planned, day=timezone.now() - DAYS)
        assert queries.planned_for(fresh(planned)) == day

    def test_at_once_after_all(self, planned, aino, day, monkeypatch):
        planning.publish_now(aino, story=planned)
        public = fresh(planned)
        assert public.live
        assert public.go_live_at is None
        assert not public.approved_schedule
        the_day_comes(monkeypatch, day)
        assert fresh(planned).last_published_at == public.last_published_at

    def test_not_on_a_day_after_all(self, planned, aino, day, monkeypatch):
        planning.end_plan(aino, story=planned)
        assert queries.stage(fresh(planned)) is Stage.WAITS_FOR_YES
        assert not Consent.objects.standing().exists()
        the_day_comes(monkeypatch, day)
        assert not fresh(planned).live

    def test_after_that_the_same_version_is_said_yes_to_anew(self, planned, aino):
        planning.end_plan(aino, story=planned)
        read = queries.read_revision(fresh(planned))
        publishing.publish_consented(
            aino, story=fresh(planned), revision_id=read.pk, byline="Aino", places=["site"]
        )
        assert fresh(planned).live
        assert fresh(planned).byline == "Aino"

    def test_ending_twice_says_so(self, planned, aino):
        planning.end_plan(aino, story=planned)
        with pytest.raises(AlreadyDecided):
            planning.end_plan(aino, story=planned)

    def test_nobody_does_it_for_the_storyteller(self, planned, planned_people, day):
        for person in planned_people:
            for act in (planning.publish_now, planning.end_plan):
                with pytest.raises(PermissionDenied):
                    act(person, story=planned)
            with pytest.raises(PermissionDenied):
                planning.change_day(person, story=planned, day=day + DAYS)

    def test_it_is_not_handed_in_again_meanwhile(self, planned, aino):
        with pytest.raises(AlreadyDecided):
            drafting.hand_in(aino, story=planned, through_supporter=False)


class TestProposing:
    def test_whoever_reads_proposes_and_nothing_is_planned(self, was_read, aino, eeva, day):
        planning.propose_day(eeva, story=was_read, day=day)
        assert queries.proposed_for(was_read) == day
        assert queries.stage(was_read) is Stage.WAITS_FOR_YES
        assert "day proposed" in told(aino)

    def test_the_proposal_is_over_with_the_answer(self, was_read, aino, eeva, day):
        planning.propose_day(eeva, story=was_read, day=day)
        plan(aino, was_read, day + DAYS)
        assert queries.proposed_for(fresh(was_read)) is None
        assert queries.planned_for(fresh(was_read)) == day + DAYS

    def test_a_proposal_for_a_planned_story_moves_nothing(self, planned, eeva, day):
        planning.propose_day(eeva, story=planned, day=day + DAYS)
        assert queries.planned_for(fresh(planned)) == day

    def test_nobody_else_proposes(self, was_read, written, oiva, veikko, sampo, aino):
        for person in (oiva, veikko, sampo, aino):
            with pytest.raises(PermissionDenied):
                planning.propose_day(person, story=was_read, day=in_days())

    def test_none_for_a_draft(self, written, eeva):
        with pytest.raises(PermissionDenied):
            planning.propose_day(eeva, story=written, day=in_days())

    def test_a_proposed_day_that_is_over_is_none(self, was_read, eeva, day, monkeypatch):
        planning.propose_day(eeva, story=was_read, day=day)
        clock_stands(monkeypatch, day + DAYS)
        assert queries.proposed_for(was_read) is None
