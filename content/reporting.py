"""Readers report a page, a portfolio or a wish; editors answer: nothing to do, or away with it, and why."""

from typing import Any, TypeAlias

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page

from portal.kit import clock
from portal.kit.text import plain

from .ledger import note_portfolio, note_take_down
from .models import Consent, Portfolio, Report, TakeDown, Wish
from .models.consents import is_tellable
from .models.planned import clear_day
from .models.portfolios import portfolio_at
from .permissions import may_take_down
from .purging import refresh_portfolios

WORDS_LENGTH = 2000
Thing: TypeAlias = Page | Portfolio | Wish


@transaction.atomic
def report_thing(actor: Any, *, thing: Thing, reason: str, words: str = "", mail: str = "") -> Report:
    """A reader asks the editors to look at what is public now. `actor` may be nobody."""
    if not _is_public(thing):
        raise ValidationError(_("This page is not public any more."))
    if reason not in Report.Reason.values:
        raise ValidationError(_("Choose a reason."))
    return Report.objects.create(
        **_about(thing),
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
def take_down(actor: Any, *, thing: Page | Portfolio, reason: str) -> TakeDown:
    """Takes it away from readers at once. Whose it is finds the reason; its reports are closed.

    The yes to a page ends with it: only a new reading and a new yes make the story public again.
    A portfolio stays hidden until another editor lets it be public, also when its owner changes it.
    """
    _check(actor)
    why = plain(reason, max_length=WORDS_LENGTH)
    if not why:
        raise ValidationError(_("Write the reason. The storyteller reads it."))
    now = clock.now()
    whose = _hide(thing) if isinstance(thing, Portfolio) else _unpublish(actor, thing, now)
    waiting = Report.objects.filter(**_about(thing), handled_at__isnull=True)
    waiting.update(handled_at=now, handled_by=actor)
    taken = TakeDown.objects.create(
        **_about(thing), storyteller=whose, taken_down_by=actor, reason=why, made_at=now
    )
    if isinstance(thing, Portfolio):
        note_portfolio(owner=thing.owner_id, is_on=False)
    else:
        note_take_down(page=thing.pk, translation_key=str(thing.translation_key))
    return taken


def take_down_again(page: Page) -> None:
    """The same for a page after a restore. The reason is lost: an editor and the storyteller talk anew."""
    _unpublish(None, page, clock.now())


def _is_public(thing: Thing) -> bool:
    if isinstance(thing, Wish):
        return thing.is_shown
    return portfolio_at(thing.key) is not None if isinstance(thing, Portfolio) else bool(thing.live)


def _unpublish(actor: Any, page: Page, now: Any) -> Any:
    # Locked as a yes locks it: a yes given at this moment comes wholly before or wholly after.
    specific = Page.objects.select_for_update().get(pk=page.pk).specific
    if is_tellable(specific):
        clear_day(specific)
    Consent.objects.standing().filter(page_id=page.pk).update(replaced_at=now)
    # Taking down is a right of its own: it needs no right to publish this page.
    UnpublishPageAction(specific, user=actor, log_action=True).execute(skip_permission_checks=True)
    return getattr(specific, "storyteller", None)


def _hide(portfolio: Portfolio) -> Any:
    fresh = Portfolio.objects.select_for_update(of=("self",)).select_related("owner").get(pk=portfolio.pk)
    fresh.is_on = False
    fresh.save(update_fields=["is_on"])
    refresh_portfolios([fresh])
    return fresh.owner


def _about(thing: Thing) -> dict[str, int]:
    if isinstance(thing, Wish):
        return {"wish_id": thing.pk}
    return {"portfolio_id" if isinstance(thing, Portfolio) else "page_id": thing.pk}


def _check(actor: Any) -> None:
    if not may_take_down(actor):
        raise PermissionDenied(_("Only editors may do this."))
