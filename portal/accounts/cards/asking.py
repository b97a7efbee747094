"""Asking for a helper's yes: a number that both screens show, good for a short while and for one use."""

import hashlib
import hmac
import logging
import secrets
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.kit import clock

from ..device_words import kind_of
from ..models import CardRequest, SignInCard, User
from .making import check
from .permissions import may_help, may_say_yes

log = logging.getLogger("portal.accounts")
LASTS = timedelta(minutes=10)  # to find a helper; and again, from the yes to its use
DIGITS = 4
TRIES = 5  # at a number that nobody else has at that moment


class NobodyAsks(Exception):
    """No request waits with this number for this helper, or not any more."""


class NothingWaits(Exception):
    """This browser has asked for nothing that is still open."""


def ask(
    person: User,
    *,
    kind: CardRequest.Kind,
    card: SignInCard | None = None,
    user_agent: str = "",
    is_own_device: bool = False,
) -> tuple[CardRequest, str]:
    """Somebody waits for a helper's yes. Gives the request, and what only the asking browser keeps of it."""
    close_late()
    key = secrets.token_urlsafe(24)
    browser, system = kind_of(user_agent)
    for _try in range(TRIES):
        try:
            with transaction.atomic():
                made = CardRequest.objects.create(
                    kind=kind,
                    person=person,
                    card=card,
                    number=_free_number(),
                    asker_digest=_digest(key),
                    is_own_device=is_own_device,
                    browser=browser,
                    system=system,
                    asked_at=clock.now(),
                )
        except IntegrityError:  # somebody else got the number between the two questions
            continue
        return made, key
    raise NothingWaits


def request_of(number: int, key: str) -> CardRequest:
    """What the browser that holds the key asked for, whatever became of it; else `NothingWaits`."""
    found = CardRequest.objects.filter(pk=number).select_related("person", "card", "helper").first()
    if found is None or not hmac.compare_digest(found.asker_digest, _digest(key)):
        raise NothingWaits
    return _with_time(found)


def waiting_with(helper: User, number: str) -> CardRequest:
    """The request that waits with this number, if this helper may answer it; otherwise `NobodyAsks`."""
    digits = "".join(letter for letter in number if letter in "0123456789")
    rows = CardRequest.objects.filter(number=digits, state=CardRequest.State.WAITING)
    found = rows.select_related("person", "card").first()
    is_late = found is not None and _with_time(found).state != CardRequest.State.WAITING
    if found is None or is_late or not may_help(helper, found.person):
        raise NobodyAsks
    return found


@transaction.atomic
def say_yes(helper: User, *, request: CardRequest) -> None:
    """The helper knows who asks, and lets them. Once; `NobodyAsks` when it is too late."""
    fresh = _locked(request)
    if not may_say_yes(helper, fresh):
        raise PermissionDenied
    if fresh.state != CardRequest.State.WAITING:
        raise NobodyAsks
    if fresh.card is not None and fresh.kind == CardRequest.Kind.SIGN_IN:
        check(fresh.card)
    _answer(fresh, helper, CardRequest.State.YES)


@transaction.atomic
def say_no(helper: User, *, request: CardRequest) -> None:
    """The helper does not know who asks: the request opens nothing. The person sees it on their page."""
    fresh = _locked(request)
    if not may_help(helper, fresh.person):
        raise PermissionDenied
    if fresh.state != CardRequest.State.WAITING:
        raise NobodyAsks
    _answer(fresh, helper, CardRequest.State.NO)
    log.warning("a helper said no to a request with a sign-in card: %s", fresh.pk)


@transaction.atomic
def use_yes(request: CardRequest) -> CardRequest:
    """Uses the yes, once. `NothingWaits` when there is none, it is too old, or somebody used it already."""
    fresh = _locked(request)
    if fresh.state != CardRequest.State.YES:
        raise NothingWaits
    fresh.state, fresh.done_at = CardRequest.State.DONE, clock.now()
    fresh.save(update_fields=["state", "done_at"])
    return fresh


@transaction.atomic
def stop_asking(request: CardRequest) -> None:
    """Whoever asked does not wait any more."""
    CardRequest.objects.filter(pk=request.pk, state__in=CardRequest.OPEN).update(state=CardRequest.State.NO)


def note_use(person: User, *, card: SignInCard, user_agent: str) -> CardRequest:
    """A sign-in on a confirmed device is written down like the others."""
    browser, system = kind_of(user_agent)
    now, done = clock.now(), CardRequest.State.DONE
    kind = CardRequest.Kind.SIGN_IN
    return CardRequest.objects.create(
        kind=kind,
        state=done,
        person=person,
        card=card,
        is_own_device=True,
        browser=browser,
        system=system,
        asked_at=now,
        done_at=now,
    )


def close_late() -> None:
    """Numbers of requests that nobody answered or used in time are free again."""
    limit = clock.now() - LASTS
    late = CardRequest.State.LATE
    CardRequest.objects.filter(state=CardRequest.State.WAITING, asked_at__lte=limit).update(state=late)
    CardRequest.objects.filter(state=CardRequest.State.YES, answered_at__lte=limit).update(state=late)


def _locked(request: CardRequest) -> CardRequest:
    fresh = CardRequest.objects.select_for_update().get(pk=request.pk)
    return _with_time(fresh)


def _with_time(request: CardRequest) -> CardRequest:
    """The request as it is at this moment: what was not answered or used in time is late."""
    since = request.answered_at if request.state == CardRequest.State.YES else request.asked_at
    if request.state in CardRequest.OPEN and since is not None and since <= clock.now() - LASTS:
        request.state = CardRequest.State.LATE
    return request


def _answer(request: CardRequest, helper: User, state: CardRequest.State) -> None:
    request.state, request.helper, request.answered_at = state, helper, clock.now()
    request.save(update_fields=["state", "helper", "answered_at"])


def _free_number() -> str:
    taken = set(CardRequest.objects.filter(state__in=CardRequest.OPEN).values_list("number", flat=True))
    free = [number for number in (f"{each:0{DIGITS}}" for each in range(10**DIGITS)) if number not in taken]
    if not free:
        raise NothingWaits
    return secrets.choice(free)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
