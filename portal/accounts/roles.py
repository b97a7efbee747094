"""Roles: Django groups with permissions. *Supporter* is no role but a relation; see `media_studio`."""

from enum import StrEnum

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group, Permission
from django.db.models import Q, QuerySet

from .models import User


class Role(StrEnum):
    """The name of a role is the name of its group."""

    MEMBER = "member"
    EXPERIENCE_EXPERT = "experience expert"
    PROFESSIONAL = "professional"
    EDITOR = "editor"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"


# Wagtail makes these with rights over every page, drafts of stories among them. No role of ours is like that.
NOT_OURS = ("Editors", "Moderators")

_TALKS = {"peer.enter_rooms"}
_TELLS = {"media_studio.tell_story"}
_MAKES_NEWS = {"media_studio.work_in_newsroom"}
_WRITES_LESSONS = {f"media_studio.{act}_lesson" for act in ("view", "add", "change", "delete")}
_NAMES_ORGANISATIONS = {f"content.{act}_organisation" for act in ("view", "add", "change", "delete")}
# Who signed up is read, and changed by nobody; questions come from readers.
_HOLDS_EVENTS = {
    *(f"content.{act}_event" for act in ("view", "add", "change", "delete")),
    *("content.view_signup", "content.view_eventquestion", "content.change_eventquestion"),
}
_DECIDES_WHO_JOINS = {"accounts.approve_joining"}
_HELPS_WITH_CARDS = {"accounts.help_with_cards"}
_EXPLAINS_WORDS = {f"content.{act}_glossaryword" for act in ("view", "add", "change", "delete")}
_READS_CONSENTS = {"content.see_consents"}
_TRANSLATES = {"simple_translation.submit_translation"}
# What a person may do with pages and pictures hangs on the tree and the collections, not on this table.
ROLE_PERMISSIONS: dict[Role, set[str]] = {
    Role.MEMBER: _TALKS | _TELLS,
    Role.EXPERIENCE_EXPERT: _TALKS | _TELLS | _MAKES_NEWS | {"media_studio.read_as_peer"},
    Role.PROFESSIONAL: _TALKS | _HELPS_WITH_CARDS,
    Role.EDITOR: _TALKS
    | _TELLS
    | _MAKES_NEWS
    | _WRITES_LESSONS
    | _NAMES_ORGANISATIONS
    | _EXPLAINS_WORDS
    | _HOLDS_EVENTS
    | _TRANSLATES
    | {"media_studio.read_as_editor", "content.take_down_pages", "wagtailadmin.access_admin"}
    | _READS_CONSENTS,
    Role.MODERATOR: _TALKS | _DECIDES_WHO_JOINS | _HELPS_WITH_CARDS | {"peer.moderate_rooms"},
    Role.ADMINISTRATOR: _TALKS
    | _DECIDES_WHO_JOINS
    | _HELPS_WITH_CARDS
    | {"peer.manage_rooms", "wagtailadmin.access_admin"}
    | _READS_CONSENTS
    | {"accounts.view_user", "accounts.add_user", "accounts.change_user", "accounts.erase_person"},
}


def has_role(user: User, role: Role) -> bool:
    """Whether the person holds the role now."""
    return user.is_active and user.groups.filter(name=role).exists()


def give_role(user: User, role: Role) -> None:
    """The person holds the role from now on."""
    user.groups.add(Group.objects.get_or_create(name=role)[0])


def keep_roles_in_step(sender: AppConfig | None = None, **_signal: object) -> None:
    """After each migrate: every role has a group with just the permissions that the table names.

    Wagtail's own groups go. Whoever was put in one keeps the account and their roles.

    A migrate tells each app in turn; the table is applied once, when the last one has its permissions.
    """
    if sender is not None and sender is not _last_told():
        return
    Group.objects.filter(name__in=NOT_OURS).delete()
    for role, names in ROLE_PERMISSIONS.items():
        group, _made = Group.objects.get_or_create(name=role)
        wanted = Q(pk__in=[])
        for name in names:
            app, codename = name.split(".")
            wanted |= Q(content_type__app_label=app, codename=codename)
        group.permissions.set(Permission.objects.filter(wanted))


def groups_of_roles() -> QuerySet[Group]:
    """The groups that people may be put in."""
    return Group.objects.filter(name__in=list(Role)).order_by("name")


def _last_told() -> AppConfig:
    return [config for config in apps.get_app_configs() if config.models_module is not None][-1]
