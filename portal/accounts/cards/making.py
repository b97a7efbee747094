"""Making a sign-in card, and throwing it away."""

import hashlib
import logging
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models.signals import m2m_changed, post_save
from django.urls import reverse
from django.utils import translation

from portal.kit import clock, ledger

from ..devices import end_sessions
from ..letters import send_letter_later
from ..models import CardRequest, SignInCard, User
from .confirmed import forget_confirmed
from .permissions import helped_by, helps_everybody, is_on, may_hold_card, may_make_for

log = logging.getLogger("portal.accounts")
CARDS = "cards"  # the file of the ledger
SECRET_BYTES = 24  # 192 bits: nobody finds one by trying


class CardRefused(Exception):
    """The card opens nothing, or none is made. The words are a code for the log; nobody else is told why."""


def connect() -> None:
    """Called once, at start: whoever gets rights over others loses the card, by whatever door they come."""
    m2m_changed.connect(_roles_changed, sender=User.groups.through, dispatch_uid="revoke_card_for_roles")
    post_save.connect(_person_saved, sender=User, dispatch_uid="revoke_card_for_rights")


@transaction.atomic
def make_own_card(actor: User, *, request: CardRequest, keep_session: str = "") -> tuple[SignInCard, str]:
    """A card for the actor, with the helper's yes of this request. The secret is told here only.

    The one before opens nothing any more. `keep_session` stays, also where that card opened it.
    """
    if request.person_id != actor.pk or request.kind != CardRequest.Kind.MAKE or request.helper is None:
        raise PermissionDenied
    return _make(actor, request.helper, is_made_for=False, keep_session=keep_session)


@transaction.atomic
def make_card_for(actor: User, *, person: User) -> tuple[SignInCard, str]:
    """A card for somebody who cannot sign in, printed by staff. The person is told by mail.

    `CardRefused` for whoever may have none. Somebody else than the actor says yes when it is used.
    """
    if not may_make_for(actor) or actor.pk == person.pk:
        raise PermissionDenied
    return _make(person, actor, is_made_for=True)


@transaction.atomic
def throw_away(actor: User, *, card: SignInCard, keep_session: str = "") -> None:
    """The card opens nothing from now on; sessions that it opened end, own devices count as strange again.

    The person's own card, or that of somebody whom the actor helps. `keep_session` stays: who throws the
    card away is not thrown out.
    """
    is_helper = helps_everybody(actor) or card.person_id in helped_by(actor)
    if actor.pk != card.person_id and not is_helper:
        raise PermissionDenied
    _revoke(card, actor, keep_session)


@transaction.atomic
def replay_cards(unknown: frozenset[str]) -> dict[str, int]:
    """After a restore: cards that were thrown away open nothing. A newer one with the number is not met."""
    met = 0
    for number, line in ledger.newest(CARDS, "card").items():
        if line.get("n") in unknown:
            found = SignInCard.objects.filter(pk=number, made_at__lte=line["at"], revoked_at=None)
            met += found.update(revoked_at=line["at"])
    return {"cards": met}


def current_card(person: User) -> SignInCard | None:
    """The card that the person has now, if it is good."""
    card = SignInCard.objects.filter(person=person, revoked_at=None).select_related("made_by").first()
    return card if card and card.is_good(clock.now()) else None


def good_card(secret: str) -> SignInCard:
    """The card whose secret this is, if it still opens something; otherwise `CardRefused`."""
    card = SignInCard.objects.filter(secret_digest=digest_of(secret)).select_related("person").first()
    if card is None:
        raise CardRefused("no such card")
    check(card)
    return card


def check(card: SignInCard) -> None:
    """`CardRefused` when it ended, was thrown away, or its person may have none any more."""
    if not is_on() or not card.is_good(clock.now()):
        raise CardRefused("ended or thrown away")
    if not may_hold_card(card.person):
        raise CardRefused("its person may have none")


def digest_of(secret: str) -> str:
    """What is kept of a secret. It is random and long, so a plain digest tells nothing."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def revoke_all(person: User, keep_session: str = "") -> None:
    """The person's card opens nothing any more, by a rule of the house."""
    for card in SignInCard.objects.filter(person=person, revoked_at=None):
        _revoke(card, None, keep_session)


def _make(
    person: User, made_by: User, *, is_made_for: bool, keep_session: str = ""
) -> tuple[SignInCard, str]:
    User.objects.select_for_update().get(pk=person.pk)
    if not is_on() or not may_hold_card(person):
        raise CardRefused("this person may have none")
    revoke_all(person, keep_session)
    now, secret = clock.now(), secrets.token_urlsafe(SECRET_BYTES)
    card = SignInCard.objects.create(
        person=person,
        made_by=made_by,
        is_made_for=is_made_for,
        secret_digest=digest_of(secret),
        made_at=now,
        ends_at=now + timedelta(days=settings.SIGN_IN_CARD_DAYS),
    )
    log.info("a sign-in card was made: %s", card.pk)
    _tell(person)
    return card, secret


def _revoke(card: SignInCard, actor: User | None, keep_session: str) -> None:
    if not SignInCard.objects.filter(pk=card.pk, revoked_at=None).update(
        revoked_at=clock.now(), revoked_by=actor
    ):
        return
    requests = CardRequest.objects.filter(card=card)
    requests.filter(state__in=CardRequest.OPEN).update(state=CardRequest.State.NO)
    keys = set(requests.exclude(session_key="").values_list("session_key", flat=True)) - {keep_session}
    end_sessions(sorted(keys))
    forget_confirmed(card.person)
    ledger.add(CARDS, {"card": card.pk})
    log.info("a sign-in card was thrown away: %s", card.pk)


def _tell(person: User) -> None:
    with translation.override(person.language):
        page = f"{settings.BASE_URL}{reverse('accounts:card')}"
    send_letter_later("card_made", person.email, person.language, page=page)


def _roles_changed(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_signal: Any
) -> None:
    if action == "post_add":
        for person in User.objects.filter(pk__in=pk_set or []) if reverse else [instance]:
            _revoke_if_barred(person)


def _person_saved(instance: User, created: bool, **_signal: Any) -> None:
    if not created:
        _revoke_if_barred(instance)


def _revoke_if_barred(person: User) -> None:
    if SignInCard.objects.filter(person=person, revoked_at=None).exists() and not may_hold_card(person):
        with transaction.atomic():
            revoke_all(person)
