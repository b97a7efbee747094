"""What the newsroom does with the wishes of readers. Somebody reads each; each decision is written down."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from content.ledger import note_wish
from content.models import Wish, WishStep
from content.models.wishes import ANSWER_DAYS, ANSWER_LENGTH, OWNER_LENGTH, REASON_LENGTH
from content.models.wishes import WORDS_LENGTH as WISH_LENGTH
from content.purging import refresh_wishes
from content.telling_back import tell_back
from portal.accounts.models import User
from portal.kit import clock, text

from .ideas import WORDS_LENGTH, named
from .models import Idea
from .permissions import may_work_in_newsroom
from .refusals import AlreadyDecided, NotReady
from .wish_words import tells_contacts

Act = WishStep.Act


@dataclass(frozen=True)
class Answer:
    """What whoever is responsible says: planned, changed or not possible, in words, and who they are."""

    state: str
    answer: str
    owner: str = ""


@transaction.atomic
def take_up_wish(actor: User, *, wish: Wish, title: str, words: str = "") -> Idea:
    """The wish becomes an idea, in the words of whoever read it. Who left an address is thanked."""
    fresh = _waiting(actor, wish)
    idea = Idea.objects.create(
        title=named(title),
        words=text.plain(words, max_length=WORDS_LENGTH),
        wish=fresh,
        state=Idea.State.KEPT,
        decided_at=clock.now(),
        decided_by=actor,
    )
    _thanked(actor, fresh, Act.IDEA)
    return idea


@transaction.atomic
def thank_for_wish(actor: User, *, wish: Wish) -> Wish:
    """The wish is put away with thanks: by mail to who left an address, which is forgotten then."""
    return _thanked(actor, _waiting(actor, wish), Act.PUT_AWAY)


@transaction.atomic
def drop_as_spam(actor: User, *, wish: Wish) -> None:
    """What is no wish is gone for good; nobody is written to."""
    _waiting(actor, wish).delete()


@transaction.atomic
def show_wish(actor: User, *, wish: Wish, words: str) -> Wish:
    """Everybody may read these words now, and they wait for an answer. Also one that was taken down."""
    fresh = _locked(actor, wish)
    if fresh.is_shown or (fresh.handled_at is not None and fresh.shown_at is None):
        raise AlreadyDecided(_("Somebody has already looked at this wish."))
    shown = text.plain(words, max_length=WISH_LENGTH)
    if not shown:
        raise NotReady(_("Write the words that readers see."))
    if tells_contacts(shown):
        raise NotReady(_("There is still a phone number, an address or the like."))
    now = clock.now()
    was, was_down = fresh.words or fresh.shown_words, fresh.taken_down_at is not None
    fresh.is_changed = fresh.is_changed or shown != was
    fresh.shown_words, fresh.shown_at, fresh.taken_down_at = shown, now, None
    if not fresh.state:
        fresh.answer_due = timezone.localdate(now) + datetime.timedelta(days=ANSWER_DAYS)
    fresh.handled_at, fresh.handled_by = fresh.handled_at or now, actor
    fresh.save()
    _noted(actor, fresh, Act.WORDS_CHANGED if fresh.is_changed else Act.SHOWN)
    if was_down:
        note_wish(wish=fresh.pk, undone=True)
    return fresh


@transaction.atomic
def answer_wish(actor: User, *, wish: Wish, answer: Answer) -> Wish:
    """The answer stands under the wish. Who left an address hears the first one; then the address is gone."""
    fresh = _shown(actor, wish)
    words = text.plain(answer.answer, max_length=ANSWER_LENGTH)
    if answer.state not in Wish.State.values or not answer.state:
        raise NotReady(_("Choose what the answer is."))
    if not words:
        raise NotReady(_("Write the answer in words."))
    fresh.state, fresh.answer, fresh.answered_at = answer.state, words, clock.now()
    fresh.owner = " ".join(text.plain(answer.owner, max_length=OWNER_LENGTH).split())
    fresh.save()
    tell_back(fresh, letter="wish_answered")
    return _noted(actor, fresh, Act.ANSWERED, fresh.get_state_display())


@transaction.atomic
def take_down_wish(actor: User, *, wish: Wish, reason: str) -> Wish:
    """Nobody reads it any more; who left an address hears why. Its reports are closed. In a month it goes."""
    fresh = _shown(actor, wish)
    why = text.plain(reason, max_length=REASON_LENGTH)
    if not why:
        raise NotReady(_("Write why it is taken down."))
    fresh.taken_down_at = clock.now()
    fresh.save(update_fields=["taken_down_at"])
    fresh.reports.filter(handled_at=None).update(handled_at=clock.now(), handled_by=actor)
    _noted(actor, fresh, Act.TAKEN_DOWN, why)
    tell_back(fresh, letter="wish_down")
    # The line comes last but before the commit: after a restore it is taken down again.
    note_wish(wish=fresh.pk)
    return fresh


def _locked(actor: User, wish: Wish) -> Wish:
    if not may_work_in_newsroom(actor):
        raise PermissionDenied
    fresh = Wish.objects.select_for_update().filter(pk=wish.pk).first()
    if fresh is None:
        raise AlreadyDecided(_("Somebody has already looked at this wish."))
    return fresh


def _waiting(actor: User, wish: Wish) -> Wish:
    fresh = _locked(actor, wish)
    if fresh.handled_at is not None:
        raise AlreadyDecided(_("Somebody has already looked at this wish."))
    return fresh


def _shown(actor: User, wish: Wish) -> Wish:
    fresh = _locked(actor, wish)
    if not fresh.is_shown:
        raise AlreadyDecided(_("This wish is not shown to everybody now."))
    return fresh


def _thanked(actor: User, wish: Wish, act: Act) -> Wish:
    wish.handled_at, wish.handled_by = clock.now(), actor
    wish.save(update_fields=["handled_at", "handled_by"])
    WishStep.objects.create(wish=wish, act=act, by=actor)
    tell_back(wish, letter="wish_read")
    return wish


def _noted(actor: User, wish: Wish, act: Act, words: str = "") -> Wish:
    WishStep.objects.create(wish=wish, act=act, by=actor, words=str(words)[:REASON_LENGTH])
    refresh_wishes([wish])
    return wish
