"""The captions of a film, what is seen in it, and the picture before it.

While somebody writes them they are kept for them alone (`keep_captions`); saving checks them, and then
everybody who may see the film sees them.
"""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from content import captions as captions_of_films
from content.captions import Captions
from content.models import Recording, StoryPage
from portal.accounts.models import User
from portal.kit import clock, text

from . import keeping_captions, placing
from .keeping_captions import Captioned, kept_for, saved_of, told_in
from .permissions import may_write
from .refusals import Refused
from .transcribing import Kept, Place, place_for, write_facts

SEEN_LENGTH = 10_000


@dataclass(frozen=True)
class TwoCaptions:
    """Somebody, or another window, saved in between. Nothing was overwritten; here are both."""

    mine: Captioned
    stored: Captioned


class CaptionsRefused(Refused):
    """The captions cannot stand as they are; `found` has the lines to mend."""

    def __init__(self, found: Captions) -> None:
        super().__init__(_("The captions are not whole yet. Mend these lines."))
        self.found = found


@transaction.atomic
def keep_captions(
    actor: User,
    *,
    story: StoryPage,
    block_id: str,
    told: Captioned,
    was: Captioned,
    sent: Captioned | None = None,
) -> Kept | TwoCaptions:
    """Keeps what is written so far for its writer alone, whole or not.

    `was` is what they had before them, `sent` what they sent before without hearing an answer: when
    something else stands there, nothing is kept and both come back. What is like the film's own is forgotten.
    """
    film = _film_at(actor, story, block_id).recording
    kept = kept_for(actor, story, block_id)
    stands = told_in(kept) if kept else saved_of(film)
    if stands.words not in {each.words for each in (told, was, sent) if each is not None}:
        return TwoCaptions(mine=told, stored=stands)
    if told.is_like(saved_of(film)):
        keeping_captions.forget(actor, story=story, block_id=block_id)
    else:
        keeping_captions.keep(actor, story=story, block_id=block_id, told=told, base=was)
    return Kept(told.captions, clock.now())


@transaction.atomic
def write_captions(
    actor: User, *, story: StoryPage, block_id: str, told: Captioned, was: Captioned
) -> Kept | TwoCaptions:
    """Keeps the captions of one film, whether nobody speaks in it, and what is seen in it.

    As with `write_words`; `was` is what its writer had before them. Raises `CaptionsRefused` with the lines
    to mend. Where nobody speaks and nothing is written, one caption says so.
    """
    place = _film_at(actor, story, block_id)
    film, kept = place.recording, kept_for(actor, story, block_id)
    whole = Captioned(_checked(film, told), text.plain(told.seen, max_length=SEEN_LENGTH), told.no_speech)
    known = {told.words, whole.words, was.words}
    if kept and told_in(kept).words not in known:
        return TwoCaptions(mine=whole, stored=told_in(kept))
    if kept:
        known.add(Captioned(kept.base, kept.base_seen).words)
    if saved_of(film).words not in known:
        return TwoCaptions(mine=whole, stored=saved_of(film))
    if not whole.is_like(saved_of(film)):
        facts = {"captions": whole.captions, "seen": whole.seen, "no_speech": whole.no_speech}
        write_facts(actor, place, facts, whole.captions)
    keeping_captions.forget(actor, story=story, block_id=block_id)
    return Kept(whole.captions, clock.now())


@transaction.atomic
def choose_poster(actor: User, *, story: StoryPage, block_id: str, still: int) -> None:
    """The picture before the film: one of the three, or none (0). Only the storyteller chooses."""
    place = place_for(actor, story, block_id)
    if not may_write(actor, place.story):
        raise PermissionDenied
    if still not in {0, *(each.place for each in place.recording.stills.all())}:
        raise placing.NoSuchBlock(block_id)
    if still != place.recording.poster:
        write_facts(actor, place, {"poster": still}, "", signs=False)


def _film_at(actor: User, story: StoryPage, block_id: str) -> Place:
    place = place_for(actor, story, block_id)
    if not place.recording.is_film:
        raise placing.NoSuchBlock(block_id)
    return place


def _checked(film: Recording, told: Captioned) -> str:
    """The captions as they are stored: ours, valid, or none at all."""
    if not told.words[0]:
        if not told.no_speech:
            return ""
        with translation.override(film.language or None):
            silence = str(_("(Nobody speaks in this video.)"))
        return captions_of_films.written([captions_of_films.Cue(0, min(film.duration, 4), silence)])
    found = captions_of_films.read(told.captions, film.duration)
    if not found.is_valid:
        raise CaptionsRefused(found)
    return found.vtt
