"""The append-only log: opaque ids, codes and times. Every act writes its line in its own transaction."""

from datetime import datetime, timedelta

from django.db import connection, models, transaction

from portal.kit import clock

from .models import LogEntry

KEPT = timedelta(days=3 * 365)

Thing = models.Model | int | None


def write(
    act: LogEntry.Act,
    *,
    at: datetime,
    code: str = "",
    reason: str = "",
    actor: Thing = None,
    person: Thing = None,
    room: Thing = None,
    message: Thing = None,
    item: Thing = None,
    waited_since: datetime | None = None,
) -> LogEntry:
    """Adds one line. Things may be given as rows or as their ids; only the ids are kept, and never a text."""
    return LogEntry.objects.create(
        at=at,
        act=LogEntry.Act(act),
        code=code,
        reason=reason,
        actor=_id_of(actor),
        person=_id_of(person),
        room=_id_of(room),
        message=_id_of(message),
        item=_id_of(item),
        waited_since=waited_since,
    )


def old_lines() -> models.QuerySet[LogEntry]:
    """Lines whose three years are over."""
    return LogEntry.objects.filter(at__lt=clock.now() - KEPT)


@transaction.atomic
def drop_old_lines(before: datetime | None = None) -> int:
    """The only way a line leaves the log: those older than `before` (three years or more ago) are dropped.

    The triggers let a row go only while `peer_logretention` says so: inside this transaction alone.
    """
    latest = clock.now() - KEPT
    before = before or latest
    if before > latest:
        raise ValueError("the log is kept for three years")
    with connection.cursor() as cursor:
        moment = connection.ops.adapt_datetimefield_value(before)
        cursor.execute("INSERT INTO peer_logretention (before) VALUES (%s)", [moment])
        cursor.execute("DELETE FROM peer_logentry WHERE at < %s", [moment])
        dropped: int = cursor.rowcount
        cursor.execute("DELETE FROM peer_logretention")
    return dropped


def _id_of(thing: Thing) -> int | None:
    return thing.pk if isinstance(thing, models.Model) else thing
