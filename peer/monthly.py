"""What happened in the rooms in one month, counted from the log. Nobody can be found in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db.models import Count
from django.utils import timezone

from portal.kit import clock

from .models import LogEntry, Message
from .report_figures import Row, Total, percentile, rows_of, total_of

Act = LogEntry.Act
LOOKS = (Act.DECIDED, Act.ALARM_SEEN, Act.CALL_ANSWERED)
MINUTE = 60


@dataclass(frozen=True)
class Section:
    """One kind of thing: how many together, and how they divide."""

    total: Total
    rows: list[Row]


@dataclass(frozen=True)
class MonthReport:
    """The figures of one month. Times to the first look are whole minutes, None for too few to tell."""

    month: date
    messages: Total
    held: Section
    flags: Section
    decisions: Section
    reasons: Section
    appeals: Section
    half_within: int | None
    most_within: int | None


def report_of(month: date) -> MonthReport:
    """The report of the month that this day is in, on the clock of the house."""
    begins, ends = _bounds(month)
    lines = LogEntry.objects.filter(at__gte=begins, at__lt=ends)
    counted: list[Any] = list(lines.values("act", "code", "reason").annotate(count=Count("pk")).order_by())
    looks = _minutes_to_first_look(lines)
    written = Message.objects.filter(written_at__gte=begins, written_at__lt=ends).count()
    decisions, reasons = (_sum(counted, Act.DECIDED, field) for field in ("code", "reason"))
    both = rows_of(decisions), rows_of(reasons)
    return MonthReport(
        month=begins.date(),
        messages=total_of(written),
        held=_section(_sum(counted, Act.HELD, "code")),
        flags=_section(_sum(counted, Act.FLAGGED, "code")),
        decisions=Section(total_of(decisions.total(), *both), both[0]),
        reasons=Section(total_of(reasons.total(), *both), both[1]),
        appeals=_section(_sum(counted, Act.APPEAL_DECIDED, "code")),
        half_within=_rounded(percentile(looks, 0.5)),
        most_within=_rounded(percentile(looks, 0.95)),
    )


def months() -> list[date]:
    """The months that have a report, the newest first: from the first line of the log until now."""
    first = LogEntry.objects.order_by("at").values_list("at", flat=True).first()
    if first is None:
        return []
    month, told = clock.today().replace(day=1), []
    while month >= timezone.localdate(first).replace(day=1):
        told.append(month)
        month = (month.replace(day=1) - date.resolution).replace(day=1)
    return told


def _bounds(month: date) -> tuple[datetime, datetime]:
    first = month.replace(day=1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    begins, ends = (timezone.make_aware(datetime.combine(day, time())) for day in (first, after))
    return begins, ends


def _sum(counted: Iterable[Any], act: LogEntry.Act, field: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for row in counted:
        if row["act"] == act and row[field]:
            found[row[field]] += row["count"]
    return found


def _section(counts: Counter[str]) -> Section:
    rows = rows_of(counts)
    return Section(total_of(counts.total(), rows), rows)


def _minutes_to_first_look(lines: Any) -> list[float]:
    """From when a thing began to wait until a moderator first did something about it."""
    first: dict[tuple[int | None, int | None], float] = {}
    looks = lines.filter(act__in=LOOKS, waited_since__isnull=False).order_by("at")
    for message, item, at, since in looks.values_list("message", "item", "at", "waited_since"):
        thing = (message, None) if message else (None, item)
        first.setdefault(thing, (at - since).total_seconds() / MINUTE)
    return list(first.values())


def _rounded(minutes: float | None) -> int | None:
    return None if minutes is None else max(1, round(minutes))
