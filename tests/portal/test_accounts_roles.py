"""Roles are groups, kept in step with one table."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
)

from portal.accounts.permissions import people_with
from portal.accounts.roles import ROLE_PERMISSIONS, Role, give_role, has_role, keep_roles_in_step

pytestmark = pytest.mark.django_db

# Said again here on purpose: who changes the table has to mean it.
EXPECTED = {
    "member": {"peer.enter_rooms", "media_studio.tell_story"},
    "experience expert": {
        "peer.enter_rooms",
        "media_studio.tell_story",
        "media_studio.work_in_newsroom",
        "media_studio.read_as_peer",
    },
    "professional": {"peer.enter_rooms", "accounts.help_with_cards"},
    "editor": {
        "peer.enter_rooms",
        "media_studio.tell_story",
        "media_studio.work_in_newsroom",
        "media_studio.read_as_editor",
        *(f"media_studio.{act}_lesson" for act in ("view", "add", "change", "delete")),
        *(f"content.{act}_organisation" for act in ("view", "add", "change", "delete")),
        *(f"content.{act}_glossaryword" for act in ("view", "add", "change", "delete")),
        *(f"content.{act}_event" for act in ("view", "add", "change", "delete")),
        *("content.view_signup", "content.view_eventquestion", "content.change_eventquestion"),
        "content.take_down_pages",
        "content.see_consents",
        "simple_translation.submit_translation",
        "wagtailadmin.access_admin",
    },
    "moderator": {
        "peer.enter_rooms",
        "peer.moderate_rooms",
        "accounts.approve_joining",
        "accounts.help_with_cards",
    },
    "administrator": {
        "peer.enter_rooms",
        "peer.manage_rooms",
        "wagtailadmin.access_admin",
        "accounts.approve_joining",
        "accounts.help_with_cards",
        "accounts.view_user",
        "accounts.add_user",
        "accounts.change_user",
        "accounts.erase_person",
        "content.see_consents",
    },
}


def permissions_of(group):
    return {
        f"{app}.{code}" for app, code in group.permissions.values_list("content_type__app_label", "codename")
    }


def test_the_table_says_what_each_role_may_do():
    assert {role.value: names for role, names in ROLE_PERMISSIONS.items()} == EXPECTED


@pytest.mark.parametrize("role", list(Role))
def test_each_role_is_a_group_with_just_its_permissions(roles, role):
    assert permissions_of(Group.objects.get(name=role)) == EXPECTED[role]


def test_a_permission_that_the_table_does_not_name_goes_away(roles):
    member = Group.objects.get(name=Role.MEMBER)
    member.permissions.add(Permission.objects.get(codename="access_admin"))
    keep_roles_in_step()
    assert "wagtailadmin.access_admin" not in permissions_of(member)


def test_a_migrate_brings_the_groups_back(db):
    Group.objects.all().delete()
    call_command("migrate", verbosity=0)
    assert set(Group.objects.values_list("name", flat=True)) >= {role.value for role in Role}
    assert permissions_of(Group.objects.get(name=Role.MODERATOR)) == EXPECTED["moderator"]


def test_wagtails_own_groups_and_their_rights_over_pages_go_and_stay_away(db):
    Group.objects.create(name="Editors")
    call_command("migrate", verbosity=0)
    assert set(Group.objects.values_list("name", flat=True)) == {role.value for role in Role}
    assert not GroupPagePermission.objects.exclude(group__name__in=list(Role)).exists()


def test_wagtails_own_approving_is_shut(db):
    workflow = Workflow.objects.create(name="Moderators approval")
    WorkflowPage.objects.create(page=Page.objects.get(depth=1), workflow=workflow)
    call_command("migrate", verbosity=0)
    assert not Workflow.objects.filter(name="Moderators approval", active=True).exists()
    assert not GroupApprovalTask.objects.filter(active=True).exists()
    assert not WorkflowPage.objects.exists()


def test_the_cms_offers_only_the_groups_of_roles(client, sampo, aino):
    stranger = Group.objects.create(name="Something else")
    client.force_login(sampo)
    assert b"Something else" not in client.get("/admin/users/new/").content
    answers = {"email": aino.email, "first_name": "Aino", "language": "fi", "is_active": "on"}
    client.post(f"/admin/users/edit/{aino.pk}/", answers | {"groups": [stranger.pk]})
    assert not aino.groups.filter(pk=stranger.pk).exists()


def test_a_role_that_was_given_is_held(aino):
    assert has_role(aino, Role.MEMBER)
    assert not has_role(aino, Role.MODERATOR)
    give_role(aino, Role.MODERATOR)
    assert has_role(aino, Role.MODERATOR)


def test_a_closed_account_holds_no_role(aino):
    aino.is_active = False
    assert not has_role(aino, Role.MEMBER)


@pytest.mark.parametrize("given", ["role", "self"])
def test_who_has_a_right_is_found_from_the_right(oiva, mirja, given, django_assert_num_queries):
    if given == "role":
        give_role(oiva, Role.EDITOR)
    else:
        right = Permission.objects.get(content_type__app_label="media_studio", codename="read_as_editor")
        oiva.user_permissions.add(right)
    with django_assert_num_queries(1):
        assert list(people_with("media_studio", "read_as_editor", "read_as_peer")) == [oiva]
    assert not people_with("peer", "read_as_editor").exists()
    assert set(people_with("peer", "enter_rooms")) == {oiva, mirja}
    oiva.is_active = False
    oiva.save()
    assert not people_with("media_studio", "read_as_editor").exists()
