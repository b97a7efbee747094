"""Signing up for an event, and giving the place back. Nobody needs an account.

First come, first served: whoever counts the places holds the row of the event, so that two at the same
moment never get the last one both. The answer is the same for every address; the mail tells the rest.
"""

import logging
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from wagtail.search.index import insert_or_update_object

from portal.kit import clock, sweeping
from portal.kit.text import plain

from .event_mail import (
    CALLED_OFF,
    CALLING_OFF,
    CHANGED,
    call_off_later,
    mail_again_later,
    mail_later,
    sign_up_of,
)
from .event_policy import OPEN, Door, door_of, free_places
from .ledger import note_giving_back
from .models import Event, EventDay, EventQuestion, SignUp
from .models.sign_ups import NAME_LENGTH, WORDS_LENGTH
from .purging import refresh

log = logging.getLogger("content.events")
MAIL_AGAIN = timedelta(hours=1)  # between two mails to an address that signs up once more
State = SignUp.State


class SignUpClosed(ValidationError):
    """Nobody signs up for it any more."""


@dataclass(frozen=True)
class Wanted:
    """Who wants to come, and what they need."""

    name: str
    email: str
    needs: tuple[str, ...] = ()
    words: str = ""
    language: str = settings.LANGUAGE_CODE


@transaction.atomic
def sign_up(actor: Any, *, event: Event, wanted: Wanted) -> None:
    """A place, or the last one in the queue. `actor` may be nobody. An address that is there stays as it is:
    anybody may write it into the form. A mail tells its owner so, and how to change what was told.

    `SignUpClosed` when it is too late: that is the same for everybody.
    """
    fresh = _locked(event)
    _move_up(fresh)
    door = _door(fresh)
    if door not in OPEN:
        raise SignUpClosed(_("Nobody can sign up any more."))
    email = wanted.email.strip().lower()
    one = SignUp.objects.filter(event=fresh, email=email).first()
    if one is None:
        mail_later(_made(fresh, wanted, email, State.COMING if door is Door.ROOM else State.WAITING))
        refresh(fresh.pages.all())
    elif not _was_told_just_now(one, wanted):
        mail_again_later(one)


def _was_told_just_now(one: SignUp, wanted: Wanted) -> bool:
    """The owner of the address has the mail that says how it stands: nothing is lost without another.

    The first mail is enough when the same is told again, as by pressing twice.
    """
    long_ago = clock.now() - MAIL_AGAIN
    is_same = _told(wanted) == {name: getattr(one, name) for name in _told(wanted)}
    mails = [one.again_at, one.mailed_at if is_same else None]
    return any(mail is not None and mail > long_ago for mail in mails)


def _told(wanted: Wanted) -> dict[str, Any]:
    """What one tells of oneself, as it is kept."""
    return {
        "name": plain(wanted.name, max_length=NAME_LENGTH),
        "needs": wanted.needs,
        "words": plain(wanted.words, max_length=WORDS_LENGTH),
    }


@transaction.atomic
def change_needs(key: str, *, needs: tuple[str, ...], words: str) -> bool:
    """Whoever holds the link tells anew what they need; the name, the address and the place stay.

    False when the link opens nothing any more.
    """
    one = sign_up_of(key)
    words = plain(words, max_length=WORDS_LENGTH)
    return one is not None and bool(SignUp.objects.filter(pk=one.pk).update(needs=needs, words=words))


def _made(event: Event, wanted: Wanted, email: str, state: str) -> SignUp:
    return SignUp.objects.create(
        event=event, email=email, language=wanted.language, state=state, **_told(wanted)
    )


@transaction.atomic
def give_back(key: str) -> Event | None:
    """Whoever holds the link comes no more, and is erased at once. The next in the queue moves up.

    None when the link opens nothing; twice is as once.
    """
    one = sign_up_of(key)
    if one is None:
        return None
    event = _locked(one.event)
    number = one.pk
    gone, _kinds = SignUp.objects.filter(pk=number).delete()
    if not gone:
        return None
    _move_up(event)
    refresh(event.pages.all())
    # The line comes last but before the commit: after a restore the address goes again.
    note_giving_back(sign_up=number)
    return event


@transaction.atomic
def fill_places(actor: Any, *, event: Event) -> int:
    """Those who wait get the places that are free now, and a mail. Gives how many; also the clock does it."""
    return _move_up(_locked(event))


