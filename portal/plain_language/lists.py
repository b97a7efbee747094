"""Data lists beside the rules, read once each."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"


@cache
def read(name: str) -> dict[str, Any]:
    """What `data/NAME.yaml` holds, by language. Nobody may change it: it is shared."""
    found: dict[str, Any] = yaml.safe_load((DATA / f"{name}.yaml").read_text(encoding="utf-8"))
    return found


@cache
def words(name: str, language: str) -> frozenset[str]:
    """A plain list of words of one language; rows of several words count as one entry each."""
    found = read(name).get(language, ())
    return frozenset(found.split() if isinstance(found, str) else found)
