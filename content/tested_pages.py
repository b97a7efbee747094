"""What the browser tests found about accessibility, for the statement that the law wants.

`make accessibility-report` opens the pages, and writes the file that is read here.
"""

import datetime
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

NATIVE_NAMES = dict(settings.LANGUAGES)


@dataclass(frozen=True)
class Row:
    """What was opened in one language: how many pages, how many by every rule, and what was found."""

    code: str
    pages: int
    judged: int
    findings: int

    @property
    def name(self) -> str:
        """The language in its own words."""
        return NATIVE_NAMES.get(self.code, self.code)


@dataclass(frozen=True)
class Tested:
    """One report: the day, what measured, and a row for each language."""

    day: datetime.date
    tool: str
    rows: tuple[Row, ...]

    @property
    def pages(self) -> int:
        """All pages that were opened."""
        return sum(row.pages for row in self.rows)

    @property
    def findings(self) -> int:
        """All that was found."""
        return sum(row.findings for row in self.rows)


def tested() -> Tested | None:
    """The newest report; nothing when there is none that can be read."""
    return _read(Path(settings.ACCESSIBILITY_REPORT))


@cache
def _read(path: Path) -> Tested | None:
    try:
        told = json.loads(path.read_text())
        rows = tuple(Row(code, **row) for code, row in told["languages"].items())
        return Tested(datetime.date.fromisoformat(told["day"]), str(told["tool"]), rows)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def statement_facts() -> dict[str, Any]:
    """What the statement tells besides its own words: the report, and whom to ask."""
    return {
        "tested": tested(),
        "organisation": settings.ORGANISATION,
        "organisation_mail": settings.ACCESSIBILITY_MAIL,
    }
