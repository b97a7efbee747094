"""Sessions that a card opened: they are whole but for what is grave, which asks for a helper's yes again."""

import time

from allauth.account.internal.flows.login import (
    clear_authentication_records,
    get_authentication_records,
    record_authentication,
)
from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest

from portal.kit import clock

from ..models import CardRequest, SignInCard, User
from .making import CardRefused, check

METHOD = "card"
YES = "card_yes_at"  # in the session: when a helper last said yes to something grave
YES_LASTS = 15 * 60  # seconds, as other proofs (ACCOUNT_REAUTHENTICATION_TIMEOUT)


def sign_in_by_card(request: HttpRequest, *, used: CardRequest) -> None:
    """Signs the person of this used request in. `CardRefused` when the card has lost its power meanwhile."""
    card = SignInCard.objects.filter(requests=used).select_related("person").first()
    if card is None or used.state != CardRequest.State.DONE or used.kind != CardRequest.Kind.SIGN_IN:
        raise CardRefused("no yes for it")
    check(card)
    login(request, card.person, backend=settings.AUTHENTICATION_BACKENDS[0])
    clear_authentication_records(request)
    record_authentication(request, card.person, METHOD, card=card.pk)
    CardRequest.objects.filter(pk=used.pk).update(session_key=request.session.session_key or "")
    SignInCard.objects.filter(pk=card.pk).update(last_used_at=clock.now())


def is_by_card(request: HttpRequest) -> bool:
    """Whether only a card is behind the session: no mailed code, no passkey."""
    if not isinstance(request.user, User):
        return False
    methods = {record.get("method") for record in get_authentication_records(request, request.user)}
    return methods == {METHOD}


def card_behind(request: HttpRequest) -> SignInCard | None:
    """The card that opened the session, also when it opens nothing any more."""
    if not is_by_card(request):
        return None
    records = get_authentication_records(request, request.user if isinstance(request.user, User) else None)
    return SignInCard.objects.filter(pk=records[-1].get("card")).first()


def note_yes(request: HttpRequest) -> None:
    """A helper has just said yes to something grave in this session."""
    request.session[YES] = time.time()


def has_yes(request: HttpRequest) -> bool:
    """Whether a helper said yes a short while ago. What was opened in that time may be sent a bit later."""
    limit = YES_LASTS * 2 if request.method == "POST" else YES_LASTS
    return time.time() - request.session.get(YES, 0) < limit


def waits_for_helper(request: HttpRequest) -> bool:
    """Whether something grave has to wait for a helper's yes."""
    return is_by_card(request) and not has_yes(request)
