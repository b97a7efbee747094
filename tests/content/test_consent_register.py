"""The register of consents: who said yes to what and when; a name only of what is public; taking logged."""

import csv
import io
import json
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import ModelLogEntry, Page

from content.consent_register import Kind, State, entries, kinds_for
from content.models import Consent, PersonIn, StoryPage, Subscriber
from content.taking_register import take_register
from portal.accounts.models import Joining
from portal.kit import clock
from tests.factories.telling import begin_alone

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(aino):
    return begin_alone(aino, title="Kielo")


@pytest.fixture
def yes(story, aino):
    return Consent.objects.create(
        page=story.page_ptr, storyteller=aino, digest="x", byline="=Pihla", places=["site", "newsletter"]
    )


@pytest.fixture
def public(story, yes):
    Page.objects.filter(pk=story.pk).update(live=True)
    return story


@pytest.fixture
def somebody(story):
    return PersonIn.objects.create(
        page=story.page_ptr, name="Matti", what=["name"], places=["site"], given_at=clock.now()
    )


@pytest.fixture
def joined(oiva):
    Joining.objects.filter(person=oiva).delete()
    return Joining.objects.create(
        person=oiva,
        way="open",
        joined_at=clock.now(),
        minimum_age=18,
        notice_version="2026-1",
        consent_version="2026-2",
        said_yes_at=clock.now(),
    )


@pytest.fixture
def reader(db):
    return Subscriber.objects.create(email="tuuli@example.org", language="fi", confirmed_at=clock.now())


def of(person, kind):
    return entries(person, kind=kind)


def test_a_public_storys_yes_tells_its_byline_title_and_places(public, eeva):
    [entry] = of(eeva, Kind.STORY)
    assert (entry.name, entry.about, entry.state) == ("=Pihla", "Kielo", State.STANDS)
    assert "," in entry.to_what


def test_of_what_is_not_public_there_are_numbers_only(story, yes, somebody, eeva):
    for kind in (Kind.STORY, Kind.PERSON):
        [entry] = of(eeva, kind)
        assert (entry.name, entry.about, entry.page) == ("", "", story.pk)


def test_what_was_taken_back_has_its_time_and_no_name_even_where_the_page_is_still_live(
    public, yes, somebody, eeva
):
    now = clock.now()
    Consent.objects.filter(pk=yes.pk).update(withdrawn_at=now)
    PersonIn.objects.filter(pk=somebody.pk).update(withdrawn_at=now)
    for kind in (Kind.STORY, Kind.PERSON):
        [entry] = entries(eeva, kind=kind, state=State.TAKEN_BACK)
        assert (entry.name, entry.about, entry.withdrawn_at) == ("", "", now)
    assert entries(eeva, state=State.STANDS) == []


def test_a_yes_whose_last_day_is_past_has_ended(public, somebody, eeva):
    yesterday = clock.today() - timedelta(days=1)
    PersonIn.objects.filter(pk=somebody.pk).update(until=yesterday)
    assert of(eeva, Kind.PERSON)[0].state == State.OVER
    PersonIn.objects.filter(pk=somebody.pk).update(until=clock.today())
    assert of(eeva, Kind.PERSON)[0].state == State.STANDS


def test_nobody_is_in_it_who_was_asked_and_has_not_answered(public, somebody, eeva):
    PersonIn.objects.filter(pk=somebody.pk).update(given_at=None)
    assert of(eeva, Kind.PERSON) == []


def test_who_joined_and_who_reads_is_for_administrators(joined, reader, eeva, sampo):
    assert kinds_for(eeva) == [Kind.STORY, Kind.PERSON]
    assert of(eeva, Kind.JOINING) == of(eeva, Kind.NEWSLETTER) == []
    [entry] = of(sampo, Kind.JOINING)
    assert "2026-1" in entry.to_what
    assert "2026-2" in entry.to_what
    [entry] = of(sampo, Kind.NEWSLETTER)
    assert (entry.name, entry.person, entry.number) == ("", None, reader.pk)


def test_others_have_no_register(aino, mirja, kaarlo, client):
    for person in (aino, mirja, kaarlo):
        assert kinds_for(person) == []
        with pytest.raises(PermissionDenied):
            take_register(person, form="csv")
        client.force_login(person)
        assert client.get(reverse("consents")).status_code in (302, 403)


class TestAsAFile:
    def test_a_table_runs_no_formula(self, public, eeva):
        table = take_register(eeva, form="csv").content.decode("utf-8-sig")
        heads, row = csv.reader(io.StringIO(table), delimiter=";")
        assert heads[0] == "Suostumus"
        assert "'=Pihla" in row

    def test_for_a_program_it_has_whole_times(self, public, yes, eeva):
        told = json.loads(take_register(eeva, form="json").content)
        [fact] = told["consents"]
        assert fact["given_at"] == yes.given_at.isoformat()
        assert (fact["kind"], fact["state"], fact["name"]) == ("story", "stands", "=Pihla")
        assert fact["withdrawn_at"] is None

    def test_each_taking_is_in_the_log_without_a_name(self, public, eeva):
        take_register(eeva, form="csv", kind=Kind.STORY)
        [line] = ModelLogEntry.objects.filter(action="content.take_register")
        assert line.user_id == eeva.pk
        assert line.data == {"form": "csv", "rows": 1, "kind": "story", "state": ""}

    def test_another_form_is_none(self, eeva):
        with pytest.raises(ValueError, match="xls"):
            take_register(eeva, form="xls")


class TestInTheCms:
    def test_it_stands_in_the_menu_of_editors(self, client, eeva):
        client.force_login(eeva)
        assert reverse("consents") in client.get(reverse("wagtailadmin_home")).content.decode()

    def test_the_filters_leave_what_was_asked_for(self, public, somebody, client, eeva):
        client.force_login(eeva)
        page = client.get(reverse("consents"), {"kind": "person"}).content.decode()
        assert "Matti" in page
        assert "Pihla" not in page
        assert "1 suostumus<" in page

    def test_strange_filters_are_all_of_it(self, public, client, eeva):
        client.force_login(eeva)
        page = client.get(reverse("consents"), {"kind": "joining", "state": "?", "p": "x"})
        assert "Pihla" in page.content.decode()

    def test_a_press_takes_them_along_and_looking_writes_nothing(self, public, client, eeva):
        client.force_login(eeva)
        client.get(reverse("consents"))
        assert not ModelLogEntry.objects.filter(action="content.take_register").exists()
        answer = client.post(reverse("consents"), {"form": "json", "kind": "story"})
        assert answer["Content-Type"] == "application/json"
        assert "no-store" in answer["Cache-Control"]
        assert ModelLogEntry.objects.filter(action="content.take_register").count() == 1

    def test_a_story_that_is_sealed_names_nobody(self, public, yes, aino, client, eeva):
        from media_studio.taking_back import take_back_story

        take_back_story(aino, story=StoryPage.objects.get(pk=public.pk))
        client.force_login(eeva)
        page = client.get(reverse("consents")).content.decode()
        assert "Pihla" not in page
        assert "Kielo" not in page
