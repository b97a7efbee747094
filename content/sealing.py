"""Taking back: what is sealed is its owner's alone for a day, can be undone so long, and is erased then."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, TaskState
from wagtail.search import index

from portal.kit import clock

from .consenting import own_page, this_and_translations, withdraw
from .holding import file_names, held_by, loose_things
from .ledger import note_erasure, note_undo
from .models import Consent, ConsentMissing, Picture, Recording, Seal, TakeDown, TellablePage
from .models.consents import is_covered, yes_to
from .models.people_in import people_missing
from .models.planned import set_day
from .models.seals import open_seal

STAYS_FOR = timedelta(hours=24)


class TooLate(Exception):
    """The day is over: nothing is left that could come back."""


@dataclass(frozen=True)
class Undone:
    """What came back: public as it was, or only its owner's, with a sentence why."""

    is_public: bool
    why: str = ""


@transaction.atomic
def seal(
    actor: Any,
    *,
    page: Page,
    keep_draft: bool = False,
    with_everything: bool = False,
    until: datetime | None = None,
) -> list[Seal]:
    """Takes back the yes, and seals the page and its translations: erased after a day, or `until` then.

    With `keep_draft` nothing is sealed: the page stays its storyteller's, as a draft. Nobody but the
    storyteller can do either. Sealing twice changes nothing more.
    """
    fresh = own_page(actor, page)
    pages = this_and_translations(fresh)
    new = [each for each in pages if open_seal(each) is None]
    if not new:
        return [found for each in pages if (found := open_seal(each))]
    now = clock.now()
    before = {each.pk: _as_it_stands(each) for each in new}
    withdraw(actor, page=fresh)
    if keep_draft:
        return []
    if sizes := sorted({name for facts in before.values() for name in facts["files"]}):
        note_erasure(page_ids=[], translation_key="", files=sizes)
    return [
        Seal.objects.create(
            page_id=each.pk,
            page_number=each.pk,
            storyteller=actor,
            sealed_at=now,
            erase_at=until or now + STAYS_FOR,
            with_everything=with_everything,
            **before[each.pk],
        )
        for each in new
    ]


@transaction.atomic
def seal_loose(
    actor: Any,
    *,
    picture: Picture | None = None,
    recording: Recording | None = None,
    with_everything: bool = False,
) -> Seal | None:
    """Seals a picture or recording of the actor's own. None when it stands in a story: it goes with that."""
    pictures, recordings = loose_things(actor)
    if not actor.is_active or not (picture in pictures or recording in recordings):
        return None
    now = clock.now()
    found, _new = Seal.objects.open().get_or_create(
        picture=picture,
        recording=recording,
        undone_at=None,
        erased_at=None,
        page_number=None,
        defaults={
            "storyteller": actor,
            "sealed_at": now,
            "erase_at": now + STAYS_FOR,
            "with_everything": with_everything,
        },
    )
    made: Seal = found
    return made


@transaction.atomic
def undo_seal(actor: Any, *, seal: Seal) -> Undone:
    """Brings back exactly what was, with its translations; `TooLate` when the day is over.

    Public again by the same yes, if it stood and still covers the page; else a draft, and why. Undoing twice
    changes nothing more.
    """
    fresh = Seal.objects.select_for_update().get(pk=seal.pk)
    if not actor.is_active or fresh.storyteller_id != actor.pk:
        raise PermissionDenied
    if fresh.undone_at is not None:
        return Undone(is_public=fresh.page is not None and fresh.page.live)
    if fresh.erased_at is not None or fresh.erase_at <= clock.now():
        raise TooLate(_("The day is over. It is erased."))
    if fresh.page is None:
        _close([fresh])
        return Undone(is_public=False)
    pages = {each.pk: each for each in this_and_translations(fresh.page.specific)}
    seals = list(Seal.objects.open().filter(page_number__in=pages, sealed_at=fresh.sealed_at))
    _close(seals)
    outcomes = {each.pk: _bring_back(actor, pages[each.page_number], each) for each in seals}
    note_undo(page_ids=sorted(pages), translation_key=str(fresh.page.translation_key))
    return outcomes[fresh.pk]


def _as_it_stands(page: TellablePage) -> dict[str, Any]:
    planned = page.revisions.exclude(approved_go_live_at=None).first()
    return {
        "consent": Consent.objects.standing().filter(page_id=page.pk).first(),
        "was_live": page.live,
        "planned_for": planned.approved_go_live_at if planned else None,
        # The sizes go at once: marked here, so that no crash leaves one on the disk.
        "files": file_names(held_by([page]), only_sizes=True),
    }


def _close(seals: list[Seal]) -> None:
    Seal.objects.filter(pk__in=[each.pk for each in seals]).update(undone_at=clock.now())


def _bring_back(actor: Any, page: TellablePage, seal: Seal) -> Undone:
    log(page, "content.undo", user=actor)
    consent = seal.consent
    if consent is None:
        return Undone(is_public=False, why=_why_a_draft(page, seal))
    if TakeDown.objects.filter(page_id=page.pk, made_at__gte=seal.sealed_at).exists():
        return Undone(is_public=False, why=str(_("The media team took it down in between.")))
    if not seal.was_live and seal.planned_for and seal.planned_for <= clock.now():
        return Undone(is_public=False, why=str(_("The day it waited for is over.")))
    try:
        with transaction.atomic():
            _stand_again(actor, page, seal, consent)
    except ConsentMissing:
        return Undone(is_public=False, why=str(_("A yes is missing now. Hand it in again when you want.")))
    return Undone(is_public=seal.was_live)


def _stand_again(actor: Any, page: TellablePage, seal: Seal, consent: Consent) -> None:
    """The same yes stands again; what was public or planned is so again. `ConsentMissing` if it cannot be."""
    if Consent.objects.standing().filter(page_id=page.pk).exists() or consent.revision is None:
        raise ConsentMissing
    Consent.objects.filter(pk=consent.pk).update(withdrawn_at=None)
    kind, day = type(page), page.last_published_at
    if seal.was_live:
        consent.revision.publish(user=actor, skip_permission_checks=True)
        kind.objects.filter(pk=page.pk).update(last_published_at=day)
        back = kind.objects.get(pk=page.pk)
        if not back.live or not is_covered(back):
            raise ConsentMissing
        index.insert_or_update_object(back)
    elif seal.planned_for:
        shown = consent.revision.as_object()
        if yes_to(shown) is None or people_missing(shown):
            raise ConsentMissing
        set_day(page, revision=consent.revision, day=seal.planned_for, user=actor)


def _why_a_draft(page: TellablePage, seal: Seal) -> str:
    ended = TaskState.objects.filter(
        workflow_state__in=page.workflow_states,
        status=TaskState.STATUS_CANCELLED,
        finished_at__gte=seal.sealed_at,
    )
    return str(_("It was being read. Hand it in again when you want.")) if ended.exists() else ""
