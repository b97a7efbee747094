"""Having an account erased: asked for, thirty days to undo it, then done by the worker.

What lies in other rooms of the house is theirs to hide, to bring back and to erase: each hands over its
`Part` at start. The rest follows what the tables declare (`erasing_rows.py`).
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPException

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from portal.kit import clock, ledger
from portal.kit.ledger import Line

from .erasing_rows import drop_files, erase_rows
from .letters import send_letter, send_letter_later
from .models import Farewell, User
from .permissions import may_erase_people
from .roles import Role

log = logging.getLogger("portal.accounts")
GRACE = timedelta(days=30)
GONE = "accounts"  # the file of the ledger


class NotNow(Exception):
    """Something has to be done first. The message says what, in words for the person."""


@dataclass(frozen=True)
class Part:
    """What one room of the house does with a farewell. None of it is told to anybody else."""

    reason_against: Callable[[User], str | None]
    hide: Callable[[Farewell], None]
    bring_back: Callable[[Farewell], None]
    erase: Callable[[User, bool], None]  # the person, and whether their news for the team stays


parts: list[Part] = []


def reason_against(person: User) -> str | None:
    """What has to be done before the account can go; None when nothing."""
    if person.groups.filter(name=Role.ADMINISTRATOR).exists() and not _other_administrators(person):
        return _("You are the only administrator. Make somebody else one first.")
    return next((found for part in parts if (found := part.reason_against(person))), None)


def waiting_farewell(person: User) -> Farewell | None:
    """The one that can still be undone."""
    found: Farewell | None = Farewell.objects.waiting().filter(person=person).first()
    return found


@transaction.atomic
def ask_farewell(actor: User, *, stories: str = Farewell.Stories.NOW, keeps_news: bool = False) -> Farewell:
    """The account is erased in thirty days. Asking again changes nothing. `NotNow` says what is first."""
    return _begin(actor, Farewell.Why.OWN, None, stories, keeps_news)


@transaction.atomic
def order_farewell(actor: User, *, person: User, why: str) -> Farewell:
    """An administrator begins the same for somebody else, for a reason from the list; the person is mailed.

    An account that was shut before cannot take its own stories back: they stay until the last day.
    """
    if not may_erase_people(actor) or actor.pk == person.pk or why == Farewell.Why.OWN:
        raise PermissionDenied
    stories = Farewell.Stories.NOW if person.is_active else Farewell.Stories.LAST_DAY
    return _begin(person, Farewell.Why(why), actor, stories, keeps_news=False)


def _begin(
    person: User, why: Farewell.Why, asked_by: User | None, stories: str, keeps_news: bool
) -> Farewell:
    User.objects.select_for_update().get(pk=person.pk)
    if found := waiting_farewell(person):
        return found
    if reason := reason_against(person):
        raise NotNow(reason)
    now = clock.now()
    farewell: Farewell = Farewell.objects.create(
        person=person,
        why=why,
        stories=Farewell.Stories(stories),
        keeps_news=keeps_news,
        asked_by=asked_by,
        asked_at=now,
        erase_at=now + GRACE,
    )
    for part in parts:
        part.hide(farewell)
    _tell(farewell, "account_going")
    return farewell


@transaction.atomic
def stay(actor: User) -> bool:
    """The account stays, with all that was hidden. False when nothing waited."""
    farewell = Farewell.objects.waiting().select_for_update().filter(person=actor).first()
    if farewell is None:
        return False
    farewell.undone_at = clock.now()
    farewell.save(update_fields=["undone_at"])
    for part in parts:
        part.bring_back(farewell)
    _tell(farewell, "account_stays")
    return True


def due() -> QuerySet[Farewell]:
    """Those whose day has come."""
    rows: QuerySet[Farewell] = Farewell.objects.waiting().filter(erase_at__lte=clock.now())
    return rows


def erase_due() -> int:
    """Erases every account whose day has come. What fails is tried again, and stops nothing else."""
    done = 0
    for number in due().values_list("pk", flat=True):
        try:
            done += erase_account(number)
        except Exception:
            log.exception("farewell %s: not erased; it is tried again", number)
    return done


@transaction.atomic
def erase_account(number: int) -> bool:
    """Erases one account now. False when it was undone or done meanwhile."""
    farewell = Farewell.objects.waiting().select_for_update().filter(pk=number).first()
    if farewell is None:
        return False
    person = farewell.person
    goodbye = partial(_say_goodbye, person.email, person.language)
    erase_person(person, keeps_news=farewell.keeps_news)
    farewell.erased_at = clock.now()
    farewell.save(update_fields=["erased_at"])
    # Last but before the commit: one line too many only erases what is to be erased.
    ledger.add(GONE, {"person": person.pk, "keeps_news": farewell.keeps_news})
    log.info("an account was erased: %s (%s)", person.pk, farewell.why)
    transaction.on_commit(goodbye)
    return True


def erase_person(person: User, *, keeps_news: bool) -> None:
    """Everything of the person's goes, as the tables declare it. Call it in a transaction."""
    for part in parts:
        part.erase(person, keeps_news)
    files = erase_rows(person)
    transaction.on_commit(partial(drop_files, files))


@transaction.atomic
def replay_farewells(unknown: frozenset[str]) -> dict[str, int]:
    """After a restore: accounts that were erased since the backup go again. A newer person is not met."""
    met = 0
    for line in ledger.lines(ledger.file_of(GONE)):
        person = _person_of(line) if line.get("n") in unknown else None
        if person is not None:
            erase_person(person, keeps_news=line["keeps_news"])
            Farewell.objects.waiting().filter(person=person).update(erased_at=clock.now())
            met += 1
    return {"accounts": met}


def _person_of(line: Line) -> User | None:
    at = datetime.fromisoformat(line["at"])
    return User.objects.filter(pk=line["person"], date_joined__lte=at).first()


def _other_administrators(person: User) -> bool:
    others = User.objects.filter(groups__name=Role.ADMINISTRATOR, is_active=True).exclude(pk=person.pk)
    return others.exists()


def _tell(farewell: Farewell, letter: str) -> None:
    person = farewell.person
    with translation.override(person.language):
        page = f"{settings.BASE_URL}{reverse('accounts:farewell')}"
        day = clock.day_in_words(farewell.erase_at)
    by_other = farewell.why != Farewell.Why.OWN
    send_letter_later(letter, person.email, person.language, page=page, day=day, by_other=by_other)


def _say_goodbye(email: str, language: str) -> None:
    """At once and not by the queue: the queue would keep the address."""
    try:
        send_letter("account_erased", email, language)
    except (OSError, SMTPException):
        log.warning("a last mail could not be sent")
