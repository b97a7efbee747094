"""The contacts of public pages by the day on which they end, for those who look after the pages."""

import datetime
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import policy_registry

from portal.kit import clock

from .models.public import PublicPage

SOON = datetime.timedelta(days=60)


@dataclass(frozen=True)
class Expiring:
    """One contact of one page."""

    page: Page
    role: str
    organisation: str
    valid_until: datetime.date

    @property
    def days_left(self) -> int:
        """How many days readers still see it; below nothing when they do not."""
        return (self.valid_until - clock.today()).days

    @property
    def is_past(self) -> bool:
        """Whether readers do not see it any more."""
        return self.days_left < 0

    @property
    def state(self) -> str:
        """How it stands, in words."""
        if self.is_past:
            return _("Past: readers do not see it")
        return _("Ends soon") if self.days_left <= SOON.days else _("Holds")


def expiring_contacts(person: Any) -> list[Expiring]:
    """Every contact on the pages that this person may change, the one that ends first at the top."""
    found = [
        Expiring(page, block.value["role"], block.value["organisation"] or "", block.value["valid_until"])
        for kind in kinds_with_contacts()
        for page in kind.objects.live().filter(pk__in=_may_change(person)).select_related("locale")
        for block in page.contacts
    ]
    return sorted(found, key=lambda each: (each.valid_until, each.page.title, each.role))


def kinds_with_contacts() -> list[Any]:
    """The kinds of pages that name somebody to ask."""
    kinds = [kind for kind in apps.get_models() if issubclass(kind, PublicPage)]
    return [kind for kind in kinds if any(field.name == "contacts" for field in kind._meta.fields)]


def _may_change(person: Any) -> Any:
    policy: Any = policy_registry.get_by_type(Page)
    return policy.instances_user_has_permission_for(person, "change").values("pk")
