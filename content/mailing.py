"""Newsletters go out: begun by an editor, done by the clock and the slow queue, each mail by itself.

At most once for each person: what a mail server may have taken is never sent again, also when the worker dies
in the middle. Who subscribes after the beginning gets the next one.
"""

import logging
import secrets
import smtplib
import socket
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import get_connection
from django.db import connection, transaction
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.models import Page

from portal.kit import clock

from .mail_pace import is_time, next_try
from .models import Delivery, Mailing, NewsletterItem, NewsletterPage, Subscriber
from .models.newsletters import shown_items
from .newsletter_mail import SAMPLE_KEY, Letter, leave_url, letter_of, mail_of
from .permissions import may_send_newsletters
from .purging import refresh
from .subscribing import hash_of

log = logging.getLogger("content.newsletter")
State = Delivery.State
SLOW = "recordings"  # the queue with a thread of its own: nobody's alarm waits behind many mails
# The server said no, or was not reached: such a mail has surely not gone.
REFUSED = (
    smtplib.SMTPResponseException,
    smtplib.SMTPRecipientsRefused,
    ConnectionRefusedError,
    socket.gaierror,
)


@dataclass(frozen=True)
class Taken:
    """One mail on its way: to whom, which words, and the way out."""

    delivery: int
    email: str
    letter: Letter
    leave: str


def readers_of(newsletter: NewsletterPage) -> Any:
    """Those who would get it now."""
    language = newsletter.locale.language_code
    return Subscriber.objects.filter(language=language, confirmed_at__isnull=False)


@transaction.atomic
def begin_sending(actor: Any, *, newsletter: NewsletterPage) -> Mailing:
    """Its web version is public now, and it goes to everybody who gets it now. Twice is as once."""
    fresh = _locked(actor, newsletter)
    begun = Mailing.objects.filter(newsletter=fresh).first()
    if begun is not None:
        return begun
    items = shown_items(fresh)
    if not items:
        raise ValidationError(_("There is nothing in it yet."))
    mailing = Mailing.objects.create(newsletter=fresh, items=len(items))
    readers = readers_of(fresh).values_list("pk", flat=True)
    Delivery.objects.bulk_create(
        [Delivery(newsletter=fresh, subscriber_id=number, due_at=mailing.begun_at) for number in readers],
        batch_size=500,
    )
    fresh.save_revision(user=actor).publish(user=actor, skip_permission_checks=True)
    refresh([fresh])
    return mailing


@transaction.atomic
def stop_sending(actor: Any, *, newsletter: NewsletterPage) -> None:
    """No further mail goes out. The web version stays."""
    _locked(actor, newsletter)
    going = Mailing.objects.filter(newsletter=newsletter, ended_at=None, stopped_at=None)
    going.update(stopped_at=clock.now())


@transaction.atomic
def go_on_sending(actor: Any, *, newsletter: NewsletterPage) -> None:
    """Those who have not got it get it after all."""
    _locked(actor, newsletter)
    Mailing.objects.filter(newsletter=newsletter, ended_at=None).update(stopped_at=None)


@transaction.atomic
def send_sample(actor: Any, *, newsletter: NewsletterPage) -> None:
    """The mail as it is now, to the actor alone."""
    fresh = _locked(actor, newsletter)
    transaction.on_commit(partial(sample_task.enqueue, fresh.pk, actor.pk))


@task()
def sample_task(number: int, person: int) -> None:
    """The queue's side of `send_sample`. Waiting work holds numbers only, no address."""
    newsletter = NewsletterPage.objects.get(pk=number)
    with transaction.atomic():
        letter = letter_of(newsletter, _items_under_lock(newsletter))
    with translation.override(newsletter.locale.language_code):
        email = get_user_model().objects.get(pk=person).email
        mail = mail_of(letter, to=email, leave=leave_url(SAMPLE_KEY))
    mail.send()


def send_what_is_due() -> None:
    """By the clock: the next batch of each newsletter waits in the slow queue; the end is written down."""
    for mailing in Mailing.objects.filter(stopped_at=None, ended_at=None):
        waiting = Delivery.objects.filter(newsletter=mailing.newsletter_id, state=State.WAITS)
        if not waiting.exists():
            Mailing.objects.filter(pk=mailing.pk, ended_at=None).update(ended_at=clock.now())
        elif waiting.filter(due_at__lte=clock.now()).exists() and _is_time(mailing):
            batch_task.enqueue(mailing.newsletter_id)


@task(queue_name=SLOW)
def batch_task(number: int) -> None:
    """The queue's side of it."""
    send_batch(number)


