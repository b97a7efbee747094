"""Pages in the CMS: what its storyteller sealed is there for nobody, superusers included."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from .models.seals import is_sealed, sealed_numbers


class PagePolicy(PagePermissionPolicy):
    """Wagtail's own policy, less what is sealed. Lists, search, reports and logs of the CMS ask it."""

    def explorable_instances(self, user: Any) -> QuerySet[Page]:
        """Of the pages that Wagtail would list, those that are not sealed."""
        return _unsealed(super().explorable_instances(user))

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Page]:
        """Of the pages that Wagtail would give, those that are not sealed."""
        return _unsealed(super().instances_user_has_any_permission_for(user, actions))

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Page) -> bool:
        """Nobody has any right to a sealed page in the CMS."""
        if is_sealed(instance):
            return False
        return bool(super().user_has_any_permission_for_instance(user, actions, instance))


def _unsealed(pages: QuerySet[Page]) -> QuerySet[Page]:
    return pages.exclude(pk__in=sealed_numbers())
