"""Roles: Django groups with permissions. *Supporter* is no role but a relation; see `media_studio`."""

from enum import StrEnum

from django.contrib.auth.models import Group, Permission
from django.db.models import Q

from .models import User


class Role(StrEnum):
    """The name of a role is the name of its group."""

    MEMBER = "member"
    EXPERIENCE_EXPERT = "experience expert"
    PROFESSIONAL = "professional"
    EDITOR = "editor"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"


_TALKS = {"peer.enter_rooms"}
_TELLS = {"media_studio.tell_story"}
ROLE_PERMISSIONS: dict[Role, set[str]] = {
    Role.MEMBER: _TALKS | _TELLS,
    Role.EXPERIENCE_EXPERT: _TALKS | _TELLS | {"media_studio.read_as_peer"},
    Role.PROFESSIONAL: _TALKS,
    Role.EDITOR: _TALKS
    | _TELLS
    | {"media_studio.read_as_editor", "content.take_down_pages", "wagtailadmin.access_admin"},
    Role.MODERATOR: _TALKS | {"peer.moderate_rooms", "accounts.approve_joining"},
    Role.ADMINISTRATOR: _TALKS
    | {"peer.manage_rooms", "accounts.approve_joining", "accounts.view_user", "accounts.change_user"}
    | {"wagtailadmin.access_admin"},
}


def has_role(user: User, role: Role) -> bool:
    """Whether the person holds the role now."""
    return user.is_active and user.groups.filter(name=role).exists()


def give_role(user: User, role: Role) -> None:
    """The person holds the role from now on."""
    user.groups.add(Group.objects.get_or_create(name=role)[0])


def keep_roles_in_step(**_signal: object) -> None:
    """After each migrate: every role has a group with just the permissions that the table names.

    Permissions that an app has not declared yet are left for the migrate that declares them.
    """
    for role, names in ROLE_PERMISSIONS.items():
        group, _made = Group.objects.get_or_create(name=role)
        wanted = Q(pk__in=[])
        for name in names:
            app, codename = name.split(".")
            wanted |= Q(content_type__app_label=app, codename=codename)
        group.permissions.add(*Permission.objects.filter(wanted))
