"""Readers report a page; editors answer: nothing to do, or take it down with a reason."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from portal.kit import clock
from portal.kit.text import plain

from .models import Consent, Report, TakeDown
from .models.consents import is_tellable
from .models.planned import clear_day
from .permissions import may_take_down

WORDS_LENGTH = 2000


@transaction.atomic
def report_page(actor: Any, *, page: Page, reason: str, words: str = "", mail: str = "") -> Report:
    """A reader asks the editors to look at a page that is public now. `actor` may be nobody."""
    if not page.live:
        raise ValidationError(_("This page is not public any more."))
    if reason not in Report.Reason.values:
        raise ValidationError(_("Choose a reason."))
    return Report.objects.create(
        page=page,
        reason=reason,
        words=plain(words, max_length=WORDS_LENGTH),
        mail=mail.strip(),
        made_at=clock.now(),
    )


@transaction.atomic
def close_report(actor: Any, *, report: Report) -> Report:
    """An editor has looked and the report needs nothing more. Closing twice changes nothing."""
    _check(actor)
    fresh = Report.objects.select_for_update().get(pk=report.pk)
    if fresh.handled_at is None:
        fresh.handled_at, fresh.handled_by = clock.now(), actor
        fresh.save(update_fields=["handled_at", "handled_by"])
    return fresh


@transaction.atomic
def take_down(actor: Any, *, page: Page, reason: str) -> TakeDown:
    """Takes a page away from readers at once. The storyteller finds the reason; its reports are closed.

    The yes ends with it: only a new reading and a new yes make the story public again.
    """
    _check(actor)
    why = plain(reason, max_length=WORDS_LENGTH)
    if not why:
        raise ValidationError(_("Write the reason. The storyteller reads it."))
    # Locked as a yes locks it: a yes given at this moment comes wholly before or wholly after.
    specific = Page.objects.select_for_update().get(pk=page.pk).specific
    now = clock.now()
    if is_tellable(specific):
        clear_day(specific)
    Consent.objects.standing().filter(page_id=page.pk).update(replaced_at=now)
    # Taking down is a right of its own: it needs no right to publish this page.
    UnpublishPageAction(specific, user=actor, log_action=True).execute(skip_permission_checks=True)
    Report.objects.filter(page_id=page.pk, handled_at__isnull=True).update(handled_at=now, handled_by=actor)
    storyteller = getattr(specific, "storyteller", None)
    return TakeDown.objects.create(
        page_id=page.pk, storyteller=storyteller, taken_down_by=actor, reason=why, made_at=now
    )


def _check(actor: Any) -> None:
    if not may_take_down(actor):
        raise PermissionDenied(_("Only editors may do this."))
