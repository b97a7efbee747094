"""Who may do what with public pages."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from wagtail.images import get_image_model
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from portal.accounts.roles import Role

EDITING = ("add_page", "change_page", "publish_page", "unlock_page")
PICTURES = ("add", "change", "choose")


def may_take_down(person: Any) -> bool:
    """Whether the person may take a page away from readers, with a reason."""
    return bool(person and person.is_active and person.has_perm("content.take_down_pages"))


def may_send_newsletters(person: Any) -> bool:
    """Whether the person may pick what is in a newsletter, and send it: editors."""
    return bool(person and person.is_active and person.has_perm("media_studio.read_as_editor"))


def may_test_pages(person: Any) -> bool:
    """Whether the person may ask readers about a page, and read what they answer: editors."""
    return bool(person and person.is_active and person.has_perm("media_studio.read_as_editor"))


def may_bring_in_services(person: Any) -> bool:
    """Whether the person may bring in services as drafts from a file: editors."""
    return bool(person and person.is_active and person.has_perm("media_studio.read_as_editor"))


def grant_editors(root: Page) -> None:
    """Editors may add, change and publish below this page, use pictures, recordings, documents.

    Safe to call again.
    The consent guard still holds: no right to publish goes round a storyteller's yes.
    """
    group, _made = Group.objects.get_or_create(name=Role.EDITOR)
    for codename in EDITING:
        right = Permission.objects.filter(content_type__app_label="wagtailcore", codename=codename).first()
        if right:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=right)
    _grant_pictures(group)
    _grant_recordings(group)
    _grant_documents(group)


def _grant_pictures(group: Group) -> None:
    picture = get_image_model()._meta
    everything = Collection.get_first_root_node()
    names = [f"{verb}_{picture.model_name}" for verb in PICTURES] + [f"{verb}_image" for verb in PICTURES]
    rights = Permission.objects.filter(
        content_type__app_label__in=["content", "wagtailimages"], codename__in=names
    )
    for right in rights:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=everything, permission=right)


def _grant_recordings(group: Group) -> None:
    _grant_everywhere(group, "wagtailmedia", ["add_media", "change_media"])


def _grant_documents(group: Group) -> None:
    _grant_everywhere(group, "wagtaildocs", [f"{verb}_document" for verb in PICTURES])


def _grant_everywhere(group: Group, app: str, names: list[str]) -> None:
    rights = Permission.objects.filter(content_type__app_label=app, codename__in=names)
    everything = Collection.get_first_root_node()
    for right in rights:
        GroupCollectionPermission.objects.get_or_create(group=group, collection=everything, permission=right)
