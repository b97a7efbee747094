"""A story was taken down or a portfolio hidden, and whose it is asks another editor to look again."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Page

from content.models import Portfolio, StoryPage, TakeDown
from content.permissions import may_take_down
from content.portfolio_face import face_of
from portal.accounts.models import User
from portal.kit import clock, text

from . import appeals
from .appeals import Thing
from .models import Notice
from .models.notices import Kind
from .policy.appeals import Verdict, may_ask, may_decide
from .refusals import AlreadyDecided, NotReady, Refused, Sealed

WORDS_LENGTH = 2000


@transaction.atomic
def ask_another(actor: User, *, taken: TakeDown, words: str = "") -> TakeDown:
    """Whose it is asks another editor to look again, with or without words. Once for each taking down."""
    thing, fresh = _locked(taken)
    if not actor.is_active or fresh.storyteller_id != actor.pk:
        raise PermissionDenied
    _refuse_sealed(thing)
    verdict = may_ask(appeals.asking(fresh, thing))
    if verdict is not Verdict.YES:
        raise AlreadyDecided(str(said(verdict)))
    fresh.appealed_at = clock.now()
    fresh.appeal_words = text.plain(words, max_length=WORDS_LENGTH)
    fresh.seen_at = fresh.seen_at or clock.now()
    fresh.save(update_fields=["appealed_at", "appeal_words", "seen_at"])
    return fresh


@transaction.atomic
def decide(actor: User, *, taken: TakeDown, is_upheld: bool, words: str, seen: str = "") -> TakeDown:
    """Another editor has looked again: it stays down, or whose it is may say yes to it again.

    Nothing becomes public by this: the yes ended with the taking down, and only a new one publishes.
    Of a portfolio `seen` is the digest of what the editor was shown: its owner may change it meanwhile.
    """
    if not may_take_down(actor):
        raise PermissionDenied
    thing, fresh = _locked(taken)
    verdict = may_decide(appeals.deciding(actor, fresh, thing))
    if verdict is not Verdict.YES:
        raise (AlreadyDecided if verdict is Verdict.OVER else Refused)(str(said(verdict)))
    words = text.plain(words, max_length=WORDS_LENGTH)
    if not words:
        raise NotReady(_("Write why. The storyteller reads it."))
    if isinstance(thing, Portfolio) and face_of(thing).digest != seen:
        raise NotReady(_("Something has changed. Look at it again."))
    fresh.decided_at, fresh.decided_by = clock.now(), actor
    fresh.is_upheld, fresh.decision_words = is_upheld, words
    fresh.save(update_fields=["decided_at", "decided_by", "is_upheld", "decision_words"])
    _tell(actor, fresh, thing)
    return fresh


def said(verdict: Verdict) -> str:
    """The verdict in words for whoever asked."""
    words: dict[Verdict, str] = {
        Verdict.YES: "",
        Verdict.OVER: _("There is nothing to look at again any more."),
        Verdict.ASKED: _("You have asked already. Another editor looks at it."),
        Verdict.LATE: _("This was taken down more than six months ago. Change it first."),
        Verdict.SAME_EDITOR: _("You took this down. Another editor looks at it again."),
        Verdict.OWN: _("This is your own. Another editor looks at it."),
    }
    return words[verdict]


def stay_hidden(portfolio: Portfolio, taken: TakeDown) -> None:
    """Its owner changed what is hidden: when nothing can be asked about it any more, it can be asked anew.

    The hiding stands as it was, by whoever decided last, and with the reason given then.
    """
    if may_ask(appeals.asking(taken, portfolio)) is Verdict.YES or _waits(taken):
        return
    TakeDown.objects.create(
        portfolio=portfolio,
        storyteller_id=portfolio.owner_id,
        taken_down_by=taken.decided_by or taken.taken_down_by,
        reason=taken.decision_words or taken.reason,
        made_at=clock.now(),
        seen_at=clock.now(),
    )


def _waits(taken: TakeDown) -> bool:
    return taken.appealed_at is not None and taken.decided_at is None


def _refuse_sealed(thing: Thing) -> None:
    if isinstance(thing, StoryPage) and appeals.is_away(thing):
        raise Sealed(thing)


def _locked(taken: TakeDown) -> tuple[Thing, TakeDown]:
    """Both rows as they stand now, in the order in which taking down locks them."""
    if taken.portfolio_id:
        Portfolio.objects.select_for_update().filter(pk=taken.portfolio_id).first()
    else:
        Page.objects.select_for_update().filter(pk=taken.page_id).first()
    thing = appeals.thing_of(taken)
    if thing is None:
        raise Refused(_("There is nothing to look at again any more."))
    return thing, TakeDown.objects.select_for_update().get(pk=taken.pk)


def _tell(actor: User, taken: TakeDown, thing: Thing) -> None:
    told: dict[str, Any] = {"by": actor, "words": taken.decision_words}
    if isinstance(thing, Portfolio):
        stays, may = Kind.PORTFOLIO_STAYS, Kind.PORTFOLIO_MAY
        told["title"] = thing.name
    else:
        stays, may = Kind.STAYS_DOWN, Kind.MAY_BE_PUBLIC
        told["story"] = thing
    if taken.storyteller:
        Notice.objects.tell(taken.storyteller, stays if taken.is_upheld else may, **told)
    if not taken.is_upheld and taken.taken_down_by:
        Notice.objects.tell(taken.taken_down_by, Kind.LOOKED_AGAIN, **told)
