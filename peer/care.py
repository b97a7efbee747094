"""Who helps at once. Numbers are data with a review date; administrators keep them."""

from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import get_language

from portal.kit import clock

from .models import CareLine

FIRST = Path(__file__).with_name("care.yaml")
LANGUAGES = ("fi", "sv", "en")


def care_card() -> list[CareLine]:
    """The lines that have words in the active language, more than one: lines are often busy."""
    language = (get_language() or "fi")[:2]
    return list(CareLine.objects.filter(is_shown=True).exclude(**{f"name_{language}": ""}))


def lines_to_check() -> list[CareLine]:
    """The lines whose review date has come: somebody looks whether the number still holds."""
    return list(CareLine.objects.filter(is_shown=True, review_by__lte=clock.today()))


def make_first_lines(**_signal: object) -> None:
    """Adds the first lines where there are none at all. Never changes one that is there."""
    if CareLine.objects.exists():
        return
    data: dict[str, Any] = yaml.safe_load(FIRST.read_text(encoding="utf-8"))
    for order, row in enumerate(data["lines"]):
        CareLine.objects.create(
            number=row["number"],
            order=order * 10,
            checked_on=data["checked_on"],
            review_by=data["review_by"],
            **{f"name_{language}": row.get(language, "") for language in LANGUAGES},
        )
