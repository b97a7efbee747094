"""The mails about a place at an event, and the link in them. Sent by the queue; waiting work holds numbers.

The links are signed with the secret of the house: nothing in the database opens them, and all mails of one
sign-up have the same.
"""

import logging
from functools import partial
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from django_tasks import task

from portal.accounts.letters import send_letter
from portal.kit import clock

from .event_reads import page_of_event, when_in_words
from .models import SignUp
from .models.public import absolute

log = logging.getLogger("content.events")
CALLED_OFF = "called off"
LETTERS = {"coming": "event_place", "waiting": "event_waiting", CALLED_OFF: "event_called_off"}
MOVED_UP = "event_moved_up"
# Instead of what was told last: the days or the place changed since, and no mail has said so yet.
CHANGED = "changed"
# Instead of what was told last: a mail that it is called off was tried.
CALLING_OFF = "calling off"
ALREADY = "event_already"


def key_of(one: SignUp) -> str:
    """The key of the links by which one changes what was told, and gives the place back."""
    return f"{one.pk}-{_signature(one)}"


def sign_up_of(key: str) -> SignUp | None:
    """Whose key this is; None for one that opens nothing. Compared without telling how far it was right."""
    number, _dash, signature = key.partition("-")
    if not number.isascii() or not number.isdigit() or len(number) > 18:
        return None
    one = SignUp.objects.filter(pk=int(number)).select_related("event").first()
    return one if one is not None and constant_time_compare(signature, _signature(one)) else None


def _signature(one: SignUp) -> str:
    return salted_hmac("content.sign_up", f"{one.pk}:{one.salt}", algorithm="sha256").hexdigest()


def word_for(one: SignUp) -> str:
    """What the person is to know now: the state, or that the event is called off."""
    return CALLED_OFF if one.event.is_called_off else str(one.state)


def mail_later(one: SignUp) -> None:
    """After the commit a mail tells how it stands. From now on it counts as tried."""
    SignUp.objects.filter(pk=one.pk).update(mailed_at=clock.now())
    transaction.on_commit(partial(tell_task.enqueue, one.pk))


def call_off_later(one: SignUp) -> None:
    """After the commit a mail tells that it is called off, whatever was mailed a moment ago."""
    SignUp.objects.filter(pk=one.pk).update(told=CALLING_OFF)
    mail_later(one)


def mail_again_later(one: SignUp) -> None:
    """After the commit a mail says that the address is there already. From now on it counts as tried."""
    SignUp.objects.filter(pk=one.pk).update(again_at=clock.now())
    transaction.on_commit(partial(tell_again_task.enqueue, one.pk))


@task()
def tell_again_task(number: int) -> None:
    """How it stands, that nothing newer was kept, and the link to change it. What was told before stays."""
    one = SignUp.objects.filter(pk=number).select_related("event").first()
    if one is not None and not _went(ALREADY, one):
        SignUp.objects.filter(pk=number).update(again_at=None)  # who signs up again gets it then


@task()
def tell_task(number: int) -> None:
    """Tells it as it is at this moment; nothing to who gave the place back meanwhile, or knows it already."""
    one = SignUp.objects.filter(pk=number).select_related("event").first()
    if one is None or one.told == (word := word_for(one)):
        return
    is_moved_up = word == SignUp.State.COMING and one.told == SignUp.State.WAITING
    name = MOVED_UP if is_moved_up else LETTERS[word]
    if one.told == CHANGED and word != CALLED_OFF:
        name = "event_changed"
    if _went(name, one):  # else the clock tries again
        SignUp.objects.filter(pk=number).update(told=word)


def _went(name: str, one: SignUp) -> bool:
    try:
        send_letter(name, one.email, one.language, **_words(one))
    except Exception as trouble:  # noqa: BLE001  it may name the address, and is not kept
        log.error("sign-up %s: no mail went: %s", one.pk, type(trouble).__name__)
        return False
    return True


def _words(one: SignUp) -> dict[str, Any]:
    page = page_of_event(one.event_id, one.language)
    with translation.override(one.language):
        return {
            "is_waiting": one.state == SignUp.State.WAITING,
            "event": page.title if page else one.event.name,
            "when": when_in_words(one.event),
            "place": one.event.place_in_words if one.event.is_on_site else _("Online"),
            "address": one.event.address,
            "online_url": one.event.online_url,
            "page_url": absolute(page.url) if page else "",
            "told_url": absolute(reverse("content:event_told", args=[key_of(one)])),
            "cancel_url": absolute(reverse("content:event_give_back", args=[key_of(one)])),
        }
