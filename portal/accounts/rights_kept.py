"""Rights that were taken from somebody: a restore must not give them back.

Numbers and the names of roles only, in `DATA_DIR/ledger/rights.jsonl`. A line says what the person
has left. What is given to somebody of whom there is no line is not written: a replay only takes away.
"""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models.signals import m2m_changed, post_save

from portal.kit import ledger
from portal.kit.ledger import Line

from .models import User

RIGHTS = "rights"


def connect() -> None:
    """Called once, when the models are there: whatever door changes rights, it is noted."""
    m2m_changed.connect(_roles_changed, sender=User.groups.through, dispatch_uid="note_roles")
    post_save.connect(_person_saved, sender=User, dispatch_uid="note_rights")


@transaction.atomic
def replay_rights(unknown: frozenset[str]) -> dict[str, int]:
    """After a restore: who was shut out is so again, and roles that were taken go. Gives how many people."""
    newest = {line["person"]: line for line in ledger.lines(ledger.file_of(RIGHTS))}
    return {"rights": sum(_take_again(line) for line in newest.values() if line.get("n") in unknown)}


def _take_again(line: Line) -> bool:
    """A number that a newer person has got is not met."""
    at = datetime.fromisoformat(line["at"])
    person = User.objects.filter(pk=line["person"], date_joined__lte=at).first()
    if person is None:
        return False
    too_many = person.groups.exclude(name__in=line["roles"])
    has_more = (person.is_active > line["active"]) or (person.is_superuser > line["every"])
    if not has_more and not too_many.exists():
        return False
    person.is_active &= line["active"]
    person.is_superuser &= line["every"]
    person.save(update_fields=["is_active", "is_superuser"])
    person.groups.remove(*too_many)
    return True


def _roles_changed(
    instance: Any, action: str, reverse: bool, pk_set: set[int] | None, **_signal: Any
) -> None:
    if action not in ("post_add", "post_remove", "post_clear"):
        return
    people = User.objects.filter(pk__in=pk_set or []) if reverse else [instance]
    for person in people:
        if action != "post_add" or _is_noted(person):
            _note(person)


def _person_saved(
    instance: User, created: bool, update_fields: frozenset[str] | None = None, **_signal: Any
) -> None:
    if created or (update_fields is not None and not update_fields & {"is_active", "is_superuser"}):
        return
    before = _newest(instance)
    now = (instance.is_active, instance.is_superuser)
    if now != ((before["active"], before["every"]) if before else (True, now[1])):
        _note(instance)


def _is_noted(person: User) -> bool:
    return _newest(person) is not None


def _newest(person: User) -> Line | None:
    told = ledger.lines(ledger.file_of(RIGHTS))
    return next((line for line in reversed(told) if line["person"] == person.pk), None)


def _note(person: User) -> None:
    roles = sorted(Group.objects.filter(user=person).values_list("name", flat=True))
    facts = {"person": person.pk, "active": person.is_active, "every": person.is_superuser, "roles": roles}
    ledger.add(RIGHTS, facts)
