"""Getting the newsletter, and leaving it. Nobody needs an account, and nobody learns who gets it.

Asking twice over, by the form and by the link in a mail. The key of a link is its only right; its digest is
kept, and it is made where the mail is sent, so that no table of waiting work holds it or the address.
"""

import hashlib
import logging
import secrets
from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from portal.accounts.letters import send_letter
from portal.kit import clock, sweeping

from .ledger import note_leaving
from .models import Delivery, Subscriber
from .models.public import absolute
from .newsletter_mail import leave_url

log = logging.getLogger("content.newsletter")
UNCONFIRMED_FOR = timedelta(days=7)
MAIL_AGAIN = timedelta(hours=1)  # to an address that has not answered
DAILY = timedelta(hours=24)  # to one that gets the newsletter already


def hash_of(key: str) -> str:
    """What is kept of a key."""
    return hashlib.sha256(key.encode()).hexdigest()


@transaction.atomic
def ask_for_newsletter(*, email: str, language: str) -> None:
    """A mail goes to the address. Whoever asks sees the same, whether it gets the newsletter or not."""
    address = email.strip().lower()
    one, _new = Subscriber.objects.select_for_update().get_or_create(
        email=address, defaults={"language": language}
    )
    now = clock.now()
    if one.mailed_at is not None and one.mailed_at > now - (DAILY if one.confirmed_at else MAIL_AGAIN):
        return
    if one.confirmed_at is None:
        one.language, one.asked_at = language, now
    one.mailed_at = now
    one.save(update_fields=["language", "asked_at", "mailed_at"])
    transaction.on_commit(partial(link_task.enqueue, one.pk))


@task()
def link_task(number: int) -> None:
    """Mails the link: for saying yes, or, to who gets the newsletter already, for leaving."""
    key = secrets.token_urlsafe(24)
    if not Subscriber.objects.filter(pk=number).update(key_hash=hash_of(key)):
        return
    one = Subscriber.objects.get(pk=number)
    with translation.override(one.language):
        confirm = absolute(reverse("content:subscribe_confirm", args=[key]))
        leave = leave_url(key)
    name = "newsletter_already" if one.confirmed_at else "newsletter_confirm"
    try:
        send_letter(name, one.email, one.language, confirm_url=confirm, leave_url=leave)
    except Exception as trouble:  # noqa: BLE001  it may name the address, and is not kept
        Subscriber.objects.filter(pk=number).update(mailed_at=None)  # who asks again gets it then
        log.error("subscriber %s: no link was mailed: %s", number, type(trouble).__name__)


def subscriber_of(key: str) -> Subscriber | None:
    """Whose link this is: the last one for the address, or the one in any newsletter that was mailed."""
    hashed = hash_of(key)
    found = Subscriber.objects.filter(key_hash=hashed).first()
    if found is None:
        sent = Delivery.objects.filter(key_hash=hashed).select_related("subscriber").first()
        found = sent.subscriber if sent else None
    return found


@transaction.atomic
def confirm(key: str) -> bool:
    """The second yes, by the link. False when the link opens nothing; twice is as once."""
    one = Subscriber.objects.select_for_update().filter(key_hash=hash_of(key)).first()
    if one is None:
        return False
    if one.confirmed_at is None:
        one.confirmed_at, one.mailed_at = clock.now(), None
        one.save(update_fields=["confirmed_at", "mailed_at"])
    return True


@transaction.atomic
def leave(key: str) -> bool:
    """The address is gone at once, and every row with it. False when the link opens nothing."""
    one = subscriber_of(key)
    if one is None:
        return False
    number = one.pk
    one.delete()
    log.info("somebody left the newsletter")
    # The line comes last but before the commit: after a restore the address goes again.
    note_leaving(subscriber=number)
    return True


def unconfirmed() -> QuerySet[Subscriber]:
    """Addresses whose second yes did not come in a week."""
    return Subscriber.objects.filter(confirmed_at=None, asked_at__lt=clock.now() - UNCONFIRMED_FOR)


def forget_unconfirmed() -> int:
    """By the clock: these are gone."""
    return sweeping.erase(unconfirmed())
