"""Dates that an editor writes in the CMS, and the yes that waits for its day."""

import datetime

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from content import consenting
from content.models import Consent, StoryPage
from content.models.planned import plan_of, set_day
from media_studio import board, queries
from media_studio.policy.stages import Stage

from .trying import edit_form, nothing_public, told_by

pytestmark = pytest.mark.django_db


def in_days(count):
    return (timezone.now() + datetime.timedelta(days=count)).replace(second=0, microsecond=0)


def as_typed(moment):
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def fresh(page):
    return StoryPage.objects.get(pk=page.pk)


@pytest.fixture
def planned(draft, aino):
    """Aino said yes to it, for a day."""
    day = in_days(3)
    consent = consenting.give(
        aino,
        page=draft,
        revision_id=draft.latest_revision_id,
        byline="A. K.",
        places=["site"],
        not_before=day,
    )
    set_day(fresh(draft), revision=consent.revision, day=day, user=aino)
    return fresh(draft)


@pytest.fixture
def hidden(cms, told):
    """It was public; an editor hid it in the CMS, and its yes stands."""
    cms.post(reverse("wagtailadmin_pages:unpublish", args=[told.pk]))
    return fresh(told)


def test_a_date_in_the_form_without_a_yes_plans_nothing(cms, draft):
    fields = edit_form(cms, draft) | {"go_live_at": as_typed(in_days(2)), "action-publish": "1"}
    cms.post(reverse("wagtailadmin_pages:edit", args=[draft.pk]), fields)
    assert plan_of(fresh(draft)) is None
    nothing_public(draft)


def test_a_date_by_code_without_a_yes_is_no_plan_and_brings_nothing(draft, monkeypatch):
    draft.go_live_at = in_days(1)
    draft.save_revision().publish()
    assert plan_of(fresh(draft)) is None
    later = in_days(2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled")
    nothing_public(draft)
    assert not fresh(draft).revisions.exclude(approved_go_live_at=None).exists()


def test_a_date_for_what_its_teller_said_yes_to_is_planned_as_in_the_studio(cms, hidden, monkeypatch):
    day = in_days(2)
    page = hidden.get_latest_revision_as_object()
    page.go_live_at = day
    page.save_revision().publish()
    assert plan_of(fresh(hidden)).day == day
    assert queries.stage(fresh(hidden)) is Stage.PLANNED
    later = day + datetime.timedelta(minutes=1)
    monkeypatch.setattr(timezone, "now", lambda: later)
    call_command("publish_scheduled")
    assert fresh(hidden).live


def test_the_cms_says_when_and_offers_no_publishing(cms, planned):
    page = cms.get(reverse("wagtailadmin_pages:edit", args=[planned.pk])).content.decode()
    assert 'name="action-publish"' not in page
    assert planned.approved_schedule
    assert planned.scheduled_revision.approved_go_live_at == plan_of(planned).day


def test_publishing_in_the_form_makes_nothing_public_before(cms, planned):
    fields = edit_form(cms, planned) | {"action-publish": "1"}
    cms.post(reverse("wagtailadmin_pages:edit", args=[planned.pk]), fields)
    nothing_public(planned)


def test_taking_the_date_away_in_the_cms_ends_the_plan_and_the_yes(cms, planned, aino):
    revision = planned.scheduled_revision
    address = reverse("wagtailadmin_pages:revisions_unschedule", args=[planned.pk, revision.pk])
    assert cms.post(address).status_code == 302
    now = fresh(planned)
    assert plan_of(now) is None
    assert now.go_live_at is None
    assert not Consent.objects.standing().exists()
    assert aino.studio_notices.filter(kind="day ended").exists()
    assert not [card for card in board.cards() if card.story == now]


def test_bulk_publishing_and_copies_do_not_go_round_the_day(cms, planned):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms.post(f"{address}?id={planned.pk}&next=/admin/", {"next": "/admin/"})
    nothing_public(planned)
    copy = planned.copy(update_attrs={"slug": "kopio"}, keep_live=False)
    assert plan_of(copy) is None


def test_a_public_story_that_an_editor_hid_is_said_yes_to_without_a_day(hidden, aino):
    assert fresh(hidden).live is False
    assert told_by(aino, hidden).live
