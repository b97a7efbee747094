"""The devices of a person: noted at signing in, listed, signed out, told of by mail."""

import hashlib
import secrets
from datetime import timedelta
from functools import partial
from typing import Any

from allauth.mfa.signals import authenticator_removed
from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, user_logged_in
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import m2m_changed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from portal.kit import clock
from portal.live.publishing import close_session
from portal.live.sessions import alive_among

from .device_words import kind_of
from .letters import send_letter_later
from .models import Device, User, WaitingMail
from .permissions import looks_after_others

COOKIE = "device"
COOKIE_DAYS = 400  # the longest that browsers keep one
HOUR_SECONDS = 60 * 60
FORGOTTEN_AFTER = timedelta(days=180)
JUST_JOINED = timedelta(hours=1)  # who joined a moment ago knows with what


def connect() -> None:
    """Called once, at start."""
    user_logged_in.connect(_signed_in, dispatch_uid="note_device")
    m2m_changed.connect(_roles_changed, sender=User.groups.through, dispatch_uid="close_sockets_for_roles")
    authenticator_removed.connect(_passkey_removed, dispatch_uid="close_sockets_for_passkey")


@transaction.atomic
def note_device(person: User, request: HttpRequest) -> Device:
    """Writes down that the person uses this browser now. A browser without a mark gets one."""
    mark = request.COOKIES.get(COOKIE, "")
    if not 20 <= len(mark) <= 60:
        mark = secrets.token_urlsafe(24)
        request.device_mark = mark  # type: ignore[attr-defined]  # the middleware gives it to the browser
    if not request.session.session_key:
        request.session.save()
    now = clock.now()
    browser, system = kind_of(request.META.get("HTTP_USER_AGENT", ""))
    facts = {
        "browser": browser,
        "system": system,
        "session_key": request.session.session_key,
        "last_used_at": now,
    }
    device, is_new = Device.objects.update_or_create(
        person=person,
        mark_digest=hashlib.sha256(mark.encode()).hexdigest(),
        defaults=facts,
        create_defaults={**facts, "first_used_at": now},
    )
    _is_first_in_hour(request.session)
    if is_new:
        _tell_of_new(person, device)
    return device


def note_use(person: User, request: HttpRequest) -> None:
    """Writes down that the device is used, once an hour. The session is not touched: its end stays."""
    if not _is_first_in_hour(request.session):
        return
    here = Device.objects.filter(person=person, session_key=request.session.session_key)
    if not here.update(last_used_at=clock.now()):
        note_device(person, request)  # signed in by another door, or before there was a list


def devices_of(person: User) -> list[Device]:
    """Where the person is signed in now, the newest use first."""
    rows = list(person.devices.exclude(session_key="").order_by("-last_used_at", "-pk"))
    alive = alive_among({row.session_key for row in rows})
    return [row for row in rows if row.session_key in alive]


@transaction.atomic
def sign_out_device(actor: User, *, device: Device) -> None:
    """Ends the session of one device of the person's own. Its sockets close at once, on every server."""
    if device.person_id == actor.pk:
        _end([device.session_key])
        Device.objects.filter(pk=device.pk).update(confirmed_digest="", confirmed_until=None)


@transaction.atomic
def sign_out_elsewhere(actor: User, *, session: SessionBase) -> None:
    """Ends every session of the person but this one, those too that no device was written down for."""
    _end([key for key in _keys_of(actor) if key != session.session_key])
    actor.devices.update(confirmed_digest="", confirmed_until=None)  # those too where nobody is signed in
    # Nobody has a password; what stands in its place is part of every session, so a new one ends them all.
    actor.set_unusable_password()
    actor.save(update_fields=["password"])
    session[HASH_SESSION_KEY] = actor.get_session_auth_hash()


def close_sockets(person: User) -> None:
    """Closes the person's sockets everywhere: what they may do has changed. Pages open them again."""
    _close_after_commit(_keys_of(person))


def is_sign_in_mail_off(person: User) -> bool:
    """Whether the person wants no mail about new devices. Who looks after others always gets it."""
    is_off = WaitingMail.objects.filter(person=person, is_sign_in_off=True).exists()
    return is_off and not looks_after_others(User.objects.get(pk=person.pk))


@transaction.atomic
def switch_sign_in_mail(actor: User, *, is_off: bool) -> None:
    """The person wants the mail about new devices, or does not."""
    WaitingMail.objects.update_or_create(person=actor, defaults={"is_sign_in_off": is_off})


def unused_devices() -> QuerySet[Device]:
    """Devices that nobody used for half a year: a sign-in there counts as a new one."""
    return Device.objects.filter(last_used_at__lte=clock.now() - FORGOTTEN_AFTER)


def end_sessions(keys: list[str]) -> None:
    """Ends these sessions with their sockets. A device there has to be confirmed for a card anew."""
    _end(keys)


def _keys_of(person: User) -> list[str]:
    return list(person.devices.exclude(session_key="").values_list("session_key", flat=True))


def _is_first_in_hour(session: SessionBase) -> bool:
    digest = hashlib.sha256((session.session_key or "").encode()).hexdigest()
    return cache.add(f"device-used:{digest}", True, HOUR_SECONDS)


def _end(found: list[str]) -> None:
    keys = [key for key in found if key]
    Session.objects.filter(session_key__in=keys).delete()
    ended = Device.objects.filter(session_key__in=keys)
    ended.update(session_key="", confirmed_digest="", confirmed_until=None)
    _close_after_commit(keys)


def _close_after_commit(keys: list[str]) -> None:
    for key in keys:
        transaction.on_commit(partial(close_session, key))


def _roles_changed(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_signal: Any
) -> None:
    """What a session may do is asked when its sockets open: they open anew."""
    if action in ("post_add", "post_remove", "post_clear"):
        for person in User.objects.filter(pk__in=pk_set or []) if reverse else [instance]:
            close_sockets(person)


def _passkey_removed(user: User, **_signal: Any) -> None:
    close_sockets(user)


def _signed_in(request: HttpRequest | None, user: Any, **_signal: Any) -> None:
    if request is not None and isinstance(user, User):
        note_device(user, request)


def _tell_of_new(person: User, device: Device) -> None:
    has_just_joined = person.date_joined > clock.now() - JUST_JOINED
    if has_just_joined or is_sign_in_mail_off(person):
        return
    with translation.override(person.language):
        words = {"device": str(device), "page": f"{settings.BASE_URL}{reverse('accounts:devices')}"}
    send_letter_later("new_device", person.email, person.language, **words)
