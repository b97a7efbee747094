"""Writing down what is said in a recording: its storyteller, a supporter who suggests, a reading editor."""

import datetime
from dataclasses import dataclass

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
from .spoken import page_before, reads_as_editor, recording_at
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
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_write_words(actor, fresh):
        raise PermissionDenied
    page = page_before(actor, fresh)
    found = recording_at(page, block_id).recording
    recording = Recording.objects.select_for_update().get(pk=found.pk)
    words = text.plain(words, max_length=WORDS_LENGTH)
    if words == recording.transcript:
        return Kept(words, clock.now())
    known = {text.plain(each, max_length=WORDS_LENGTH) for each in (was, sent) if each is not None}
    if recording.transcript not in known:
        return TwoTexts(mine=words, stored=recording.transcript)
    if recording.is_held or queries.stage(fresh) in WAITING:
        recording = _in_a_new_version(actor, fresh, page, block_id, recording, words)
    _sign(actor, recording, words)
    read_anew(actor, story=fresh)
    if words:
        note_act(actor, story=fresh, act=SupportAct.Act.TRANSCRIBED, block_id=block_id, words=words)
    return Kept(words, clock.now())


def _in_a_new_version(
    actor: User, story: StoryPage, page: StoryPage, block_id: str, recording: Recording, words: str
) -> Recording:
    if reads_as_editor(actor, story):
        raise NotReady(_("These words are public already. Ask the storyteller for a change."))
    copy = copy_recording(recording, transcript=words)
    value = {**placing.block_in(page.body, block_id)["value"], "recording": copy.pk}
    page.body = placing.change_block(page.body, block_id, value)  # type: ignore[assignment]
    keep(actor, page, makes_room=False)
    return copy


def _sign(actor: User, recording: Recording, words: str) -> None:
    recording.transcript, recording.transcript_at = words, clock.now()
    recording.transcript_by = actor
    recording.save(update_fields=["transcript", "transcript_by", "transcript_at"])
