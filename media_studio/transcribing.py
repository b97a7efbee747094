"""Writing down a recording or a film: its storyteller, a supporter who suggests, a reading editor."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from content import captions as captions_of_films
from content.captions import Captions
from content.models import Recording, StoryPage
from content.recording_intake import copy_recording
from portal.accounts.models import User
from portal.kit import clock, text

from . import placing, queries
from .drafting import keep
from .models import SupportAct
from .permissions import may_suggest, may_write
from .policy.stages import Stage
from .refusals import NotReady, Refused
from .reviewing import read_anew
from .spoken import page_before, reads_as_editor, recording_at
from .support_acts import note_act

WORDS_LENGTH, SEEN_LENGTH = 40_000, 10_000
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
class Captioned:
    """What is written of a film beside its transcript: captions as WebVTT, what is seen, if it is silent."""

    captions: str
    seen: str = ""
    no_speech: bool = False


@dataclass(frozen=True)
class _Place:
    story: StoryPage
    page: StoryPage
    block_id: str
    recording: Recording


class CaptionsRefused(Refused):
    """The captions cannot stand as they are; `found` has the lines to mend."""

    def __init__(self, found: Captions) -> None:
        super().__init__(_("The captions are not whole yet. Mend these lines."))
        self.found = found


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
    place = _place(actor, story, block_id)
    stored = place.recording.transcript
    if words == stored:
        return Kept(words, clock.now())
    if stored not in {text.plain(each, max_length=WORDS_LENGTH) for each in (was, sent) if each is not None}:
        return TwoTexts(mine=words, stored=stored)
    _write(actor, place, {"transcript": words}, words)
    return Kept(words, clock.now())


@transaction.atomic
def write_captions(
    actor: User, *, story: StoryPage, block_id: str, told: Captioned, was: str
) -> Kept | TwoTexts:
    """Keeps the captions of one film, whether nobody speaks in it, and what is seen in it.

    As with `write_words`; `was` are the captions before. Raises `CaptionsRefused` with the lines to mend.
    Where nobody speaks and nothing is written, one caption says so.
    """
    place = _place(actor, story, block_id)
    film = place.recording
    if not film.is_film:
        raise placing.NoSuchBlock(block_id)
    captions = _checked(film, told)
    seen = text.plain(told.seen, max_length=SEEN_LENGTH)
    if (captions, seen, told.no_speech) == (film.captions, film.seen, film.no_speech):
        return Kept(captions, clock.now())
    if _even(film.captions) not in (_even(was), _even(captions)):
        return TwoTexts(mine=captions, stored=film.captions)
    _write(actor, place, {"captions": captions, "seen": seen, "no_speech": told.no_speech}, captions)
    return Kept(captions, clock.now())


@transaction.atomic
def choose_poster(actor: User, *, story: StoryPage, block_id: str, still: int) -> None:
    """The picture before the film: one of the three, or none (0). Only the storyteller chooses."""
    place = _place(actor, story, block_id)
    if not may_write(actor, place.story):
        raise PermissionDenied
    if still not in {0, *(each.place for each in place.recording.stills.all())}:
        raise placing.NoSuchBlock(block_id)
    if still != place.recording.poster:
        _write(actor, place, {"poster": still}, "", signs=False)


def _even(captions: str) -> str:
    """As forms send them, less what they do to ends of lines."""
    return captions.replace("\r\n", "\n").strip()


def _checked(film: Recording, told: Captioned) -> str:
    """The captions as they are stored: ours, valid, or none at all."""
    if not told.captions.strip().removeprefix(captions_of_films.HEADER).strip():
        if not told.no_speech:
            return ""
        with translation.override(film.language or None):
            silence = str(_("(Nobody speaks in this film.)"))
        return captions_of_films.written([captions_of_films.Cue(0, min(film.duration, 4), silence)])
    found = captions_of_films.read(told.captions, film.duration)
    if not found.is_valid:
        raise CaptionsRefused(found)
    return found.vtt


def _place(actor: User, story: StoryPage, block_id: str) -> _Place:
    """Where the words go, everything locked; refused to whoever may not write them now."""
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_write_words(actor, fresh):
        raise PermissionDenied
    page = page_before(actor, fresh)
    found = recording_at(page, block_id).recording
    return _Place(fresh, page, block_id, Recording.objects.select_for_update().get(pk=found.pk))


def _write(actor: User, place: _Place, facts: dict[str, Any], words: str, *, signs: bool = True) -> None:
    recording = place.recording
    if recording.is_held or queries.stage(place.story) in WAITING:
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


def _in_a_new_version(actor: User, place: _Place) -> Recording:
    if reads_as_editor(actor, place.story):
        raise NotReady(_("These words are public already. Ask the storyteller for a change."))
    copy = copy_recording(place.recording, transcript=place.recording.transcript)
    value = {**placing.block_in(place.page.body, place.block_id)["value"], "recording": copy.pk}
    place.page.body = placing.change_block(place.page.body, place.block_id, value)  # type: ignore[assignment]
    keep(actor, place.page, makes_room=False)
    return copy
