"""Writing down what is said: the storyteller, a supporter who suggests, a reading editor."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from content.models import Recording, StoryPage
from content.recording_intake import copy_recording
from portal.accounts.models import User
from portal.kit import clock, text

from . import placing, queries
from .drafting import keep
from .models import SupportAct
from .permissions import may_suggest, may_write
from .policy.stages import Stage
from .refusals import NotReady
from .reviewing import read_anew
from .spoken import page_before, reads_as_editor, recording_at, recordings_in
from .support_acts import note_act

WORDS_LENGTH = 40_000
# The version that was read waits for the storyteller's yes: what it says stays as they see it.
WAITING = {Stage.WAITS_FOR_YES, Stage.WAITS_FOR_PEOPLE}


@dataclass(frozen=True)
class Kept:
    """The words are safe."""

    words: str
    at: datetime.datetime


@dataclass(frozen=True)
class TwoTexts:
    """Somebody, or another window, saved in between. Nothing was overwritten; here are both texts."""

    mine: str
    stored: str


@dataclass(frozen=True)
class Place:
    """Where the words of a recording or film go, in the version that its writer works on."""

    story: StoryPage
    page: StoryPage
    block_id: str
    recording: Recording


def may_write_words(user: User, story: StoryPage) -> bool:
    """Whether the person may write down what is said in this story's recordings, now."""
    return may_write(user, story) or may_suggest(user, story) or reads_as_editor(user, story)


@transaction.atomic
def write_words(
    actor: User, *, story: StoryPage, block_id: str, words: str, was: str, sent: str | None = None
) -> Kept | TwoTexts:
    """Keeps the words of one recording, and who wrote them when.

    `was` are the words that the writer had before them, `sent` those they sent before without hearing an
    answer: when other words are stored, nothing is written and both come back. Words that are part of what
    somebody said yes to, or is asked to say yes to, stay as they are: the newest version gets the new ones.
    Between two readings new words end the first one, and both of the media team read them.
    """
    words = text.plain(words, max_length=WORDS_LENGTH)
    place = place_for(actor, story, block_id)
    stored = place.recording.transcript
    if words == stored:
        return Kept(words, clock.now())
    if stored not in {text.plain(each, max_length=WORDS_LENGTH) for each in (was, sent) if each is not None}:
        return TwoTexts(mine=words, stored=stored)
    write_facts(actor, place, {"transcript": words}, words)
    return Kept(words, clock.now())


def place_for(actor: User, story: StoryPage, block_id: str) -> Place:
    """Where the words go, everything locked; refused to whoever may not write them now."""
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_write_words(actor, fresh):
        raise PermissionDenied
    page = page_before(actor, fresh)
    found = recording_at(page, block_id).recording
    return Place(fresh, page, block_id, Recording.objects.select_for_update().get(pk=found.pk))


def write_facts(actor: User, place: Place, facts: dict[str, Any], words: str, *, signs: bool = True) -> None:
    """The recording says this now; what somebody said yes to, or is asked to, stays as it was."""
    recording = place.recording
    if recording.is_held or _is_waited_for(place):
        recording = _in_a_new_version(actor, place)
    if signs:
        facts = facts | {"transcript_by": actor, "transcript_at": clock.now()}
    for name, value in facts.items():
        setattr(recording, name, value)
    recording.save(update_fields=list(facts))
    read_anew(actor, story=place.story)
    if words:
        note_act(
            actor, story=place.story, act=SupportAct.Act.TRANSCRIBED, block_id=place.block_id, words=words
        )


def _is_waited_for(place: Place) -> bool:
    """Whether it is part of the version that waits for a yes; what was written since then is not."""
    if queries.stage(place.story) not in WAITING:
        return False
    read = queries.read_revision(place.story)
    asked = recordings_in(read.as_object()) if read else []
    return read is None or place.recording.pk in {each.recording.pk for each in asked}


def _in_a_new_version(actor: User, place: Place) -> Recording:
    if reads_as_editor(actor, place.story):
        raise NotReady(_("These words are public already. Ask the storyteller for a change."))
    copy = copy_recording(place.recording, transcript=place.recording.transcript)
    value = {**placing.block_in(place.page.body, place.block_id)["value"], "recording": copy.pk}
    place.page.body = placing.change_block(place.page.body, place.block_id, value)  # type: ignore[assignment]
    keep(actor, place.page, makes_room=False)
    return copy
