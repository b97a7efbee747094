"""Recordings in the CMS: its people hear the house's recordings, and storytellers' ones stay theirs."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy

from .models import Recording


class RecordingPolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's own policy, less the recordings of storytellers, and without changes to what a consent holds.

    It holds for superusers too.
    """

    def __init__(self) -> None:
        super().__init__(Recording, auth_model="wagtailmedia.Media", owner_field_name="uploaded_by_user")

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Recording]:
        """Of the recordings that the CMS would give, those of the house."""
        recordings: QuerySet[Recording] = super().instances_user_has_any_permission_for(user, actions)
        return recordings.filter(is_house=True)

    def user_has_any_permission_for_instance(
        self, user: Any, actions: Iterable[str], instance: Recording
    ) -> bool:
        """A recording of the house, that no consent holds."""
        if instance.pk and (not instance.is_house or instance.is_held):
            return False
        return bool(super().user_has_any_permission_for_instance(user, actions, instance))
