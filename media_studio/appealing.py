"""A page was taken down, and its storyteller asks another editor to look again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.models import StoryPage, TakeDown
from content.models.seals import is_sealed
from content.permissions import may_take_down
from portal.accounts.models import User
from portal.kit import clock, text

from . import appeals
from .models import Notice
from .models.notices import Kind
from .policy.appeals import Verdict, may_ask, may_decide
from .refusals import AlreadyDecided, NotReady, Refused, Sealed

WORDS_LENGTH = 2000


@transaction.atomic
def ask_another(actor: User, *, taken: TakeDown, words: str = "") -> TakeDown:
    """The storyteller asks another editor to look again, with or without words. Once for each taking down."""
    story, fresh = _locked(taken)
    if not actor.is_active or fresh.storyteller_id != actor.pk:
        raise PermissionDenied
    if is_sealed(story):
        raise Sealed(story)
    verdict = may_ask(appeals.asking(fresh, story))
    if verdict is not Verdict.YES:
        raise AlreadyDecided(str(said(verdict)))
    fresh.appealed_at = clock.now()
    fresh.appeal_words = text.plain(words, max_length=WORDS_LENGTH)
    fresh.seen_at = fresh.seen_at or clock.now()
    fresh.save(update_fields=["appealed_at", "appeal_words", "seen_at"])
    return fresh


@transaction.atomic
def decide(actor: User, *, taken: TakeDown, is_upheld: bool, words: str) -> TakeDown:
    """Another editor has looked again: the story stays down, or its storyteller may say yes to it again.

    Nothing becomes public by this: the yes ended with the taking down, and only a new one publishes.
    """
    if not may_take_down(actor):
        raise PermissionDenied
    story, fresh = _locked(taken)
    verdict = may_decide(appeals.deciding(actor, fresh, story))
    if verdict is not Verdict.YES:
        raise (AlreadyDecided if verdict is Verdict.OVER else Refused)(str(said(verdict)))
    words = text.plain(words, max_length=WORDS_LENGTH)
    if not words:
        raise NotReady(_("Write why. The storyteller reads it."))
    fresh.decided_at, fresh.decided_by = clock.now(), actor
    fresh.is_upheld, fresh.decision_words = is_upheld, words
    fresh.save(update_fields=["decided_at", "decided_by", "is_upheld", "decision_words"])
    _tell(actor, fresh, story)
    return fresh


def said(verdict: Verdict) -> str:
    """The verdict in words for whoever asked."""
    words: dict[Verdict, str] = {
        Verdict.YES: "",
        Verdict.OVER: _("There is nothing to look at again any more."),
        Verdict.ASKED: _("You have asked already. Another editor looks at it."),
        Verdict.LATE: _("This was taken down more than six months ago. You can hand it in again."),
        Verdict.SAME_EDITOR: _("You took this story down. Another editor looks at it again."),
        Verdict.OWN: _("This is your own story. Another editor looks at it."),
    }
    return words[verdict]


def _locked(taken: TakeDown) -> tuple[StoryPage, TakeDown]:
    """Both rows as they stand now, in the order in which taking down locks them."""
    Page.objects.select_for_update().filter(pk=taken.page_id).first()
    story = StoryPage.objects.filter(pk=taken.page_id).first()
    if story is None:
        raise Refused(_("There is nothing to look at again any more."))
    return story, TakeDown.objects.select_for_update().get(pk=taken.pk)


def _tell(actor: User, taken: TakeDown, story: StoryPage) -> None:
    kind = Kind.STAYS_DOWN if taken.is_upheld else Kind.MAY_BE_PUBLIC
    if taken.storyteller:
        Notice.objects.tell(taken.storyteller, kind, story=story, by=actor, words=taken.decision_words)
    if not taken.is_upheld and taken.taken_down_by:
        Notice.objects.tell(
            taken.taken_down_by, Kind.LOOKED_AGAIN, story=story, by=actor, words=taken.decision_words
        )
