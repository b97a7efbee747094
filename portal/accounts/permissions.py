"""Who may do what with people. Questions only; nothing is changed here."""

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from .models import User
from .roles import Role

Somebody = User | AnonymousUser
POWERS = (
    "wagtailadmin.access_admin",
    "peer.moderate_rooms",
    "peer.manage_rooms",
    "accounts.approve_joining",
)


def signed_in(request: HttpRequest) -> User:
    """The person who asks; `PermissionDenied` when nobody is signed in."""
    if isinstance(request.user, User):
        return request.user
    raise PermissionDenied


def may_approve_joining(person: Somebody) -> bool:
    """Moderators and administrators decide who comes in."""
    return person.is_active and person.has_perm("accounts.approve_joining")


def may_invite_as(person: Somebody, role: Role) -> bool:
    """A moderator invites members; only an administrator gives other roles away by a printed code."""
    if not may_approve_joining(person):
        return False
    return role is Role.MEMBER or person.has_perm("accounts.change_user")


def may_enter_cms(person: Somebody) -> bool:
    """Whether the editors' side of the portal opens for the person."""
    return person.is_active and person.has_perm("wagtailadmin.access_admin")


def looks_after_others(person: Somebody) -> bool:
    """Whether harm to others follows when somebody else signs in as this person."""
    return any(person.has_perm(power) for power in POWERS)


def may_erase_people(person: Somebody) -> bool:
    """Administrators have an account erased when its person asks in writing, or the law does."""
    return person.is_active and person.has_perm("accounts.erase_person")
