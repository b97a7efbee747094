"""Who sent something hears of it by mail, once. Then the address is gone.

Waiting work holds numbers only. What a mail server refuses is tried again within a day, and then given up:
the address goes all the same.
"""

import logging
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import F, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from portal.kit import clock, sweeping
from portal.kit.text import one_line

from .mail_pace import next_try
from .models import AccessFeedback, Report, Wish
from .models.public import absolute

log = logging.getLogger("content.telling_back")
TAKEN_FOR = timedelta(minutes=15)  # a worker that dies leaves it to the next one after this
MAILS_A_TURN = 20  # other work by the clock waits for these
WORDS_KEPT = timedelta(days=30)  # of a wish that is handled, of feedback that is answered
ADDRESS_KEPT = timedelta(days=180)  # of a wish that nobody answers
Sent: TypeAlias = Wish | AccessFeedback
KINDS: dict[str, type[Sent]] = {"wish": Wish, "feedback": AccessFeedback}


def tell_back(thing: Sent, *, letter: str) -> None:
    """After the commit this letter goes to who sent the thing. Without an address nothing happens."""
    if not thing.email:
        return
    thing.letter, thing.letter_due_at, thing.letter_tries = letter, clock.now(), 0
    thing.save(update_fields=["letter", "letter_due_at", "letter_tries"])
    transaction.on_commit(partial(telling_task.enqueue, _kind_of(thing), thing.pk))


@task()
def telling_task(kind: str, number: int) -> None:
    """The queue's side of it."""
    tell(kind, number)


def tell_due() -> None:
    """By the clock: letters that were refused, or left by a worker that died."""
    for kind, model in KINDS.items():
        due = model.objects.filter(letter_due_at__lte=clock.now()).values_list("pk", flat=True)
        for number in list(due[:MAILS_A_TURN]):
            tell(kind, number)


def tell(kind: str, number: int) -> bool:
    """Mails the letter and forgets the address. Gives whether it went. No transaction is open meanwhile."""
    model, now = KINDS[kind], clock.now()
    waiting = model.objects.filter(pk=number, letter_due_at__lte=now)
    if not waiting.update(letter_due_at=now + TAKEN_FOR, letter_tries=F("letter_tries") + 1):
        return False  # of two at a time one gets it
    thing = model.objects.get(pk=number)
    try:
        _letter(thing).send()
    except Exception as trouble:  # noqa: BLE001  it may name the address, and is not kept
        log.warning("%s %s: no mail went: %s", kind, number, type(trouble).__name__)
        _wait_or_give_up(thing)
        return False
    _forget(thing)
    return True


def wishes_read() -> QuerySet[Wish]:
    """Wishes that were handled a while ago, and still have words that are not shown."""
    return Wish.objects.filter(handled_at__lt=clock.now() - WORDS_KEPT).exclude(words="")


def wishes_gone() -> QuerySet[Wish]:
    """Wishes that were taken down a while ago."""
    return Wish.objects.filter(taken_down_at__lt=clock.now() - WORDS_KEPT)


def feedback_answered() -> QuerySet[AccessFeedback]:
    """Feedback that was answered a while ago."""
    return AccessFeedback.objects.filter(answered_at__lt=clock.now() - WORDS_KEPT)


def addresses_waiting_long() -> list[QuerySet[Any]]:
    """Of each kind what nobody answered in half a year, with an address."""
    long_ago = clock.now() - ADDRESS_KEPT
    return [model.objects.filter(made_at__lt=long_ago).exclude(email="") for model in KINDS.values()]


def reports_handled() -> QuerySet[Report]:
    """Reports that were handled a while ago, with an address."""
    return Report.objects.filter(handled_at__lt=clock.now() - WORDS_KEPT).exclude(mail="")


def count_due() -> int:
    """How many of all these there are."""
    gone = (wishes_read(), wishes_gone(), feedback_answered(), reports_handled())
    return sweeping.count(*gone, *addresses_waiting_long())


def forget_in_time() -> int:
    """By the clock: what readers wrote goes when it has been handled a while, and so does an old address."""
    gone = sweeping.blank(wishes_read(), words="")
    gone += sweeping.erase(wishes_gone(), feedback_answered())
    gone += sweeping.blank(reports_handled(), mail="")
    nobody = {"email": "", "letter": "", "letter_due_at": None}
    return gone + sum(sweeping.blank(rows, **nobody) for rows in addresses_waiting_long())


def _wait_or_give_up(thing: Sent) -> None:
    again = next_try(thing.letter_tries, clock.now())
    if again is not None:
        type(thing).objects.filter(pk=thing.pk).update(letter_due_at=again)
        return
    log.error("%s %s: given up, nobody could be told", _kind_of(thing), thing.pk)
    _forget(thing)


def _forget(thing: Sent) -> None:
    type(thing).objects.filter(pk=thing.pk).update(email="", letter="", letter_due_at=None)


def _letter(thing: Sent) -> EmailMessage:
    with translation.override(thing.language):
        context: dict[str, Any] = {"thing": thing}
        if isinstance(thing, AccessFeedback):
            context["address"] = absolute(reverse("content:accessibility"))
        elif thing.is_shown:
            context["address"] = absolute(thing.get_absolute_url())
        subject = one_line(render_to_string(f"content/email/{thing.letter}_subject.txt", context))
        text = render_to_string(f"content/email/{thing.letter}_message.txt", context).strip()
    return EmailMessage(subject, f"{text}\n", None, [thing.email])


def _kind_of(thing: Sent) -> str:
    return next(kind for kind, model in KINDS.items() if isinstance(thing, model))
