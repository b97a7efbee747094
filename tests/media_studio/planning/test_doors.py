"""The pages and the calendar of planned stories, and the hours that a clock has."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from media_studio import agenda, board, calendar_feed, planning, queries, taking_back
from media_studio.forms_planning import DayForm
from media_studio.policy.columns import Column
from media_studio.policy.planning import Verdict, moment_of, verdict
from media_studio.policy.stages import Stage

from ..conftest import at
from .planned_world import DAYS, clock_stands, fresh, in_days

HELSINKI = ZoneInfo("Europe/Helsinki")
UTC = datetime.UTC
NINE = datetime.time(9)


class TestHours:
    def test_the_same_hour_in_summer_and_in_winter(self):
        winter = moment_of(datetime.date(2027, 3, 27), NINE, HELSINKI)
        summer = moment_of(datetime.date(2027, 3, 28), NINE, HELSINKI)
        assert (winter.astimezone(UTC).hour, summer.astimezone(UTC).hour) == (7, 6)

    def test_the_hour_that_summer_time_leaves_out_is_none(self):
        assert moment_of(datetime.date(2027, 3, 28), datetime.time(3, 30), HELSINKI) is None

    def test_of_the_hour_that_winter_time_has_twice_it_is_the_first(self):
        moment = moment_of(datetime.date(2026, 10, 25), datetime.time(3, 30), HELSINKI)
        assert moment.astimezone(UTC).hour == 0

    def test_only_what_is_to_come_within_a_year(self):
        now = datetime.datetime(2026, 11, 22, 12, tzinfo=UTC)
        said = [verdict(now + hours * datetime.timedelta(hours=1), now=now) for hours in (0, 1, 24 * 400)]
        assert said == [Verdict.PAST, Verdict.GOOD, Verdict.TOO_FAR]

    def test_the_form_says_it_kindly(self, in_english, monkeypatch):
        clock_stands(monkeypatch, datetime.datetime(2027, 3, 1, tzinfo=UTC))
        for day, time, field in (
            ("2027-03-28", "03:30", "time"),
            ("2027-02-01", "09:00", "day"),
            ("2029-02-01", "09:00", "day"),
            ("", "", "day"),
        ):
            form = DayForm({"day": day, "time": time})
            assert not form.is_valid()
            assert form.errors[field]


def sent(day):
    local = timezone.localtime(day)
    return {"day": local.date().isoformat(), "time": f"{local:%H:%M}"}


@pytest.mark.django_db
class TestTheYes:
    @pytest.fixture
    def said(self, was_read):
        return {"go": "yes", "name_kind": "first", "revision_id": queries.read_revision(was_read).pk}

    def test_for_a_day(self, door, was_read, aino, said, day):
        answer = door(aino).post(at("consent", was_read.pk), said | {"when": "day"} | sent(day))
        assert answer.url == at("plan", was_read.pk)
        assert queries.planned_for(fresh(was_read)) == day

    def test_for_now(self, door, was_read, aino, said):
        answer = door(aino).post(at("consent", was_read.pk), said | {"when": "now", "day": "", "time": ""})
        assert answer.url == at("published", was_read.pk)
        assert fresh(was_read).live

    def test_a_day_that_is_over_keeps_what_was_typed(self, door, was_read, aino, said, in_english):
        past = sent(timezone.now() - 5 * DAYS)
        answer = door(aino).post(at("consent", was_read.pk), said | {"when": "day"} | past)
        assert answer.status_code == 422
        assert past["day"] in answer.content.decode()
        assert queries.stage(fresh(was_read)) is Stage.WAITS_FOR_YES

    def test_a_day_that_was_written_is_not_overlooked(self, door, was_read, aino, said, day):
        answer = door(aino).post(at("consent", was_read.pk), said | {"when": "now"} | sent(day))
        assert answer.status_code == 422
        assert not fresh(was_read).live

    def test_a_proposed_day_left_in_the_form_does_not_hinder_now(self, door, was_read, aino, eeva, said, day):
        planning.propose_day(eeva, story=was_read, day=day)
        answer = door(aino).post(at("consent", was_read.pk), said | {"when": "now"} | sent(day))
        assert answer.url == at("published", was_read.pk)

    def test_no_day_and_no_choice_publish_nothing(self, door, was_read, aino, said):
        for more in ({"when": "day"}, {"when": ""}, {"when": "some day"}):
            assert door(aino).post(at("consent", was_read.pk), said | more).status_code == 422
        assert not fresh(was_read).live

    def test_the_proposed_day_is_filled_in(self, door, was_read, aino, eeva, said, day):
        planning.propose_day(eeva, story=was_read, day=day)
        page = door(aino).post(at("consent", was_read.pk), said | {"go": "see"}).content.decode()
        assert sent(day)["day"] in page


@pytest.mark.django_db
class TestItsPage:
    def test_another_day_at_once_and_the_end(self, door, planned, aino, day):
        client, address = door(aino), at("plan", planned.pk)
        assert client.get(address).status_code == 200
        assert client.post(address, {"go": "day"} | sent(day + DAYS)).url == address
        assert queries.planned_for(fresh(planned)) == day + DAYS
        assert client.post(address, {"go": "end"}).url == at("story", planned.pk)
        assert client.get(address).url == at("story", planned.pk)
        assert client.post(address, {"go": "now"}).url == at("story", planned.pk)
        assert not fresh(planned).live

    def test_at_once(self, door, planned, aino):
        answer = door(aino).post(at("plan", planned.pk), {"go": "now"})
        assert answer.url == at("published", planned.pk)
        assert fresh(planned).live

    def test_the_story_says_when(self, door, planned, aino, day):
        for name in ("story", "preview", "write", "plan"):
            assert door(aino).get(at(name, planned.pk)).status_code == 200
        assert str(timezone.localtime(day).day) in door(aino).get(at("story", planned.pk)).content.decode()

    def test_an_undone_taking_back_says_the_day(self, door, planned, aino, in_english):
        taking_back.take_back_story(aino, story=planned)
        answer = door(aino).post(at("sealed", planned.pk), follow=True)
        assert "Only you see it" not in answer.content.decode()

    def test_an_editor_proposes_and_sees_what_was_wrong(self, door, was_read, eeva, day):
        address = at("propose_day", was_read.pk)
        assert door(eeva).post(address, sent(timezone.now() - DAYS)).status_code == 422
        assert door(eeva).post(address, sent(day)).url == at("preview", was_read.pk)
        assert queries.proposed_for(was_read) == day


@pytest.mark.django_db
class TestTheNewsroom:
    def test_the_board_shows_the_day(self, planned, day):
        card = next(card for card in board.cards() if card.column is Column.PLANNED)
        assert (card.title, card.planned_for) == ("Aamu laiturilla", day)

    def test_the_calendar_shows_it_by_the_name_that_was_read(self, door, planned, eeva, day):
        coming = agenda.days_from(timezone.localdate(day), 1)[0].coming
        assert [(each.title, each.at) for each in coming] == [("Aamu laiturilla", day)]
        assert "Aamu laiturilla" in door(eeva).get(at("calendar")).content.decode()

    def test_the_feed_says_no_name_that_could_not_be_called_back(self, planned, eeva, aino, day):
        feed = calendar_feed.feed_of(eeva)
        assert f"{day:%Y%m%dT%H%M%SZ}" in feed
        assert "Aamu" not in feed
        assert "Aino" not in feed

    def test_what_was_taken_back_is_nowhere(self, door, planned, aino, eeva):
        taking_back.take_back_story(aino, story=planned)
        assert agenda.stories_coming() == []
        assert "Aamu laiturilla" not in door(eeva).get(at("calendar")).content.decode()
        assert not [card for card in board.cards() if card.column is Column.PLANNED]

    def test_a_date_without_a_yes_is_no_plan(self, was_read):
        was_read.revisions.update(approved_go_live_at=in_days())
        assert agenda.stories_coming() == []
        assert queries.stage(fresh(was_read)) is Stage.WAITS_FOR_YES
