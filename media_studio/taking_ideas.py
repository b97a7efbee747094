"""An idea is taken back: its words go from every page at once, wait a day for an undo, and are erased."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from content.sealing import STAYS_FOR, TooLate
from portal.accounts.models import User
from portal.kit import clock

from . import ledger
from .models import Assignment, Idea, Notice, TakenIdea
from .models.notices import OF_IDEAS


@transaction.atomic
def take_back_idea(actor: User, *, idea: Idea, with_everything: bool = False) -> None:
    """Everything that the actor wrote in it goes, for a day so that it can be undone.

    The idea is nowhere from now on, and with it what others were to do for it: who does what, where and with
    which notes tells what it was about.
    """
    fresh = Idea.objects.select_for_update().filter(pk=idea.pk, by=actor).first()
    if fresh is None:
        return
    take_away(actor, fresh, with_everything=with_everything)
    ledger.note_idea(idea=fresh.pk)


def take_away(actor: User, fresh: Idea, *, with_everything: bool = False, at: datetime | None = None) -> None:
    """The same after a restore, as of then: the ledger has its line. The row is held."""
    now = at or clock.now()
    TakenIdea.objects.create(
        idea=fresh,
        person=actor,
        title=fresh.title,
        words=fresh.words,
        state=fresh.state,
        notes=_blank(_notes(actor, fresh), "note", "place"),
        told=_blank_notices(actor, fresh.title),
        with_everything=with_everything,
        taken_at=now,
        erase_at=now + STAYS_FOR,
    )
    fresh.by, fresh.title, fresh.words = None, "", ""
    fresh.state = Idea.State.TAKEN_BACK
    fresh.save(update_fields=["by", "title", "words", "state"])


@transaction.atomic
def undo_idea(actor: User, *, taken: TakenIdea) -> None:
    """Brings everything back, within the day. What others did with it since stays."""
    idea = Idea.objects.select_for_update().filter(pk=taken.idea_id).first()
    kept = TakenIdea.objects.filter(pk=taken.pk).first()
    if kept is not None and kept.person_id != actor.pk:
        raise PermissionDenied
    if idea is None or kept is None or kept.erase_at <= clock.now():
        raise TooLate(_("The day is over. It is erased."))
    idea.by, idea.title, idea.words = actor, kept.title, kept.words
    if idea.state == Idea.State.TAKEN_BACK:
        idea.state = kept.state
    idea.save(update_fields=["by", "title", "words", "state"])
    _fill(Assignment, kept.notes)
    _fill(Notice, kept.told)
    kept.delete()
    ledger.note_idea(idea=idea.pk, undone=True)


def ideas_due() -> QuerySet[TakenIdea]:
    """Ideas whose day for an undo is over."""
    return TakenIdea.objects.filter(erase_at__lte=clock.now())


def erase_ideas_due() -> int:
    """Erases the ideas, what was kept for an undo, and what there was to do for them. Gives how many.

    A story that was begun from one stays: it is its teller's.
    """
    due = ideas_due()
    numbers = list(due.values_list("idea_id", flat=True))
    Idea.objects.filter(pk__in=numbers).delete()
    return len(numbers)


def _notes(actor: User, idea: Idea) -> Any:
    return idea.assignments.filter(made_by=actor)


def _blank_notices(actor: User, title: str) -> dict[str, dict[str, str]]:
    about = Notice.objects.filter(story=None, kind__in=OF_IDEAS, title=title)
    by_them = _blank(about.filter(by=actor), "title", "words")
    return by_them | _blank(about.exclude(by=actor), "title")


def _blank(rows: Any, *fields: str) -> dict[str, dict[str, str]]:
    """Empties these fields, and gives what stood there, by number."""
    stood = {str(row["pk"]): {name: row[name] for name in fields} for row in rows.values("pk", *fields)}
    rows.model.objects.filter(pk__in=stood).update(**dict.fromkeys(fields, ""))
    return stood


def _fill(model: Any, stood: dict[str, dict[str, str]]) -> None:
    """What is empty still gets its words back; what somebody wrote since stays."""
    for number, fields in stood.items():
        for name, words in fields.items():
            model.objects.filter(pk=number, **{name: ""}).update(**{name: words})
