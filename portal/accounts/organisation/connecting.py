"""Whom the organisation's word signs in, and which account belongs to which subject there.

An account is found by its verified address once. From then on it is known by issuer and subject alone: when
the organisation hands the address to somebody else, that person has another subject, and the account stays
shut to them. Whoever really has a new subject disconnects the old one first, on the page of devices.
"""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.signals import user_logged_in
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.db import transaction
from django.db.models import QuerySet

from ..models import User
from ..permissions import looks_after_others


def listen() -> None:
    """Called once, at start."""
    user_logged_in.connect(_signed_in, dispatch_uid="connect_organisation")


def person_for(*, issuer: str, subject: str, address: str) -> User | None:
    """Whose account the organisation's word opens, if anybody's.

    `address` is the one that the provider has verified, or empty. Only people who look after others come in
    this way; whoever lost that role, or whose account is closed, comes in no longer.
    """
    known = User.objects.filter(socialaccount__provider=issuer, socialaccount__uid=subject).first()
    person = known or _by_address(issuer, address)
    return person if person and person.is_active and looks_after_others(person) else None


def connections_of(person: User) -> QuerySet[SocialAccount]:
    """The subjects by which the organisation knows the person."""
    return SocialAccount.objects.filter(user=person).order_by("pk")


@transaction.atomic
def connect(person: User, *, issuer: str, subject: str) -> None:
    """From now on the account is known by issuer and subject. One subject of an issuer for each account."""
    locked = User.objects.select_for_update().get(pk=person.pk)
    if not _is_connected(locked, issuer):
        SocialAccount.objects.get_or_create(provider=issuer, uid=subject, defaults={"user": locked})


@transaction.atomic
def disconnect(actor: User) -> None:
    """The organisation's word opens the actor's account no more, until it is found by its address again."""
    connections_of(actor).delete()


def _by_address(issuer: str, address: str) -> User | None:
    rows = EmailAddress.objects.filter(email__iexact=address, verified=True).select_related("user")
    found = [row.user for row in rows if row.email.lower() == row.user.email.lower() == address.lower()]
    return found[0] if address and len(found) == 1 and not _is_connected(found[0], issuer) else None


def _is_connected(person: User, issuer: str) -> bool:
    return SocialAccount.objects.filter(user=person, provider=issuer).exists()


def _signed_in(user: Any, sociallogin: SocialLogin | None = None, **_signal: Any) -> None:
    """Whoever came by the organisation is in, with every step behind them."""
    if sociallogin is not None:
        connect(user, issuer=sociallogin.account.provider, subject=sociallogin.account.uid)
