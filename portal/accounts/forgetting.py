"""What is left of people at the door: requests to join, addresses that nobody proved, cards of old."""

from datetime import timedelta

from allauth.account.models import EmailConfirmation
from django.db.models import Q, QuerySet

from portal.kit import clock

from .models import CardRequest, JoiningRequest, SignInCard

DECIDED_KEPT = timedelta(days=30)  # whoever asks what became of it, and a mail that did not come
WAITING_KEPT = timedelta(days=180)  # nobody answered: what was told about oneself is not kept for ever
CARDS_KEPT = timedelta(days=180)  # that a person can see who helped whom in, and ask
UNPROVEN_KEPT = timedelta(minutes=30)  # as long as a mailed code


def old_requests() -> QuerySet[JoiningRequest]:
    """Requests to join that were decided a month ago, or that nobody answered in half a year."""
    now = clock.now()
    decided = Q(decided_at__lte=now - DECIDED_KEPT)
    return JoiningRequest.objects.filter(decided | Q(decided_at=None, asked_at__lte=now - WAITING_KEPT))


def old_confirmations() -> QuerySet[EmailConfirmation]:
    """Keys by which an address could have been proven."""
    late = clock.now() - UNPROVEN_KEPT
    return EmailConfirmation.objects.filter(Q(sent__lte=late) | Q(sent=None, created__lte=late))


def old_cards() -> QuerySet[SignInCard]:
    """Sign-in cards that ended or were thrown away half a year ago."""
    late = clock.now() - CARDS_KEPT
    return SignInCard.objects.filter(Q(ends_at__lte=late) | Q(revoked_at__lte=late))


def old_card_requests() -> QuerySet[CardRequest]:
    """Each time somebody asked for a helper's yes, half a year later."""
    return CardRequest.objects.filter(asked_at__lte=clock.now() - CARDS_KEPT)
