"""What leaves after commit. Hints only: whoever missed one learns within about a second how things stand."""

from django.db import transaction

from content.models import StoryPage
from portal.accounts.models import User
from portal.live import publishing
from portal.live.events import Event

from . import events
from .beside_state import state_of, topic_of


def tell_story(story: StoryPage) -> None:
    """To everybody who has the page open: something is new in this story."""
    transaction.on_commit(lambda: publishing.publish(Event(topic_of(story.pk), state_of(story))), robust=True)


def tell_taken_back(story: StoryPage, *, block_id: str, writer: User) -> None:
    """To the same: the storyteller took this paragraph back from whoever wrote there."""
    ended = events.lease_ended(block=block_id, person=writer.pk, name=str(story.storyteller))
    told = Event(topic_of(story.pk), events.encode(ended))
    transaction.on_commit(lambda: publishing.publish(told), robust=True)


def recheck_rights() -> None:
    """After a support ended or gives something else: look again at who may listen."""
    transaction.on_commit(publishing.recheck, robust=True)
