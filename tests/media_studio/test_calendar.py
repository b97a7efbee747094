"""The newsroom's calendar: planned, changed, cancelled, joined; a week on a page."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from media_studio import agenda, occasions
from media_studio.models import Notice, Occasion
from media_studio.refusals import AlreadyDecided, NotReady
from portal.accounts.roles import Role, give_role
from portal.kit import clock

from .conftest import at
from .newsroom_world import given, idea_of

pytestmark = pytest.mark.django_db
FIELDS = {"kind": "meeting", "title": "Kokous", "day": "2026-03-29", "begins": "10:00", "ends": "11:00"}


@pytest.fixture
def expert(oiva):
    give_role(oiva, Role.EXPERIENCE_EXPERT)
    return oiva


def local(*when):
    return timezone.make_aware(datetime(*when))


def plan(begins=None, hours=1, **changed):
    begins = begins or local(2026, 6, 3, 12)
    facts = {
        "kind": "shift",
        "title": "Vuoro",
        "begins_at": begins,
        "ends_at": begins + timedelta(hours=hours),
    }
    return occasions.Plan(**facts | changed)


def kinds(person):
    return list(Notice.objects.filter(person=person).values_list("kind", flat=True))


def test_who_comes_along_hears_of_a_change_and_of_the_end(eeva, expert):
    made = occasions.plan_occasion(eeva, plan=plan())
    occasions.join(expert, occasion=made)
    occasions.join(expert, occasion=made)
    occasions.change_occasion(eeva, occasion=made, plan=plan())
    assert kinds(expert) == []
    occasions.change_occasion(eeva, occasion=made, plan=plan(place="Tori"))
    occasions.cancel_occasion(eeva, occasion=made)
    assert sorted(kinds(expert)) == ["occasion cancelled", "occasion changed"]
    assert kinds(eeva) == []


def test_what_is_cancelled_takes_no_more(eeva):
    made = occasions.plan_occasion(eeva, plan=plan())
    occasions.cancel_occasion(eeva, occasion=made)
    for act in (occasions.join, occasions.leave, occasions.cancel_occasion):
        with pytest.raises(AlreadyDecided):
            act(eeva, occasion=made)


def test_leaving_is_all_right(eeva):
    made = occasions.plan_occasion(eeva, plan=plan())
    occasions.leave(eeva, occasion=made)
    assert not made.people.exists()


@pytest.mark.parametrize("wrong", [{"hours": 0}, {"hours": -1}, {"hours": 24 * 8}, {"title": " "}])
def test_a_plan_that_cannot_be_is_refused(eeva, wrong):
    with pytest.raises(NotReady):
        occasions.plan_occasion(eeva, plan=plan(**wrong))


def test_only_the_newsroom_has_a_calendar(eeva, aino, mirja, sampo):
    made = occasions.plan_occasion(eeva, plan=plan())
    for person in (aino, mirja, sampo):
        for act in (occasions.join, occasions.leave, occasions.cancel_occasion):
            with pytest.raises(PermissionDenied):
                act(person, occasion=made)
        with pytest.raises(PermissionDenied):
            occasions.plan_occasion(person, plan=plan())
        with pytest.raises(PermissionDenied):
            occasions.change_occasion(person, occasion=made, plan=plan(title="Muu"))


def test_a_night_stands_in_both_its_days_also_when_the_clock_is_turned(eeva):
    occasions.plan_occasion(eeva, plan=plan(begins=local(2026, 3, 28, 22), hours=4))
    counts = [len(day.occasions) for day in agenda.days_from(date(2026, 3, 27), 4)]
    assert counts == [0, 1, 1, 0]


def test_what_is_due_stands_on_its_day(eeva):
    given(eeva, idea_of(eeva), eeva, days=2)
    assert [len(day.due) for day in agenda.days_from(clock.today(), 4)] == [0, 0, 1, 0]


def test_a_meeting_is_kept_at_the_time_of_this_place(eeva, door, site):
    answer = door(eeva).post(at("plan_occasion"), FIELDS)
    made = Occasion.objects.get()
    assert answer["Location"] == at("occasion", made.pk)
    assert made.begins_at == local(2026, 3, 29, 10)
    assert list(made.people.all()) == [eeva]


@pytest.mark.parametrize("wrong", [{"ends": "09:00"}, {"day": ""}, {"begins": "x"}, {"title": ""}])
def test_a_form_that_is_not_whole_comes_back(eeva, door, site, wrong):
    answer = door(eeva).post(at("plan_occasion"), FIELDS | wrong)
    assert answer.status_code == 422
    assert not Occasion.objects.exists()


def test_changing_shows_what_is_there_and_keeps_what_is_sent(eeva, door, site):
    made = occasions.plan_occasion(eeva, plan=plan())
    browser, address = door(eeva), at("change_occasion", made.pk)
    assert 'value="12:00"' in browser.get(address).content.decode()
    browser.post(address, FIELDS)
    assert Occasion.objects.get().title == "Kokous"


@pytest.mark.parametrize("week", ["0", "-1", "60", "99", "x", "²", "9" * 400, ""])
def test_any_week_can_be_asked_for(eeva, door, site, week):
    assert door(eeva).get(at("calendar"), {"week": week}).status_code == 200
