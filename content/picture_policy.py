"""Pictures in the CMS: its people see the house's pictures, and storytellers' ones stay the storytellers'."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from .models import Picture


class PicturePolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's own policy, less the pictures of storytellers, and without changes to what a consent holds.

    It holds for superusers too.
    """

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Picture]:
        """Of the pictures that Wagtail would give, those of the house."""
        pictures: QuerySet[Picture] = super().instances_user_has_any_permission_for(user, actions)
        return pictures.filter(is_house=True)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Picture
    ) -> bool:
        """Choosing takes a picture of the house; changing and deleting, one that no consent holds."""
        if not instance.is_house and instance.pk:
            return False
        allowed = [action for action in actions if action == "choose" or not instance.is_held]
        return bool(allowed) and super().user_has_any_permission_for_instance(user, allowed, instance)
