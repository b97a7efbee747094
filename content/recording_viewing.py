"""Who may hear a recording. The public hears it only as part of a page that the public may see."""

from collections.abc import Callable
from typing import Any

from wagtail.models import Page, ReferenceIndex

from .models import Recording
from .models.consents import is_covered, needs_consent

# Rooms above know who else may listen, a storyteller's supporter for one. Each question is asked in turn;
# they are put here when the apps start: `recording_listeners.append(may_hear_recording)`.
recording_listeners: list[Callable[[Any, Recording], bool]] = []


def may_hear(person: Any, recording: Recording) -> bool:
    """Whether this person may hear a recording that is not public."""
    if not getattr(person, "is_active", False):
        return False
    if recording.owner_id == person.pk:
        return True
    if recording.is_house and person.has_perm("wagtailadmin.access_admin"):
        return True
    return any(may_listen(person, recording) for may_listen in recording_listeners)


def is_public(recording: Recording) -> bool:
    """Whether anybody may hear the recording now: it has its words, and a page that is public holds it."""
    if not (recording.is_ready and recording.has_words):
        return False
    consents = recording.consents.standing().select_related("page")
    if any(_is_open(consent.page) and is_covered(consent.page.specific) for consent in consents):
        return True
    return recording.is_house and _is_on_a_free_page(recording)


def _is_open(page: Page) -> bool:
    return page.live and not page.get_view_restrictions().exists()


def _is_on_a_free_page(recording: Recording) -> bool:
    numbers = ReferenceIndex.get_references_to(recording).values_list("object_id", flat=True)
    pages = Page.objects.live().public().filter(pk__in=[number for number in numbers if number.isdecimal()])
    return any(not needs_consent(page) for page in pages.specific())
