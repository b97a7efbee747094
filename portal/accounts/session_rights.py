"""The rights that a person has by the session in which they ask. The one door to `passkey_policy`."""

from collections.abc import Iterable
from functools import cached_property
from types import SimpleNamespace
from typing import Any, TypeVar, cast

from allauth.account.internal.flows.login import get_authentication_records, record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.contrib.auth.models import Permission
from django.http import HttpRequest

from .models import User
from .passkey_policy import GUARDED_ROLES, Record, is_behind_passkey, keys_used, roles_in_force

Asker = TypeVar("Asker")


class SessionRights:
    """What a person may do in one session. Each answer is fetched when it is asked for first."""

    def __init__(self, person: User, records: Iterable[Record]) -> None:
        self.person = person
        self.records = list(records)

    @cached_property
    def are_whole(self) -> bool:
        """Whether every role counts: a passkey is behind the session, or the demo's setting asks for none."""
        if settings.RIGHTS_WITHOUT_PASSKEY:
            return True
        used = keys_used(self.records)
        return bool(used) and is_behind_passkey(self.records, _keys_of(self.person))

    @cached_property
    def wait(self) -> bool:
        """Whether the person has more rights, and gets them with a passkey."""
        if self.are_whole or not self.person.is_active:
            return False
        return self.person.is_superuser or self.person.groups.filter(name__in=GUARDED_ROLES).exists()

    @cached_property
    def left(self) -> frozenset[str]:
        """The permissions that the person has without the roles that wait."""
        roles = self.person.groups.values_list("name", flat=True)
        counting = roles_in_force(roles, behind_passkey=self.are_whole)
        found = Permission.objects.filter(group__name__in=counting).values_list(
            "content_type__app_label", "codename"
        )
        return frozenset(f"{app}.{codename}" for app, codename in found)


def connect() -> None:
    """Called once, at start."""
    authenticator_added.connect(_note_new_passkey, dispatch_uid="note_new_passkey")


def in_session(person: Asker, session: Any) -> Asker:
    """The person as they ask in this session: from here on `has_perm` tells of rights that count in it."""
    if isinstance(person, User):
        asked = cast(HttpRequest, SimpleNamespace(session=session))
        known: User = person
        known.rights_here = SessionRights(known, get_authentication_records(asked, known))
    return person


def rights_wait(person: Any) -> bool:
    """Whether the person has rights that wait for a passkey in their session."""
    rights = getattr(person, "rights_here", None)
    return rights is not None and rights.wait


def has_passkey(person: User) -> bool:
    """Whether the person has a passkey at all."""
    return bool(_keys_of(person))


def _keys_of(person: User) -> list[int]:
    found = Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN)
    return list(found.values_list("pk", flat=True))


def _note_new_passkey(request: HttpRequest, user: User, authenticator: Authenticator, **_signal: Any) -> None:
    """Whoever adds a passkey has just opened it: it is behind the session from then on."""
    if authenticator.type == Authenticator.Type.WEBAUTHN:
        record_authentication(request, user, "mfa", id=authenticator.pk, type=str(authenticator.type))
