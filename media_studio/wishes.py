"""What the newsroom does with the wishes of readers. Each is read by somebody; none is public by itself."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from content.models import Wish
from portal.accounts.letters import send_letter_later
from portal.accounts.models import User
from portal.kit import clock, text

from .ideas import WORDS_LENGTH, named
from .models import Idea
from .permissions import may_work_in_newsroom
from .refusals import AlreadyDecided


@transaction.atomic
def take_up_wish(actor: User, *, wish: Wish, title: str, words: str = "") -> Idea:
    """The wish becomes an idea, in the words of whoever read it. Who left an address is thanked."""
    fresh = _locked(actor, wish)
    idea = Idea.objects.create(
        title=named(title),
        words=text.plain(words, max_length=WORDS_LENGTH),
        wish=fresh,
        state=Idea.State.KEPT,
        decided_at=clock.now(),
        decided_by=actor,
    )
    _thanked(actor, fresh)
    return idea


@transaction.atomic
def thank_for_wish(actor: User, *, wish: Wish) -> Wish:
    """The wish is put away with thanks: by mail to who left an address, which is forgotten then."""
    return _thanked(actor, _locked(actor, wish))


@transaction.atomic
def drop_as_spam(actor: User, *, wish: Wish) -> None:
    """What is no wish is gone for good; nobody is written to."""
    _locked(actor, wish).delete()


def _locked(actor: User, wish: Wish) -> Wish:
    if not may_work_in_newsroom(actor):
        raise PermissionDenied
    fresh = Wish.objects.select_for_update().filter(pk=wish.pk, handled_at=None).first()
    if fresh is None:
        raise AlreadyDecided(_("Somebody has already looked at this wish."))
    return fresh


def _thanked(actor: User, wish: Wish) -> Wish:
    if wish.email:
        send_letter_later("wish_read", wish.email, wish.language)
    wish.email, wish.handled_at, wish.handled_by = "", clock.now(), actor
    wish.save(update_fields=["email", "handled_at", "handled_by"])
    return wish
