"""Stories with a day: their storyteller said yes, and they are public from that day on, not before.

The day is Wagtail's own (`Revision.approved_go_live_at`), so that the CMS and the studio see the same one.
Every function that writes is called in a transaction that holds the page's row.
"""

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import transaction
from wagtail.log_actions import log as log_action
from wagtail.models import Page, Revision
from wagtail.search import index

from portal.kit import clock

from ..digest import digest_of
from ..ledger import note_withdrawal
from .consents import Consent, ConsentMissing, yes_to

log = logging.getLogger("content.planned")
BY_THE_CLOCK = "wagtail.publish.scheduled"


class Happening(StrEnum):
    """What became of a day."""

    PUBLIC = "public"  # it came, and the story is public
    MISSED = "missed"  # it came, and a yes was missing
    CHANGED = "changed"  # something else was written since, or somebody came on the list
    HIDDEN = "hidden"  # somebody in the story wished so
    ENDED = "ended"  # the media team took the day away


# The room above tells people, in the same transaction. It is put here when the apps start.
listeners: list[Callable[[Any, Happening], None]] = []


@dataclass(frozen=True)
class Plan:
    """The version that becomes public, when, and by which yes."""

    revision: Revision
    day: datetime.datetime
    consent: Consent


def plan_of(page: Any) -> Plan | None:
    """What is planned for this page; nothing without its storyteller's yes to exactly that version."""
    dated = None if page.live else _dated(page).order_by("approved_go_live_at").first()
    if dated is None or dated.approved_go_live_at is None:
        return None
    given = yes_to(dated.as_object())
    if given is None:
        return None
    return Plan(dated, max(dated.approved_go_live_at, given.not_before or dated.approved_go_live_at), given)


def set_day(page: Any, *, revision: Revision, day: datetime.datetime, user: Any) -> None:
    """The version becomes public on this day, by the clock. Each yes is asked for when the day comes."""
    _dated(page).exclude(pk=revision.pk).update(approved_go_live_at=None)
    page.revisions.filter(pk=revision.pk).update(approved_go_live_at=day)
    type(page)._base_manager.filter(pk=page.pk).update(go_live_at=day)
    # As Wagtail's own: the history of the page in the CMS says it in words.
    facts = {"id": revision.pk, "created": revision.created_at.isoformat(), "go_live_at": day.isoformat()}
    data = {"revision": facts | {"has_live_version": False}}
    log_action(page, "wagtail.publish.schedule", user=user, revision=revision, data=data)


def end_plan(page: Any, happening: Happening | None = None) -> bool:
    """No day any more, and the yes that waited for it ends too. False when nothing was planned.

    Whoever listens is told what happened; nobody when the storyteller did it.
    """
    given = Consent.objects.standing().filter(page_id=page.pk).first()
    is_dated = _dated(page).exists()
    if page.live:  # a newer version of it had a date; what is public stays so, until its own last day
        _dated(page).update(approved_go_live_at=None)
        return False
    clear_day(page)
    if given is None or not (is_dated or given.not_before):
        return False
    now = clock.now()
    Consent.objects.filter(pk=given.pk).update(replaced_at=now, unplanned_at=now)
    if happening is not None:
        _tell(page, happening)
    # A backup from before this moment must not make it public on that day.
    note_withdrawal(page_ids=[page.pk], translation_key=str(page.translation_key))
    return True


def clear_day(page: Any) -> None:
    """No version of the page has a day any more."""
    _dated(page).update(approved_go_live_at=None)
    type(page)._base_manager.filter(pk=page.pk).update(go_live_at=None, expire_at=None)


def end_plan_if_changed(page: Any, written: Revision) -> None:
    """After a version was written: what waits for a day is only what was said yes to."""
    if page.live or page.pk is None:
        return
    given = Consent.objects.standing().filter(page_id=page.pk).first()
    if given is None or not (given.not_before or _dated(page).exists()):
        return
    if not _dated(page).exists() or digest_of(written.as_object()) != given.digest:
        end_plan(page, Happening.CHANGED)


def publish_on_its_day(page: Any, revision: Revision, publish: Callable[[Revision], Any]) -> Any:
    """The clock's turn: public if every yes is there now, else no day any more, and people are told.

    Looks again under the page's lock: it may be done, changed or taken back by now. What fails is tried
    again at the next run, and stops no other page.
    """
    try:
        with transaction.atomic():
            fresh = type(page).objects.select_for_update().get(pk=page.pk)
            due = Revision.objects.filter(pk=revision.pk, approved_go_live_at__lte=clock.now()).first()
            return None if due is None else _publish_due(fresh, due, publish)
    except Exception:
        log.exception("page %s: not published on its day; it is tried again", page.pk)
        return None


def _publish_due(page: Any, due: Revision, publish: Callable[[Revision], Any]) -> Any:
    waiting = Consent.objects.standing().filter(page_id=page.pk, not_before__isnull=False)
    later = waiting.filter(not_before__gt=clock.now()).first()
    if later is not None:  # somebody else wrote an earlier day: the storyteller's counts
        page.revisions.filter(pk=due.pk).update(approved_go_live_at=later.not_before)
        return None
    try:
        with transaction.atomic():
            waiting.update(not_before=None)
            done = publish(due)
    except ConsentMissing:
        log.error("page %s had a date but no consent: the date is taken away", page.pk)
        end_plan(page, Happening.MISSED)
        return None
    # Search knows it at once; the queue may have other work before it.
    index.insert_or_update_object(type(page)._base_manager.get(pk=page.pk))
    _tell(page, Happening.PUBLIC)
    return done


def _dated(page: Page) -> Any:
    return page.revisions.exclude(approved_go_live_at=None)


def _tell(page: Any, happening: Happening) -> None:
    for listener in listeners:
        listener(page, happening)
