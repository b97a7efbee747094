"""Suggesting other words for some words of a draft. Only its storyteller decides about each."""

from collections.abc import Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from content.models import StoryPage
from content.models.seals import sealed_numbers
from portal.accounts.models import User
from portal.kit import clock, text

from . import cms_comments, passages, queries
from .beside_state import is_practised_beside
from .broadcast import tell_story
from .drafting import keep
from .models import Notice, Suggestion, SupportAct
from .models.notices import Kind
from .permissions import may_suggest, may_write
from .refusals import AlreadyDecided, NotReady
from .spoken import reads_as_editor
from .support_acts import note_act

QUOTE_LENGTH = 2000
COMMENT_LENGTH = 1000
MOST_OPEN = 60


@transaction.atomic
def suggest(
    actor: User,
    *,
    story: StoryPage,
    block_id: str,
    quote: str = "",
    proposed: str = "",
    takes_out: bool = False,
    comment: str = "",
    source: str = Suggestion.Source.SUPPORTER,
) -> Suggestion:
    """Other words for these words, no words in their place, or a comment on them. The text stays as it is.

    `quote` must stand exactly once in the paragraph; a comment alone may be on the whole of it, or on a
    picture or a recording. A reader of the media team suggests with source READER while the reading step is
    theirs, about the version that was handed in; the storyteller sees it at once.
    """
    fresh = StoryPage.objects.select_for_update().get(pk=story.pk)
    _check_right(actor, fresh, source)
    if fresh.suggestions.filter(by=actor, state=Suggestion.State.OPEN).count() >= MOST_OPEN:
        raise NotReady(_("Many of your suggestions wait already. Let them be answered first."))
    page, revision_id = _version_before(fresh, source)
    quote = text.plain(quote, max_length=QUOTE_LENGTH)
    proposed = "" if takes_out else text.plain(proposed, max_length=QUOTE_LENGTH)
    comment = text.plain(comment, max_length=COMMENT_LENGTH)
    _check_words(page, block_id, quote, proposed, comment, takes_out=takes_out)
    made = Suggestion.objects.create(
        story=fresh,
        by=actor,
        source=source,
        block_id=block_id,
        quote=quote,
        proposed=proposed,
        takes_out=takes_out,
        comment=comment,
        revision_id=revision_id,
        reading=fresh.current_workflow_task_state if source == Suggestion.Source.READER else None,
    )
    cms_comments.mirror(made)
    is_change = bool(proposed or takes_out)
    act = SupportAct.Act.SUGGESTED if is_change else SupportAct.Act.COMMENTED
    note_act(actor, story=fresh, act=act, block_id=block_id, words=proposed or comment or quote)
    _tell_storyteller(made)
    tell_story(fresh)
    return made


@transaction.atomic
def accept(actor: User, *, suggestion: Suggestion, answer: str = "") -> Suggestion:
    """A new version by the storyteller with just these words changed; a comment is only thanked for.

    When the words are not there any more, or not once, nothing is changed: the suggestion is overtaken.
    """
    fresh, story = _to_decide(actor, suggestion)
    if not fresh.is_change:
        return _decide(actor, fresh, Suggestion.State.ACCEPTED, answer)
    page = queries.draft_of(story)
    before = page.title
    if not passages.swap(page, fresh.block_id, fresh.quote, fresh.proposed):
        return _decide(actor, fresh, Suggestion.State.OVERTAKEN, answer)
    words = passages.words_of(page, fresh.block_id)
    if not words and fresh.block_id == passages.TITLE:
        raise NotReady(_("Give your story a name."))
    if not words and fresh.block_id not in passages.FIELDS:
        passages.take_out(page, fresh.block_id)
    page.title = passages.clean(passages.TITLE, page.title) or before
    keep(actor, page, makes_room=False)
    return _decide(actor, fresh, Suggestion.State.ACCEPTED, answer)


@transaction.atomic
def decline(actor: User, *, suggestion: Suggestion, answer: str = "") -> Suggestion:
    """The words stay as they are."""
    fresh, _story = _to_decide(actor, suggestion)
    return _decide(actor, fresh, Suggestion.State.DECLINED, answer)


@transaction.atomic
def take_back(actor: User, *, suggestion: Suggestion) -> Suggestion:
    """Whoever made it does not suggest it any more."""
    fresh = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if not actor.is_active or fresh.by_id != actor.pk:
        raise PermissionDenied
    _refuse_decided(fresh)
    note_act(
        actor,
        story=fresh.story,
        act=SupportAct.Act.TOOK_BACK,
        block_id=fresh.block_id,
        words=fresh.proposed or fresh.comment or fresh.quote,
    )
    return _close(actor, fresh, Suggestion.State.TAKEN_BACK)


