"""The time of a yes runs out: asked again 30 days before; on its last day's end the story goes away."""

import datetime
import logging

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page

from portal.accounts.letters import send_letter
from portal.kit import clock

from .asking_people import Happening, hash_of, make_key, tell_all
from .hiding import hide
from .models import PersonIn
from .models.seals import sealed_numbers

log = logging.getLogger("content.people")
ASKED_BEFORE = datetime.timedelta(days=30)


def mind_last_days() -> None:
    """Asks again where the end is near; takes away what is over. One that fails stops no other."""
    today = clock.today()
    given = PersonIn.objects.counted().filter(given_at__isnull=False, withdrawn_at=None, declined_at=None)
    given = given.exclude(page__in=sealed_numbers())
    near = given.filter(until__gte=today, until__lte=today + ASKED_BEFORE, asked_again_at=None)
    over = given.filter(until__lt=today, page__live=True)
    for number in near.values_list("pk", flat=True):
        _guarded(_ask_again, number)
    for number in over.values_list("pk", flat=True):
        _guarded(_end, number)


def address_of(key: str, language: str) -> str:
    """The whole address of a link."""
    with translation.override(language):
        return f"{settings.BASE_URL}{reverse('content:asked', args=[key])}"


def _guarded(do: object, number: int) -> None:
    try:
        do(number)  # type: ignore[operator]
    except Exception:
        log.exception("person %s in a story: not asked or ended; it is tried again", number)


def _ask_again(number: int) -> None:
    """By mail with a new link, if they allowed to keep the address; else the storyteller is told."""
    with transaction.atomic():
        person = PersonIn.objects.select_for_update().get(pk=number)
        if person.asked_again_at is not None:
            return
        PersonIn.objects.filter(pk=number).update(asked_again_at=clock.now())
        if not person.email:
            tell_all(person, Happening.SOON_OVER)
            return
        old, key = person.key_hash, make_key(person)
    # No transaction is open while a mail server is asked: everybody who writes would wait for it.
    try:
        send_letter(
            "person_asked_again",
            person.email,
            person.language,
            link=address_of(key, person.language),
            last_day=_day(person),
        )
    except Exception:
        # The old link opens as before, and it is tried again.
        mailed = PersonIn.objects.filter(pk=number, key_hash=hash_of(key))
        mailed.update(key_hash=old, asked_again_at=None)
        raise


def _end(number: int) -> None:
    with transaction.atomic():
        person = PersonIn.objects.select_related("page").get(pk=number)
        Page.objects.select_for_update().get(pk=person.page_id)
        person.refresh_from_db()
        if person.stands or person.said_no:
            return
        tell_all(person, Happening.OVER, went=hide(person.page, person=person.pk, why=Happening.OVER))


def _day(person: PersonIn) -> str:
    day = person.until
    return f"{day.day}.{day.month}.{day.year}" if day else ""
