"""The words and the drawing of the monthly report, in the active language."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import formats
from django.utils.translation import gettext, ngettext

from .models import Appeal, Decision, Flag, Reason
from .monthly import MonthReport, Section
from .report_figures import SMALLEST, Row, Total
from .wording import reason_text

WIDEST = 100


@dataclass(frozen=True)
class ToldRow:
    """A row as it is read, and how long its bar is (0–100)."""

    label: str
    count: str
    width: int


@dataclass(frozen=True)
class ToldSection:
    """A part of the report as it is read."""

    title: str
    total: str
    rows: list[ToldRow]


def month_in_words(day: date) -> str:
    """The month and the year."""
    return formats.date_format(day, "F Y").lower()


def told(report: MonthReport) -> dict[str, Any]:
    """What the page shows."""
    return {
        "month": month_in_words(report.month),
        "sentences": sentences(report),
        "sections": sections(report),
        "messages": in_digits(report.messages),
    }


def sentences(report: MonthReport) -> list[str]:
    """The report in plain sentences."""
    texts = [
        gettext("People wrote %(count)s messages.") % {"count": in_digits(report.messages)},
        gettext("%(count)s messages waited for a moderator first.") % {"count": in_digits(report.held.total)},
        gettext("People told moderators about something %(count)s times.")
        % {"count": in_digits(report.flags.total)},
        gettext("Moderators made %(count)s decisions.") % {"count": in_digits(report.decisions.total)},
    ]
    if report.half_within is not None and report.most_within is not None:
        texts.append(
            gettext("Half of all was looked at within %(time)s.") % {"time": _time(report.half_within)}
        )
        texts.append(
            gettext("Nearly all was looked at within %(time)s.") % {"time": _time(report.most_within)}
        )
    texts.append(
        gettext("%(count)s decisions were looked at again.") % {"count": in_digits(report.appeals.total)}
    )
    return texts


def sections(report: MonthReport) -> list[ToldSection]:
    """The tables of the report, each with words for its codes."""
    reasons = {reason.code: reason.text for reason in Reason.objects.all()}
    return [
        _section(gettext("Why messages waited"), report.held, reason_text),
        _section(gettext("What people told about"), report.flags, lambda code: _label(Flag.Kind, code)),
        _section(gettext("Decisions"), report.decisions, lambda code: _label(Decision.Kind, code)),
        _section(gettext("Reasons of decisions"), report.reasons, lambda code: reasons.get(code, code)),
        _section(
            gettext("Decisions looked at again"), report.appeals, lambda code: _label(Appeal.Outcome, code)
        ),
    ]


def in_digits(total: Total) -> str:
    """A sum as it is read: exact, about, or a few."""
    if total.count is None:
        return _few()
    return gettext("about %(count)s") % {"count": total.count} if total.is_rounded else str(total.count)


def _section(title: str, section: Section, label: Any) -> ToldSection:
    widest = max((row.count or SMALLEST for row in section.rows), default=1)
    rows = [ToldRow(label(row.code), _count(row), _width(row, widest)) for row in section.rows]
    return ToldSection(title, in_digits(section.total), rows)


def _width(row: Row, widest: int) -> int:
    return max(2, round(WIDEST * (row.count or SMALLEST / 2) / widest))


def _count(row: Row) -> str:
    return _few() if row.count is None else str(row.count)


def _few() -> str:
    return gettext("fewer than %(count)s") % {"count": SMALLEST}


def _label(kind: Any, code: str) -> str:
    return str(kind(code).label) if code in kind.values else code


def _time(minutes: int) -> str:
    if minutes < 120:
        return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}
    hours = round(minutes / 60)
    return ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours}
