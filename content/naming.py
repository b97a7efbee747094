"""Names of those who helped with a story. A name is its bearer's: it goes at once when they wish so.

The page itself stays as its storyteller said yes to it, so its digest still fits; what is left out of what is
served is the line with the names. Less than the yes covers may always be shown.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from portal.kit import clock

from .models import Consent, StoryPage
from .purging import refresh


@transaction.atomic
def take_name_out(actor: Any, *, pages: Iterable[StoryPage]) -> list[StoryPage]:
    """The actor is not named on these pages from now on. Gives those on which they were.

    A yes names its helpers in one line: the whole line goes, until the storyteller says yes anew.
    """
    found = []
    named = Consent.objects.filter(withdrawn_at=None, helpers_unnamed_at=None, page__in=list(pages))
    for consent in named.select_for_update():
        if actor.pk not in consent.helpers:
            continue
        consent.helpers_unnamed_at = clock.now()
        consent.save(update_fields=["helpers_unnamed_at"])
        if consent.replaced_at is None:
            found.append(StoryPage.objects.get(pk=consent.page_id))
    for page in found:
        log(page, "content.unname", user=actor)
    refresh(found)
    return found