@transaction.atomic
def close_sealed(actor: User, *, stories: Iterable[int]) -> None:
    """The stories are their storyteller's alone: nothing waits beside them. What was decided stays so."""
    waiting = Suggestion.objects.select_for_update().filter(story__in=stories, state=Suggestion.State.OPEN)
    for suggestion in waiting:
        _close(actor, suggestion, Suggestion.State.SEALED)


@transaction.atomic
def open_unsealed(actor: User) -> None:
    """What waited beside the actor's stories waits again, where the sealing was undone."""
    closed = Suggestion.objects.select_for_update(of=("self",)).filter(state=Suggestion.State.SEALED)
    for suggestion in closed.filter(story__storyteller=actor).exclude(story__in=sealed_numbers()):
        suggestion.state, suggestion.decided_at = Suggestion.State.OPEN, None
        suggestion.save(update_fields=["state", "decided_at"])
        cms_comments.open_again(suggestion)


def _check_right(actor: User, story: StoryPage, source: str) -> None:
    may_read = reads_as_editor(actor, story) or is_practised_beside(actor, story)
    reads = source == Suggestion.Source.READER and may_read
    if not reads and not (source == Suggestion.Source.SUPPORTER and may_suggest(actor, story)):
        raise PermissionDenied


def _version_before(story: StoryPage, source: str) -> tuple[StoryPage, int | None]:
    """What whoever suggests has before them: a reader the version handed in, all others the newest."""
    if source == Suggestion.Source.READER and (read := queries.handed_in_revision(story)) is not None:
        return read.as_object(), read.pk
    return queries.draft_of(story), story.latest_revision_id


def _check_words(
    page: StoryPage, block_id: str, quote: str, proposed: str, comment: str, *, takes_out: bool
) -> None:
    words = passages.words_of(page, block_id)
    is_thing = words is None and passages.stands(page, block_id)
    if words is None and not (is_thing and comment and not (quote or proposed or takes_out)):
        raise NotReady(_("This paragraph is not there any more. Look again."))
    words = words or ""
    if not (proposed or takes_out or comment):
        raise NotReady(_("Write other words, or say what you think of these."))
    if not quote and (proposed or takes_out):
        raise NotReady(_("Write the words as they are now."))
    found = words.count(quote) if quote else 1
    if found == 0:
        raise NotReady(_("These words are not in the paragraph. Copy them exactly."))
    if found > 1:
        raise NotReady(_("These words are there more than once. Take more words with them."))
    if quote and quote == proposed:
        raise NotReady(_("The new words are the same as the old ones."))


def _to_decide(actor: User, suggestion: Suggestion) -> tuple[Suggestion, StoryPage]:
    story = StoryPage.objects.select_for_update().get(pk=suggestion.story_id)
    if not may_write(actor, story):
        raise PermissionDenied
    fresh = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    _refuse_decided(fresh)
    return fresh, story


def _refuse_decided(suggestion: Suggestion) -> None:
    if suggestion.state != Suggestion.State.OPEN:
        raise AlreadyDecided(_("This suggestion does not wait any more."))


def _decide(actor: User, suggestion: Suggestion, state: Suggestion.State, answer: str) -> Suggestion:
    suggestion.answer = text.plain(answer, max_length=COMMENT_LENGTH)
    closed = _close(actor, suggestion, state)
    maker = suggestion.by
    reads = suggestion.source == Suggestion.Source.READER
    if maker is not None and (reads or may_suggest(maker, suggestion.story)):
        is_thanked = state == Suggestion.State.ACCEPTED and not suggestion.is_change
        kind = Kind.COMMENT_THANKED if is_thanked else OUTCOMES[state]
        Notice.objects.tell(maker, kind, story=suggestion.story, by=actor, words=suggestion.answer)
    return closed


def _close(actor: User, suggestion: Suggestion, state: Suggestion.State) -> Suggestion:
    suggestion.state, suggestion.decided_at = state, clock.now()
    suggestion.save(update_fields=["state", "decided_at", "answer"])
    cms_comments.resolve(actor, suggestion)
    tell_story(suggestion.story)
    return suggestion


def _tell_storyteller(suggestion: Suggestion) -> None:
    """Once, until the storyteller has put it away; in practice nobody is told."""
    story, maker = suggestion.story, suggestion.by
    if story.storyteller is None or maker is None or story.storyteller == maker:
        return
    told = Notice.objects.unseen(story.storyteller).filter(story=story, by=maker, kind=Kind.SUGGESTED)
    if not told.exists():
        Notice.objects.tell(story.storyteller, Kind.SUGGESTED, story=story, by=maker)


OUTCOMES = {
    Suggestion.State.ACCEPTED: Kind.SUGGESTION_ACCEPTED,
    Suggestion.State.DECLINED: Kind.SUGGESTION_DECLINED,
    Suggestion.State.OVERTAKEN: Kind.SUGGESTION_OVERTAKEN,
}
