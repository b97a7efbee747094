"""What a supporter may do, until when, what they did, and whether they are named."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.utils import translation

from content import digest
from content.models import Consent
from media_studio import drafting, publishing, queries, support_acts, support_terms, supporting
from media_studio.models import Notice, Support, SupportAct
from media_studio.permissions import may_see_draft, may_suggest
from media_studio.policy.stages import Stage
from media_studio.refusals import AlreadyDecided, NotReady
from portal.kit import clock

from .conftest import at, support

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


@pytest.fixture
def until_tomorrow(written, aino, veikko):
    """Veikko's support ends tomorrow."""
    made = support(aino, veikko, rights="suggest", until=clock.now() + DAY)
    Notice.objects.all().delete()
    return made


def go_on(monkeypatch, by):
    then = clock.now() + by
    monkeypatch.setattr(clock, "now", lambda: then)


def test_a_support_lapses_by_itself_and_both_are_told(until_tomorrow, written, aino, veikko, monkeypatch):
    assert may_see_draft(veikko, written)
    go_on(monkeypatch, DAY)
    assert not may_see_draft(veikko, written)
    assert not may_suggest(veikko, written)
    supporting.end_lapsed()
    assert Support.objects.get().ended_at is not None
    assert Notice.objects.unseen(aino).get().kind == "support lapsed"
    assert Notice.objects.unseen(veikko).get().kind == "support ended"
    supporting.end_lapsed()
    assert Notice.objects.count() == 2


def test_a_story_does_not_wait_for_a_support_that_lapsed(until_tomorrow, written, aino, monkeypatch):
    drafting.hand_in(aino, story=written, through_supporter=True)
    go_on(monkeypatch, DAY)
    supporting.end_lapsed()
    assert queries.stage(written) is Stage.WITH_EDITOR


def test_a_request_that_is_too_old_cannot_be_accepted(written, aino, veikko, monkeypatch):
    asked = supporting.ask_support(aino, supporter_email=veikko.email, until=clock.now() + DAY)
    go_on(monkeypatch, DAY)
    assert not Support.objects.asking(veikko).exists()
    with pytest.raises(AlreadyDecided):
        supporting.answer(veikko, support=asked, yes=True)


def test_the_storyteller_changes_it_at_any_time(until_tomorrow, written, aino, veikko):
    support_terms.change_support(aino, support=until_tomorrow, rights="see", until=None)
    assert not may_suggest(veikko, written)
    assert may_see_draft(veikko, written)
    assert Notice.objects.unseen(veikko).get().kind == "support changed"
    support_terms.change_support(aino, support=until_tomorrow, rights="see", until=None)
    assert Notice.objects.count() == 1


@pytest.mark.parametrize(
    "terms", [{"rights": "publish", "until": None}, {"rights": "see", "until": clock.now() - DAY}]
)
def test_what_cannot_be_given_is_refused(until_tomorrow, aino, terms):
    with pytest.raises(NotReady):
        support_terms.change_support(aino, support=until_tomorrow, **terms)


def test_an_ended_support_is_not_changed(until_tomorrow, aino):
    supporting.end_support(aino, support=until_tomorrow)
    with pytest.raises(AlreadyDecided):
        support_terms.change_support(aino, support=until_tomorrow, rights="type", until=None)


def test_the_strongest_support_counts(supported, aino, veikko):
    support(aino, veikko, story=supported, rights="see")
    assert may_suggest(veikko, supported)


def test_every_visit_is_told_in_one_line_a_sitting_with_its_count(
    supported, aino, veikko, oiva, monkeypatch, door
):
    for _ in range(3):
        door(veikko).get(at("preview", supported.pk))
    for person in (veikko, aino, oiva):
        support_acts.note_presence(person, story=supported)  # the page is open already
    support_acts.note_visit(aino, story=supported)
    support_acts.note_visit(oiva, story=supported)
    (line,) = support_acts.lines_for(aino, most=5)
    assert (line.times, line.sentence[:6]) == (3, "Veikko")
    with translation.override("en"):
        assert "Looked 3 times." in render_to_string(
            "media_studio/parts/act.html", {"sentence": "", "act": line.act, "times": line.times}
        )
    go_on(monkeypatch, DAY)
    support_acts.note_presence(veikko, story=supported)
    assert len(support_acts.lines_for(aino, most=5)) == 2
    assert SupportAct.objects.count() == 4
    support_acts.see_acts(oiva, upto=clock.now())
    assert SupportAct.objects.unseen().count() == 4
    support_acts.see_acts(aino, upto=clock.now() - DAY / 2)
    assert SupportAct.objects.unseen().count() == 1


def publish(aino, story, named):
    read = queries.read_revision(story)
    return publishing.publish_consented(
        aino, story=story, revision_id=read.pk, byline="Aino", places=["site"], named=named
    )


@pytest.fixture
def wishing(was_read, aino, veikko):
    """Veikko wishes to be named."""
    made = support(aino, veikko)
    support_terms.wish_name(veikko, support=made, wants=True)
    return made


def page_of(client, story):
    story.refresh_from_db()
    return client.get(story.url).content.decode()


def test_both_wish_it_and_the_name_is_public(wishing, was_read, aino, veikko, client):
    consent = publish(aino, was_read, [veikko.pk])
    assert "Veikko" in page_of(client, was_read)
    assert consent.helpers == [veikko.pk]
    assert consent.digest == digest.digest_of(was_read)
    assert was_read.supporters_named == "Veikko"


def test_without_the_storytellers_wish_nobody_is_named(wishing, was_read, aino, client):
    publish(aino, was_read, [])
    assert "Veikko" not in page_of(client, was_read)


def test_without_the_supporters_wish_nobody_is_named(was_read, aino, veikko):
    support(aino, veikko)
    with pytest.raises(NotReady):
        publish(aino, was_read, [veikko.pk])
    assert not Consent.objects.exists()


def test_a_name_that_is_not_wished_any_more_goes_at_once(wishing, was_read, aino, veikko, client):
    publish(aino, was_read, [veikko.pk])
    support_terms.wish_name(veikko, support=wishing, wants=False)
    page = page_of(client, was_read)
    assert "Veikko" not in page
    assert "Aamu laiturilla" in page
    told = Notice.objects.unseen(aino).get(kind="name taken out")
    assert (told.by, told.story) == (veikko, was_read)
    support_terms.wish_name(veikko, support=wishing, wants=True)
    assert "Veikko" not in page_of(client, was_read)


def test_a_helper_who_left_is_not_named(wishing, was_read, aino, veikko, client):
    publish(aino, was_read, [veikko.pk])
    veikko.is_active = False
    veikko.save()
    assert "Veikko" not in page_of(client, was_read)


def test_only_the_supporter_wishes_for_their_name(wishing, aino, oiva):
    for person in (aino, oiva):
        with pytest.raises(PermissionDenied):
            support_terms.wish_name(person, support=wishing, wants=True)


def test_a_name_stays_possible_after_the_support_has_ended(wishing, was_read, aino, veikko):
    supporting.end_support(aino, support=wishing)
    assert support_terms.who_may_be_named(was_read) == [veikko]