def send_batch(number: int) -> int:
    """Sends some of the mails, and gives how many. Nothing before the pause after the last batch is over."""
    if not _take_turn(number):
        return 0
    mails = get_connection()
    mails.open()  # fails before anything is taken: then nobody's mail is in doubt
    sent = 0
    try:
        for _each in range(settings.NEWSLETTER_BATCH):
            taken = _take_next(number)
            if taken is None:
                break
            sent += _send(taken, mails)
    finally:
        mails.close()
    return sent


def _take_turn(number: int) -> bool:
    """Whether this run may send: of two at the same time one may."""
    with transaction.atomic():
        going = Mailing.objects.select_for_update().filter(newsletter=number)
        mailing = going.filter(stopped_at=None, ended_at=None).first()
        if mailing is None or not _is_time(mailing):
            return False
        mailing.batch_at = clock.now()
        mailing.save(update_fields=["batch_at"])
    return True


@transaction.atomic
def _take_next(number: int) -> Taken | None:
    """The next mail, marked as taken, made of what may be told at this very moment.

    The stories are locked while their yeses are looked at: a taking back is before it or after it.
    """
    mailing = Mailing.objects.select_related("newsletter").get(newsletter=number)
    if not mailing.goes_on:
        return None
    items = _items_under_lock(mailing.newsletter)
    if not items:  # all of it was taken back meanwhile
        Mailing.objects.filter(pk=mailing.pk).update(stopped_at=clock.now())
        return None
    delivery = _next_waiting(number)
    if delivery is None:
        return None
    key = secrets.token_urlsafe(24)
    delivery.state, delivery.tries, delivery.key_hash = State.TAKEN, delivery.tries + 1, hash_of(key)
    delivery.save(update_fields=["state", "tries", "key_hash"])
    unmarked = NewsletterItem.objects.filter(pk__in=[item.pk for item in items], mailed_at=None)
    unmarked.update(mailed_at=clock.now())
    subscriber = delivery.subscriber
    with translation.override(mailing.newsletter.locale.language_code):
        leave = leave_url(key)
    return Taken(delivery.pk, subscriber.email, letter_of(mailing.newsletter, items, key=key), leave)


def _next_waiting(number: int) -> Delivery | None:
    skips = connection.features.has_select_for_update_skip_locked
    rows = Delivery.objects.select_for_update(of=("self",), skip_locked=skips)
    waiting = rows.filter(newsletter=number, state=State.WAITS, due_at__lte=clock.now())
    return waiting.select_related("subscriber").order_by("pk").first()


def _items_under_lock(newsletter: NewsletterPage) -> list[NewsletterItem]:
    numbers = NewsletterItem.objects.filter(newsletter=newsletter).values("page")
    list(Page.objects.select_for_update().filter(pk__in=numbers).order_by("pk"))
    return shown_items(newsletter)


def _send(taken: Taken, mails: Any) -> bool:
    """No transaction is open while a mail server is asked: everybody who writes would wait for it."""
    mail = mail_of(taken.letter, to=taken.email, leave=taken.leave)
    try:
        mails.send_messages([mail])
    except REFUSED:
        _wait_again(taken.delivery)
        return False
    except Exception as trouble:  # noqa: BLE001  whatever it is
        # It may have gone: it stays taken, and is not sent again. The trouble may name the address.
        name = type(trouble).__name__
        log.error("delivery %s: it is not known whether the mail went: %s", taken.delivery, name)
        _open_anew(mails)
        return False
    with transaction.atomic():
        done = Delivery.objects.filter(pk=taken.delivery)
        done.update(state=State.SENT)
        of_it = Mailing.objects.filter(newsletter__deliveries=taken.delivery)
        of_it.update(mailed=F("mailed") + 1)
    return True


@transaction.atomic
def _wait_again(number: int) -> None:
    delivery = Delivery.objects.select_for_update().filter(pk=number).first()
    if delivery is None:
        return
    again = next_try(delivery.tries, clock.now())
    delivery.state, delivery.due_at = (State.WAITS, again) if again else (State.FAILED, delivery.due_at)
    delivery.save(update_fields=["state", "due_at"])
    log.warning("delivery %s was refused; tries: %s", number, delivery.tries)


def _open_anew(mails: Any) -> None:
    mails.close()
    mails.open()


def _is_time(mailing: Mailing) -> bool:
    pause = timedelta(seconds=settings.NEWSLETTER_PAUSE_SECONDS)
    return is_time(mailing.batch_at, clock.now(), pause)


def _locked(actor: Any, newsletter: NewsletterPage) -> NewsletterPage:
    if not may_send_newsletters(actor):
        raise PermissionDenied
    Page.objects.select_for_update().get(pk=newsletter.pk)
    return NewsletterPage.objects.get(pk=newsletter.pk)
