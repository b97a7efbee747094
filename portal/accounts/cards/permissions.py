"""Who may have a card, who may say yes for whom, who may make one for somebody who cannot sign in."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from portal.kit import clock

from ..models import CardRequest, SignInCard, User
from ..passkey_policy import GUARDED_ROLES
from ..permissions import looks_after_others, may_approve_joining

LATELY = timedelta(days=30)  # as long as a device stays confirmed
HELPS = "accounts.help_with_cards"
# Rooms above know who supports whom; put here when the apps start. Each gives the numbers of the people
# for whom this person may say yes.
supported: list[Callable[[User], Iterable[int]]] = []


def is_on() -> bool:
    """Whether cards are in use at all: the setting SIGN_IN_CARDS."""
    return settings.SIGN_IN_CARDS


def may_hold_card(person: User) -> bool:
    """Never whoever has rights over others, or says yes for others: a card is weaker than what they need.

    Asked of the account, whatever its session: rights that wait for a passkey count too.
    """
    known = User.objects.get(pk=person.pk)
    if not known.is_active or known.is_staff or known.is_superuser:
        return False
    if known.groups.filter(name__in=GUARDED_ROLES).exists():
        return False
    return not looks_after_others(known) and not known.has_perm(HELPS)


def helps_everybody(helper: User | AnonymousUser) -> bool:
    """Staff: professionals, moderators and administrators. Where a right needs a passkey, only behind one."""
    return helper.is_active and helper.has_perm(HELPS)


def helped_by(helper: User) -> set[int]:
    """The numbers of those for whom the person is a supporter."""
    return {number for ask in supported for number in ask(helper)}


def may_help(helper: User, person: User) -> bool:
    """Whether the helper may say yes for this person; never for themselves."""
    if helper.pk == person.pk or not helper.is_active:
        return False
    return helps_everybody(helper) or person.pk in helped_by(helper)


def may_say_yes(helper: User, request: CardRequest) -> bool:
    """The same for one request. Nobody takes an account over alone.

    Whoever printed a card for somebody does not also open the account with it. Something grave in a session
    that a card opened needs somebody else than those who let the person in lately.
    """
    card = request.card
    if not may_help(helper, request.person) or (card and card.is_made_for and card.made_by_id == helper.pk):
        return False
    is_grave = request.kind == CardRequest.Kind.PROOF or (request.kind == CardRequest.Kind.MAKE and card)
    if not is_grave:
        return True
    entries = CardRequest.objects.filter(person=request.person, kind=CardRequest.Kind.SIGN_IN, helper=helper)
    return not entries.filter(answered_at__gt=clock.now() - LATELY).exists()


def may_make_for(helper: User | AnonymousUser) -> bool:
    """Moderators and administrators, behind their passkey, for somebody who cannot sign in."""
    return helper.is_active and may_approve_joining(helper) and helper.has_perm(HELPS)


def cards_to_look_after(helper: User) -> QuerySet[SignInCard]:
    """The cards that the helper sees and may throw away; of those who may have one now."""
    mine = Q() if helps_everybody(helper) else Q(person_id__in=helped_by(helper))
    rows = SignInCard.objects.filter(mine, revoked_at=None).exclude(person=helper)
    return rows.select_related("person", "made_by").order_by("person__first_name", "pk")
