"""On which pages a recording may stand, and which of them still have no words."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.models import Page

from .digest import recordings_of
from .picture_use import may_stand_on


def has_a_strange_recording(page: Page) -> bool:
    """Whether a recording in this page is somebody else's."""
    return any(not may_stand_on(page, recording) for recording in recordings_of(page))


def words_missing(recordings: list[Any]) -> str:
    """What these recordings and films wait for, in words."""
    if any(each.is_film for each in recordings):
        return _("A video is public only with captions and its words in writing.")
    return _("What is said in a recording is not in writing yet.")


def wordless(page: Page) -> list[Any]:
    """The recordings in this page that nobody may hear yet: not ready, or without their words in writing.

    A film needs its captions as well.
    """
    return [each for each in recordings_of(page) if not (each.is_ready and each.has_words)]
