"""Who may do what with people. Questions only; nothing is changed here."""

from django.contrib.auth.models import AnonymousUser, Permission
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
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


def people_with(app_label: str, *codenames: str) -> QuerySet[User]:
    """Active people who hold one of the rights, by a role or by themselves; not those who hold every right.

    Asked from the rights: they lead to the few who have them, however many people there are.
    """
    rights = Permission.objects.filter(content_type__app_label=app_label, codename__in=codenames)
    by_role = User.groups.through.objects.filter(group__permissions__in=rights)
    by_self = User.user_permissions.through.objects.filter(permission__in=rights)
    holders = by_role.values("user").union(by_self.values("user"))
    return User.objects.filter(pk__in=holders, is_active=True)


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
