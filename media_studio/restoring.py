"""After a restore: supports, ideas and calendar addresses that were ended since the backup are so again.

Of each thing the newest line counts, and only when the restored database does not know it. A number that a
newer thing has got is not met.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils.dateparse import parse_datetime

from portal.kit import ledger
from portal.kit.ledger import Line

from .ledger import STUDIO
from .models import CalendarKey, Idea, Support
from .support_terms import take_name_out_of
from .supporting import close_again
from .taking_ideas import take_away


@transaction.atomic
def replay_studio(unknown: frozenset[str]) -> dict[str, int]:
    """Gives how many supports, terms, names, ideas and calendar keys were changed."""
    parts: dict[str, tuple[str, Callable[[Line], bool]]] = {
        "supports": ("support", _support_again),
        "terms": ("terms", _terms_again),
        "namings": ("naming", _naming_again),
        "ideas": ("idea", _idea_again),
        "calendar keys": ("calendar_key", _key_again),
    }
    return {name: _each(what, again, unknown) for name, (what, again) in parts.items()}


def _each(what: str, again: Callable[[Line], bool], unknown: frozenset[str]) -> int:
    newest = ledger.newest(STUDIO, what).values()
    return sum(again(line) for line in newest if line.get("n") in unknown)


def _support_again(line: Line) -> bool:
    support = _support(line["support"], line)
    if support is not None:
        close_again(support)
    return support is not None


def _terms_again(line: Line) -> bool:
    until = parse_datetime(line["until"]) if line["until"] else None
    support = _support(line["terms"], line)
    if support is None:
        return False
    return bool(Support.objects.filter(pk=support.pk).update(rights=line["rights"], until=until))


def _naming_again(line: Line) -> bool:
    found = Support.objects.filter(
        pk=line["naming"], begun_at__lte=_at(line), supporter__isnull=False
    ).first()
    if found is None or line["wants"]:
        return False
    Support.objects.filter(pk=found.pk).update(wants_name=False)
    take_name_out_of(found)
    return True


def _idea_again(line: Line) -> bool:
    idea = (
        Idea.objects.select_for_update(of=("self",)).filter(pk=line["idea"], made_at__lte=_at(line)).first()
    )
    if line["undone"] or idea is None or idea.by is None:
        return False
    take_away(idea.by, idea, at=_at(line))
    return True


def _key_again(line: Line) -> bool:
    return bool(CalendarKey.objects.filter(person=line["calendar_key"], made_at__lte=_at(line)).delete()[0])


def _support(number: int, line: Line) -> Support | None:
    """The support of the line, if it is from before it and goes on."""
    rows = Support.objects.select_for_update(of=("self",)).select_related("storyteller", "supporter")
    return rows.filter(pk=number, begun_at__lte=_at(line), ended_at=None).first()


def _at(line: Line) -> datetime:
    return datetime.fromisoformat(line["at"])
