"""Who helps at once. Numbers are data with a review date: see care.yaml."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

FILE = Path(__file__).with_name("care.yaml")


@dataclass(frozen=True)
class Line:
    """One way to get help: what it is, and its number."""

    name: str
    number: str

    @property
    def href(self) -> str:
        """The number as a link."""
        return f"tel:{self.number.replace(' ', '')}"


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return data


def care_card() -> list[Line]:
    """The lines in the active language, more than one: lines are often busy."""
    language = (get_language() or "fi")[:2]
    rows = (row for row in _data()["lines"] if language in row)
    return [Line(row[language], row["number"]) for row in rows]


def review_date() -> date:
    """By when somebody must look whether the numbers still hold."""
    day: date = _data()["review_by"]
    return day
