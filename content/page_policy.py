"""Pages in the CMS: what is sealed, or practice, is there for nobody, superusers included.

What a storyteller tells among the news is there for them alone, and for superusers.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from .models import StoryPage
from .models.consents import is_practice
from .models.news import told_among_news
from .models.seals import is_sealed, sealed_numbers
from .models.stories import is_for_its_teller_alone


class PagePolicy(PagePermissionPolicy):
    """Wagtail's own policy, less what is sealed. Lists, search, reports and logs of the CMS ask it."""

    def explorable_instances(self, user: Any) -> QuerySet[Page]:
        """Of the pages that Wagtail would list, those that are not sealed."""
        return _open_to(user, super().explorable_instances(user))

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> QuerySet[Page]:
        """Of the pages that Wagtail would give, those that are not sealed."""
        return _open_to(user, super().instances_user_has_any_permission_for(user, actions))

    def user_has_any_permission_for_instance(self, user: Any, actions: Iterable[str], instance: Page) -> bool:
        """Nobody has any right to a sealed page, or to practice, in the CMS."""
        specific = instance.specific
        if is_sealed(instance) or is_practice(specific) or is_for_its_teller_alone(user, specific):
            return False
        return bool(super().user_has_any_permission_for_instance(user, actions, instance))


def _open_to(user: Any, pages: QuerySet[Page]) -> QuerySet[Page]:
    practice = StoryPage.objects.filter(is_practice=True)
    pages = pages.exclude(pk__in=sealed_numbers()).exclude(pk__in=practice.values("pk"))
    if user.is_superuser:
        return pages
    told = StoryPage.objects.filter(told_among_news()).exclude(storyteller_id=user.pk)
    return pages.exclude(pk__in=told.values("pk"))
