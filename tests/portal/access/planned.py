"""A story of the small world that waits for its day."""

import datetime
from typing import Any

from content.models import StoryPage
from media_studio import planning
from media_studio.queries import read_revision
from portal.accounts.models import User
from portal.kit import clock


def plan_it(teller: User, story: StoryPage) -> int:
    """Its teller says yes to it, for a day to come. Gives its number."""
    read = read_revision(story)
    said: dict[str, Any] = {"revision_id": read.pk if read else 0, "byline": "Aino", "places": ["site"]}
    planning.plan_consented(teller, story=story, day=clock.now() + datetime.timedelta(days=3), **said)
    return story.pk