@transaction.atomic
def take_in_change(actor: Any, *, event: Event, before: str = "") -> None:
    """The facts of the event were changed: calendars hear of it, and whoever fits in now moves up.

    `before` is what `when_and_where` said before. When it says something else now, everybody who signed up
    gets a mail.
    """
    fresh = _locked(event)
    fresh.sequence, fresh.changed_at = fresh.sequence + 1, clock.now()
    Event.objects.filter(pk=fresh.pk).update(sequence=fresh.sequence, changed_at=fresh.changed_at)
    if before and before != when_and_where(fresh) and not fresh.is_called_off and not fresh.is_over:
        _tell_of_change(fresh)
    _move_up(fresh)
    for page in fresh.pages.filter(live=True):
        insert_or_update_object(page)  # the search knows the place and the organiser
    refresh(fresh.pages.all())


def when_and_where(event: Event) -> str:
    """What somebody who comes must know: every day with its hours, and the place. Only for comparing."""
    days = EventDay.objects.filter(event=event).values_list("date", "begins", "ends")
    place = (event.way, event.place, event.address, event.online_url)
    return repr((list(days), event.about_when, place))


def _tell_of_change(event: Event) -> None:
    """Everybody; the clock tries again where a mail does not go."""
    for one in event.sign_ups.select_for_update(of=("self",)).order_by("pk"):
        SignUp.objects.filter(pk=one.pk).update(told=CHANGED)
        mail_later(one)


def how_many_hear(event: Event) -> int:
    """How many get a mail when this event is called off now; none when it is over."""
    return 0 if event.is_over else event.sign_ups.exclude(told=CALLED_OFF).count()


def mind_events() -> None:
    """By the clock: places that became free are filled, and who was not told yet is told."""
    coming = Event.objects.filter(until__gte=clock.today(), takes_sign_ups=True)
    for event in coming.filter(sign_ups__state=State.WAITING).distinct():
        fill_places(None, event=event)
    with transaction.atomic():
        for one in _untold(coming):
            mail_later(one)
        for one in _not_told_off():
            call_off_later(one)


def _untold(events: Any) -> list[SignUp]:
    """Whose mail did not go; each at most once in a while."""
    rows = _sign_ups_held().filter(_quiet(), event__in=events, event__is_called_off=False)
    return list(rows.exclude(told=F("state")))


def _not_told_off() -> list[SignUp]:
    """Who must hear that it is called off: at once, and again in a while where the mail did not go.

    Also where the days or the signing up were taken away in the same moment.
    """
    rows = _sign_ups_held().filter(event__is_called_off=True).exclude(event__until__lt=clock.today())
    return list(rows.filter(_quiet() | ~Q(told=CALLING_OFF)).exclude(told=CALLED_OFF))


def _sign_ups_held() -> QuerySet[SignUp]:
    rows = SignUp.objects.select_for_update(of=("self",)).select_related("event")
    return rows.order_by("pk")  # type: ignore[no-any-return]


def _quiet() -> Q:
    """Nobody mailed them for a while."""
    return Q(mailed_at=None) | Q(mailed_at__lt=clock.now() - MAIL_AGAIN)


def past_sign_ups() -> QuerySet[SignUp]:
    """Those of events that are over, some days after the last day."""
    return SignUp.objects.filter(event__until__lt=_gone_by())


def past_questions() -> QuerySet[EventQuestion]:
    """What was asked ahead of such an event and never shown."""
    asked = EventQuestion.objects.filter(event__until__lt=_gone_by())
    return asked.exclude(state=EventQuestion.State.SHOWN)


def _gone_by() -> date:
    return clock.today() - timedelta(days=settings.EVENT_SIGN_UPS_KEPT_DAYS)


def erase_past() -> int:
    """By the clock: these go."""
    people, questions = sweeping.erase(past_sign_ups()), sweeping.erase(past_questions())
    if people or questions:
        log.info("erased after events: %s sign-ups, %s questions", people, questions)
    return people + questions


def _locked(event: Event) -> Event:
    return Event.objects.select_for_update().get(pk=event.pk)


def _door(event: Event) -> Door:
    counted = event.sign_ups.counted()
    return door_of(event.facts, taken=counted.taken, waiting=counted.waiting, today=clock.today())


def _move_up(event: Event) -> int:
    """The row of the event is held."""
    counted = event.sign_ups.counted()
    free = free_places(event.facts, taken=counted.taken, waiting=counted.waiting, today=clock.today())
    lucky = list(event.sign_ups.waiting()[:free]) if free else []
    for one in lucky:
        one.state = State.COMING
        one.save(update_fields=["state"])
        mail_later(one)
    return len(lucky)
