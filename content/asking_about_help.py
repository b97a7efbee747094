"""A question from a service's page: by the queue to the mailbox of a role, a copy to whoever gave an address.

Kept only until it is mailed. What a mail server refuses is tried again within a day; then it is gone, and
whoever left an address is told. A worker that dies in between sends again: twice is better than never.
"""

import hashlib
import logging
from datetime import timedelta
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from portal.kit import clock
from portal.kit.counting import is_over
from portal.kit.languages import words_of
from portal.kit.text import one_line, plain

from .mail_pace import next_try
from .models import ServiceMessage, ServicePage
from .models.public import absolute

log = logging.getLogger("content.questions")
WORDS_LENGTH = 2000
TAKEN_FOR = timedelta(minutes=15)  # a worker that dies leaves it to the next one after this
MAILS_A_TURN = 20  # other work by the clock waits for these
COPIES_AN_HOUR = 3  # to one address: nobody can fill somebody else's mailbox by our form


@transaction.atomic
def ask_service(actor: Any, *, service: ServicePage, words: str, mail: str = "") -> ServiceMessage:
    """The question is on its way. `actor` may be nobody; it is not kept who asked."""
    told = plain(words, max_length=WORDS_LENGTH)
    if not told:
        raise ValidationError(_("Write your question."))
    if not service.live or not service.takes_questions or service.organisation is None:
        raise ValidationError(_("This service takes no questions here."))
    address = mail.strip()
    message = ServiceMessage.objects.create(
        to=service.organisation.mailbox,
        about=" ".join(service.title.split()),
        address=absolute(service.url),
        words=told,
        mail=address,
        wants_copy=bool(address) and not _has_many_copies(address),
        language=words_of(service.locale.language_code),
    )
    transaction.on_commit(partial(question_task.enqueue, message.pk))
    return message


@task()
def question_task(number: int) -> None:
    """The queue's side of it. Waiting work holds a number only, no words and no address."""
    send_question(number)


def send_due_questions() -> None:
    """By the clock: what was refused, or left by a worker that died."""
    due = ServiceMessage.objects.filter(due_at__lte=clock.now()).values_list("pk", flat=True)
    for number in list(due[:MAILS_A_TURN]):
        send_question(number)


def send_question(number: int) -> bool:
    """Mails the question, then the copy, then forgets it. Gives whether it is done."""
    now = clock.now()
    waiting = ServiceMessage.objects.filter(pk=number, due_at__lte=now)
    if not waiting.update(due_at=now + TAKEN_FOR, tries=F("tries") + 1):  # of two at a time one gets it
        return False
    message = ServiceMessage.objects.get(pk=number)
    try:
        _mail_out(message)
    except Exception as trouble:  # noqa: BLE001  it may name the address, and is not kept
        log.warning("question %s was not mailed: %s", number, type(trouble).__name__)
        _wait_or_give_up(message)
        return False
    ServiceMessage.objects.filter(pk=number).delete()
    return True


def _mail_out(message: ServiceMessage) -> None:
    """No transaction is open while a mail server is asked."""
    if message.reached_at is None:
        reply = [message.mail] if message.mail else None
        _letter("service_question", message, to=message.to, reply_to=reply).send()
        ServiceMessage.objects.filter(pk=message.pk).update(reached_at=clock.now())
    if message.wants_copy:
        _letter("service_question_copy", message, to=message.mail).send()


def _wait_or_give_up(message: ServiceMessage) -> None:
    again = next_try(message.tries, clock.now())
    if again is not None:
        ServiceMessage.objects.filter(pk=message.pk).update(due_at=again)
        return
    message.refresh_from_db()
    log.error("question %s is given up; it reached the service: %s", message.pk, bool(message.reached_at))
    if message.mail and message.reached_at is None:
        _tell_it_did_not_go(message)
    message.delete()


def _tell_it_did_not_go(message: ServiceMessage) -> None:
    try:
        _letter("service_question_lost", message, to=message.mail).send()
    except Exception as trouble:  # noqa: BLE001  nothing more can be done
        log.error("nobody could be told of question %s: %s", message.pk, type(trouble).__name__)


def _letter(
    name: str, message: ServiceMessage, *, to: str, reply_to: list[str] | None = None
) -> EmailMessage:
    with translation.override(message.language):
        context = {"message": message}
        subject = one_line(render_to_string(f"content/email/{name}_subject.txt", context))
        text = render_to_string(f"content/email/{name}_message.txt", context).strip()
    return EmailMessage(subject, f"{text}\n", None, [to], reply_to=reply_to)


def _has_many_copies(address: str) -> bool:
    hashed = hashlib.sha256(address.lower().encode()).hexdigest()
    return is_over(f"service-copy:{hashed}", limit=COPIES_AN_HOUR, seconds=3600)
