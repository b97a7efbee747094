"""Links that lead nowhere any more, page by page, for those who look after the pages."""

import datetime
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page
from wagtail.permissions import policy_registry

from .models import OutsideLink


@dataclass(frozen=True)
class DeadLink:
    """One dead link on one page."""

    page: Page
    address: str
    why: str
    dead_since: datetime.datetime
    checked_at: datetime.datetime | None


def dead_links(person: Any) -> list[DeadLink]:
    """Every dead link on the pages that this person may change, the one that died first at the top."""
    policy: Any = policy_registry.get_by_type(Page)
    mine = policy.instances_user_has_permission_for(person, "change").filter(live=True)
    places = OutsideLink.pages.through.objects.filter(outsidelink__dead_since__isnull=False, page__in=mine)
    rows = places.select_related("outsidelink", "page__locale").order_by("outsidelink__dead_since", "pk")
    return [_row(each.outsidelink, each.page) for each in rows]


def _row(link: OutsideLink, page: Page) -> DeadLink:
    assert link.dead_since is not None  # noqa: S101  asked for so
    return DeadLink(page, link.address, link.why, link.dead_since, link.checked_at)
