"""Why the studio says no, in words for the person."""

from typing import Any

from django.utils.translation import gettext as _


class Refused(Exception):
    """The act is not possible now. `str()` of it is a sentence for the person."""


class NotReady(Refused):
    """Something is missing from the story."""


class PeopleMissing(Refused):
    """The yes of somebody in the story is missing. `people` are those whose it is."""

    def __init__(self, people: list[Any]) -> None:
        super().__init__(_("A yes is missing of somebody in your story."))
        self.people = people


class Sealed(Refused):
    """The storyteller took this story back: it cannot be changed while it is sealed."""

    def __init__(self, story: Any) -> None:
        super().__init__(_("You took this story back. Undo that first."))
        self.story = story


class AlreadyDecided(Refused):
    """Somebody was quicker, or the story has moved on."""
