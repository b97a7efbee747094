"""Shifts, meetings and events of the newsroom: planned, changed, cancelled; people come along or not."""

import datetime
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.kit import clock, text

from .models import Notice, Occasion
from .models.notices import Kind
from .permissions import may_work_in_newsroom
from .refusals import AlreadyDecided, NotReady

NAME_LENGTH = 120
NOTE_LENGTH = 1000
LONGEST = datetime.timedelta(days=7)


@dataclass(frozen=True)
class Plan:
    """What, when, where."""

    kind: str
    title: str
    begins_at: datetime.datetime
    ends_at: datetime.datetime
    place: str = ""
    note: str = ""


@transaction.atomic
def plan_occasion(actor: User, *, plan: Plan, comes: bool = True) -> Occasion:
    """Something new in the calendar. Who plans it comes along, if they say so."""
    _check(actor)
    made = Occasion.objects.create(**_fields(plan), made_by=actor)
    if comes:
        made.people.add(actor)
    return made


@transaction.atomic
def change_occasion(actor: User, *, occasion: Occasion, plan: Plan) -> Occasion:
    """Other words or times. Whoever comes along hears of it. Nothing changed changes nothing."""
    fresh = _standing(actor, occasion)
    fields = _fields(plan)
    changed = [name for name, value in fields.items() if getattr(fresh, name) != value]
    if not changed:
        return fresh
    for name in changed:
        setattr(fresh, name, fields[name])
    return _tell(actor, fresh, Kind.OCCASION_CHANGED, [*changed])


@transaction.atomic
def cancel_occasion(actor: User, *, occasion: Occasion) -> Occasion:
    """It does not take place. Whoever comes along hears of it; calendars show it as cancelled."""
    fresh = _standing(actor, occasion)
    fresh.cancelled_at = clock.now()
    return _tell(actor, fresh, Kind.OCCASION_CANCELLED, ["cancelled_at"])


@transaction.atomic
def join(actor: User, *, occasion: Occasion) -> None:
    """The actor comes along. Twice is once."""
    _standing(actor, occasion).people.add(actor)


@transaction.atomic
def leave(actor: User, *, occasion: Occasion) -> None:
    """The actor does not come after all."""
    _standing(actor, occasion).people.remove(actor)


def _check(actor: User) -> None:
    if not may_work_in_newsroom(actor):
        raise PermissionDenied


def _standing(actor: User, occasion: Occasion) -> Occasion:
    _check(actor)
    fresh = Occasion.objects.select_for_update().get(pk=occasion.pk)
    if fresh.cancelled_at is not None:
        raise AlreadyDecided(_("This was cancelled."))
    return fresh


def _fields(plan: Plan) -> dict[str, object]:
    title = text.plain(plan.title, max_length=NAME_LENGTH).replace("\n", " ")
    if not title:
        raise NotReady(_("Give it a name."))
    if plan.ends_at <= plan.begins_at:
        raise NotReady(_("The end must be later than the beginning."))
    if plan.ends_at - plan.begins_at > LONGEST:
        raise NotReady(_("It can last at most a week."))
    return {
        "kind": Occasion.Kind(plan.kind),
        "title": title,
        "begins_at": plan.begins_at,
        "ends_at": plan.ends_at,
        "place": text.plain(plan.place, max_length=NAME_LENGTH).replace("\n", " "),
        "note": text.plain(plan.note, max_length=NOTE_LENGTH),
    }


def _tell(actor: User, occasion: Occasion, kind: Kind, changed: list[str]) -> Occasion:
    """Written down with the next number, so that calendars take the newer one, and told."""
    occasion.sequence += 1
    occasion.changed_at = clock.now()
    occasion.save(update_fields=[*changed, "sequence", "changed_at"])
    for person in occasion.people.filter(is_active=True).exclude(pk=actor.pk):
        Notice.objects.tell(person, kind, title=occasion.title, by=actor)
    return occasion
