"""The clock and people at the same moment: whoever comes first, nothing is public that was taken back."""

import datetime
import threading
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from content import asking_people
from content.models import PersonIn, Seal, StoryPage
from content.models.consents import is_covered
from content.recognising import digest_of_person
from media_studio import drafting, people, planning, queries, taking_back
from media_studio.models import Notice
from tests.factories.pages import make_site
from tests.factories.telling import begin_alone, read_through

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def due(roles, aino, eeva, monkeypatch):
    """Aino's story with Kerttu in it, whose day has just come; gives her key too."""
    make_site()
    story = begin_alone(aino, title="Aamu laiturilla")
    drafting.save_draft(
        aino, story=story, fields={"text": "Keitän kahvia."}, seen_revision=story.latest_revision_id
    )
    kerttu = people.add_person(aino, story=fresh(story), about=people.About(name="Kerttu", what=["name"]))
    key = people.make_link(aino, person=kerttu)
    person = asking_people.person_of(key)
    asking_people.say_yes(key, seen=digest_of_person(person, asking_people.newest_version(person.page)))
    drafting.hand_in(aino, story=fresh(story), through_supporter=False)
    read_through(eeva, fresh(story))
    day = timezone.now() + HOUR
    read = queries.read_revision(fresh(story))
    planning.plan_consented(
        aino, story=fresh(story), revision_id=read.pk, byline="Meri", places=["site"], day=day
    )
    monkeypatch.setattr(timezone, "now", lambda: day + HOUR)
    return fresh(story), key


def fresh(story):
    return StoryPage.objects.get(pk=story.pk)


def at_once(*acts: Any) -> list[BaseException]:
    """Each in a thread and on a connection of its own, begun at the same moment. Gives what failed."""
    start, failed = threading.Barrier(len(acts)), []

    def run(act: Any) -> None:
        start.wait(10)
        try:
            act()
        except BaseException as trouble:  # noqa: BLE001  whatever it was, the test says it
            failed.append(trouble)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return failed


def the_clock():
    call_command("publish_scheduled")


def test_taking_back_wins_whenever_it_comes(due, aino):
    story, _key = due
    assert at_once(the_clock, lambda: taking_back.take_back_story(aino, story=story)) == []
    assert not fresh(story).live
    assert not fresh(story).revisions.exclude(approved_go_live_at=None).exists()
    assert Seal.objects.open().count() == 1


def test_so_does_somebody_in_the_story(due):
    story, key = due
    assert at_once(the_clock, lambda: asking_people.take_back(key)) == []
    the_clock()
    assert not fresh(story).live
    assert PersonIn.objects.get().withdrawn_at is not None


def test_other_words_end_it_or_come_after_it(due, aino):
    story, _key = due
    seen = story.latest_revision_id
    change = {"story": story, "fields": {"text": "Toiset sanat."}, "seen_revision": seen}
    assert at_once(the_clock, lambda: drafting.save_draft(aino, **change)) == []
    the_clock()
    now = fresh(story)
    assert "Toiset" not in str(now.body)
    assert is_covered(now) if now.live else queries.planned_for(now) is None


def test_three_workers_publish_it_once(due, aino):
    story, _key = due
    assert at_once(the_clock, the_clock, the_clock) == []
    assert fresh(story).live
    assert Notice.objects.filter(person=aino, kind="day came").count() == 1


def test_ending_the_plan_and_the_clock(due, aino):
    story, _key = due
    failed = at_once(the_clock, lambda: planning.end_plan(aino, story=story))
    assert fresh(story).live == bool(failed)  # refused kindly when it was public already


def test_two_who_take_a_public_story_away_do_not_wait_for_each_other(due, aino):
    story, key = due
    the_clock()
    assert fresh(story).live
    back = [lambda: taking_back.take_back_story(aino, story=story), lambda: asking_people.take_back(key)]
    failed = at_once(*back)  # the link opens nothing any more when the story was sealed first
    assert all(isinstance(trouble, asking_people.LinkRefused) for trouble in failed), failed
    assert not fresh(story).live
