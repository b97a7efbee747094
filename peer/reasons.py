"""The first list of reasons. It is put there once; moderators' own edits are kept."""

from pathlib import Path

import yaml

from .models import Reason

FIRST = Path(__file__).with_name("reasons.yaml")


def make_first_reasons(**_signal: object) -> None:
    """Adds the reasons that are missing. Never changes one that is there."""
    for order, row in enumerate(yaml.safe_load(FIRST.read_text(encoding="utf-8"))):
        texts = {f"text_{language}": row[language] for language in ("fi", "sv", "en")}
        Reason.objects.get_or_create(code=row["code"], defaults={**texts, "order": order * 10})
