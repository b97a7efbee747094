"""Writing paragraph by paragraph, side by side. Nothing is ever overwritten unseen, and nothing is merged."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from content.models import StoryPage
from portal.accounts.models import User
from portal.kit import clock

from . import passages, queries
from .beside_state import rights_of, writer_of
from .broadcast import tell_story
from .drafting import SUMMARY_LENGTH, TITLE_LENGTH, keep
from .leasing import note_words
from .manuscript import HEADING_LENGTH
from .models import SupportAct
from .models.supports import Rights
from .permissions import may_type, may_walk_beside, may_write
from .refusals import NotReady, Refused
from .support_acts import note_act

LENGTHS = {passages.TITLE: TITLE_LENGTH, passages.SUMMARY: SUMMARY_LENGTH}


class SomebodyWrites(Refused):
    """Somebody else is writing in this paragraph now."""


class NotWatched(Refused):
    """A supporter types only while the storyteller has the page open."""


@dataclass(frozen=True)
class Kept:
    """The paragraph is stored; `words` is what the next save must have seen."""

    block_id: str
    words: str
    revision_id: int
    at: datetime.datetime


@dataclass(frozen=True)
class TwoTexts:
    """The stored paragraph is another one than the writer had before them. Nothing was overwritten.

    `stored` is None when the paragraph is not there any more.
    """

    block_id: str
    mine: str
    stored: str | None


@transaction.atomic
def save_paragraph(
    actor: User,
    *,
    story: StoryPage,
    block_id: str,
    words: str,
    seen: str,
    also_seen: Sequence[str] = (),
    splits: bool = False,
) -> Kept | TwoTexts:
    """Stores one paragraph, when it still says what the writer saw. Other paragraphs do not matter.

    `also_seen` is what the writer sent before without hearing an answer. With `splits` an empty line in the
    storyteller's words begins a new paragraph.
    """
    fresh = _to_write(actor, story, block_id)
    page = queries.draft_of(fresh)
    stored = passages.words_of(page, block_id)
    mine = passages.clean_in(page, block_id, words)
    if stored is not None and mine == passages.clean(block_id, stored):
        return _kept(fresh, block_id, stored)
    if stored is None or not _is_seen(block_id, stored, (seen, *also_seen)):
        return _two(page, block_id, mine, stored)
    _check(block_id, mine, is_heading=passages.is_heading(page, block_id))
    if splits and block_id not in passages.FIELDS and may_write(actor, fresh):
        passages.split(page, block_id, words)
    else:
        passages.reword(page, block_id, mine)
    keep(actor, page)
    note_words(actor, story=fresh, block_id=block_id)
    if fresh.storyteller_id != actor.pk:
        note_act(actor, story=fresh, act=SupportAct.Act.TYPED, block_id=block_id, words=passages.bare(mine))
    return _told(fresh, block_id)


@transaction.atomic
def add_paragraph(actor: User, *, story: StoryPage, after: str, words: str) -> Kept:
    """One or more new paragraphs behind this one. Only the storyteller decides how many there are."""
    fresh = _own(actor, story)
    page = queries.draft_of(fresh)
    if not passages.clean("", words):
        raise NotReady(_("Write something first."))
    block_id = passages.add_after(page, after, words)
    keep(actor, page)
    return _told(fresh, block_id)


@transaction.atomic
def remove_paragraph(actor: User, *, story: StoryPage, block_id: str, seen: str) -> Kept | TwoTexts:
    """The paragraph goes, when it still says what the storyteller saw. Earlier versions have it."""
    fresh = _own(actor, story)
    if block_id in passages.FIELDS:
        raise NotReady(_("The name and the summary stay."))
    _refuse_under_a_pen(actor, fresh, block_id)
    page = queries.draft_of(fresh)
    stored = passages.words_of(page, block_id)
    if stored is None:
        return _kept(fresh, block_id, "")
    if not _is_seen(block_id, stored, (seen,)):
        return TwoTexts(block_id, mine="", stored=stored)
    passages.take_out(page, block_id)
    keep(actor, page, makes_room=False)  # what was taken out can be found again
    return _told(fresh, block_id)


@transaction.atomic
def join_paragraph(actor: User, *, story: StoryPage, block_id: str, seen: str) -> Kept | TwoTexts:
    """The paragraph and the one before it become one, which keeps the id of the first."""
    fresh = _own(actor, story)
    page = queries.draft_of(fresh)
    first, stored = passages.before(page, block_id), passages.words_of(page, block_id)
    if first is None:
        raise NotReady(_("There is no paragraph before this one to join it to."))
    for each in (first.id, block_id):
        _refuse_under_a_pen(actor, fresh, each)
    if stored is None or not _is_seen(block_id, stored, (seen,)):
        return TwoTexts(block_id, mine=passages.clean(block_id, seen), stored=stored)
    passages.reword(page, first.id, f"{first.words} {stored}")
    passages.take_out(page, block_id)
    keep(actor, page, makes_room=False)
    return _told(fresh, first.id)


def _to_write(actor: User, story: StoryPage, block_id: str) -> StoryPage:
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_walk_beside(actor, fresh):
        raise PermissionDenied
    if not may_type(actor, fresh):
        if rights_of(actor, fresh) is not Rights.TYPE:
            raise PermissionDenied
        raise NotWatched(_("You can type only while %(name)s watches.") % {"name": fresh.storyteller})
    _refuse_under_a_pen(actor, fresh, block_id)
    return fresh


def _own(actor: User, story: StoryPage) -> StoryPage:
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    if not may_write(actor, fresh):
        raise PermissionDenied
    return fresh


def _refuse_under_a_pen(actor: User, story: StoryPage, block_id: str) -> None:
    writer = writer_of(story, block_id)
    if writer is not None and writer.pk != actor.pk:
        raise SomebodyWrites(_("%(name)s is writing here now. Wait a moment.") % {"name": writer})


def _two(page: StoryPage, block_id: str, mine: str, stored: str | None) -> TwoTexts:
    if stored is None or not passages.is_heading(page, block_id):
        return TwoTexts(block_id, mine=mine, stored=stored)
    return TwoTexts(block_id, mine=passages.bare(mine), stored=passages.bare(stored))


def _check(block_id: str, words: str, *, is_heading: bool) -> None:
    if not words and block_id == passages.TITLE:
        raise NotReady(_("Give your story a name."))
    if not words and block_id != passages.SUMMARY:
        raise NotReady(_("An empty paragraph is not saved. You can remove it."))
    is_too_long = is_heading and len(passages.bare(words)) > HEADING_LENGTH
    if is_too_long or len(words) > LENGTHS.get(block_id, len(words)):
        raise NotReady(_("This is too long. Make it shorter."))


def _is_seen(block_id: str, stored: str, seen: Sequence[str]) -> bool:
    now = passages.bare(passages.clean(block_id, stored))
    return any(passages.bare(passages.clean(block_id, each)) == now for each in seen)


def _told(story: StoryPage, block_id: str) -> Kept:
    tell_story(story)
    page = queries.draft_of(story)
    return _kept(story, block_id, passages.words_of(page, block_id) or "")


def _kept(story: StoryPage, block_id: str, words: str) -> Kept:
    newest = StoryPage.objects.values_list("latest_revision_id", flat=True).get(pk=story.pk)
    return Kept(block_id, words, newest, clock.now())
