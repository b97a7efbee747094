"""The mail "Something waits for you". It says no more. At most daily, and off by choice."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from portal.kit import clock

from .letters import send_letter, send_letter_later
from .models import User, WaitingMail

NAME = "something_waits"
DAILY = timedelta(hours=24)


def tell_something_waits(person: User, *, urgent: bool = False, desk: str = "peer:queue") -> bool:
    """Mails a link to the desk; False when the person has had one today or wants none.

    It goes out after commit, by the queue. An urgent one calls somebody on duty, so it knows no limit and no
    switch; it is sent at once and raises when it cannot be, for whoever calls to try again.
    """
    desk_url = _desk_url(desk, person.language)
    if urgent:
        # No transaction is open while a mail server is asked: everybody who writes would wait for it.
        send_letter(NAME, person.email, person.language, desk_url=desk_url, urgent=True)
        WaitingMail.objects.update_or_create(person=person, defaults={"mailed_at": clock.now()})
        return True
    return _tell_daily(person, desk_url)


@transaction.atomic
def _tell_daily(person: User, desk_url: str) -> bool:
    WaitingMail.objects.get_or_create(person=person)
    choice = WaitingMail.objects.select_for_update().get(person=person)
    now = clock.now()
    if choice.is_off or (choice.mailed_at and choice.mailed_at > now - DAILY):
        return False
    choice.mailed_at = now
    choice.save(update_fields=["mailed_at"])
    send_letter_later(NAME, person.email, person.language, desk_url=desk_url, urgent=False)
    return True


@transaction.atomic
def switch_waiting_mail(actor: User, *, is_off: bool) -> None:
    """The person wants the mail, or does not."""
    WaitingMail.objects.update_or_create(person=actor, defaults={"is_off": is_off})


def is_waiting_mail_off(person: User) -> bool:
    """Whether the person switched the mail off."""
    return WaitingMail.objects.filter(person=person, is_off=True).exists()


def _desk_url(desk: str, language: str) -> str:
    with translation.override(language):
        return f"{settings.BASE_URL}{reverse(desk)}"
