"""What leaves after commit. Hints only: whoever missed one learns within about a second how things stand."""

from django.db import transaction

from content.models import StoryPage
from portal.live import publishing
from portal.live.events import Event

from .beside_state import state_of, topic_of


def tell_story(story: StoryPage) -> None:
    """To everybody who has the page open: something is new in this story."""
    transaction.on_commit(lambda: publishing.publish(Event(topic_of(story.pk), state_of(story))), robust=True)


def recheck_rights() -> None:
    """After a support ended or gives something else: look again at who may listen."""
    transaction.on_commit(publishing.recheck, robust=True)
