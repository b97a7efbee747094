"""Stories that somebody begins."""

from typing import Any

from content.models import StoryPage
from media_studio import drafting, people
from portal.accounts.models import User


def begin_alone(person: User, **chosen: Any) -> StoryPage:
    """A new story in which nobody else can be recognised, as its teller says."""
    story = drafting.begin_story(person, **chosen)
    people.say_nobody_else(person, story=story)
    return story
