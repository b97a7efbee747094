"""A story with a day, and a clock that can be moved."""

import datetime

from django.core.management import call_command
from django.utils import timezone

from content.models import StoryPage
from media_studio import planning, queries
from media_studio.models import Notice

DAYS = datetime.timedelta(days=1)
NAMES = {"byline": "Meri", "places": ["site"]}


def in_days(count=3):
    """So many days from now, to the minute."""
    return (timezone.now() + count * DAYS).replace(second=0, microsecond=0)


def plan(person, story, day=None):
    """The yes for a day."""
    read = queries.read_revision(story)
    facts = {"revision_id": read.pk if read else 0, "day": day or in_days()} | NAMES
    return planning.plan_consented(person, story=story, **facts)


def clock_stands(monkeypatch, at):
    """It is this moment everywhere, also for Wagtail."""
    monkeypatch.setattr(timezone, "now", lambda: at)


def the_day_comes(monkeypatch, day):
    """A second after the day's time the clock does its work."""
    clock_stands(monkeypatch, day + datetime.timedelta(seconds=1))
    call_command("publish_scheduled")


def fresh(story):
    """The story as it stands now."""
    return StoryPage.objects.get(pk=story.pk)


def told(person):
    """What happened, as the person is told."""
    return set(Notice.objects.unseen(person).values_list("kind", flat=True))
