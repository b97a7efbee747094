"""A story goes away from readers because somebody in it wishes so. Its storyteller's own yes stands."""

from typing import Any

from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log

from .consenting import this_and_translations
from .models import Picture, TellablePage
from .models.planned import Happening, clear_day, end_plan
from .picture_sizes import drop_sizes
from .picture_viewing import is_public
from .purging import forget


def hide(page: Any, *, person: int | None = None, why: str = "") -> bool:
    """In one transaction: the page and its translations are not public, planned or found any more.

    Sizes of their pictures go, caches are told. False when nothing of it was public. `person` is the number
    of who wished so, and `why` what they did: the page's log keeps both.
    """
    pages = this_and_translations(page.specific)
    pictures = list(Picture.objects.filter(consents__page__in=pages).distinct())
    facts = {"person": person, "why": why} if person else {}
    was_public = [_hide(each, facts) for each in pages]
    drop_sizes(picture for picture in pictures if not is_public(picture))
    forget(pages)
    return any(was_public)


def _hide(page: TellablePage, facts: dict[str, Any]) -> bool:
    kind = type(page)
    end_plan(page, Happening.HIDDEN)
    clear_day(page)
    fresh = kind.objects.get(pk=page.pk)
    if not fresh.live:
        return False
    # It is the person's own right: nobody's right to publish is asked.
    UnpublishPageAction(fresh).execute(skip_permission_checks=True)
    log(fresh, "content.hide", data=facts)
    return True
