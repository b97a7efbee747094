"""What is left of people at the door: requests to join, and addresses that nobody proved."""

from datetime import timedelta

from allauth.account.models import EmailConfirmation
from django.db.models import Q, QuerySet

from portal.kit import clock

from .models import JoiningRequest

DECIDED_KEPT = timedelta(days=30)  # whoever asks what became of it, and a mail that did not come
WAITING_KEPT = timedelta(days=180)  # nobody answered: what was told about oneself is not kept for ever
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
