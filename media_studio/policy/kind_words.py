"""How a reader can begin a comment, or begin to ask for a change: words as data, to be written on from."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).resolve().parents[1] / "kind_words.yaml"
ELSEWHERE = "fi"  # whose words a language without its own gets
COMMENT, CHANGE = "comment", "change"


@dataclass(frozen=True)
class Opener:
    """A kind beginning in one language."""

    key: str
    words: str


@cache
def openers_of(what: str, language: str) -> tuple[Opener, ...]:
    """The beginnings for a comment or for asking a change, in their order."""
    return tuple(Opener(each["key"], _words(each, language)) for each in _all()[what])


def begun(what: str, key: str, language: str, written: str) -> str:
    """What stands in the field when this beginning was chosen: what was written before stays, behind it."""
    words = next((each.words for each in openers_of(what, language) if each.key == key), "")
    written = written.strip()
    if not words or written.startswith(words.rstrip("…")):
        return written
    return f"{words.rstrip('…')} {written}".rstrip() + ("" if written else " ")


@cache
def _all() -> dict[str, list[dict[str, Any]]]:
    told: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return told


def _words(each: dict[str, Any], language: str) -> str:
    words: str = each.get(language[:2]) or each[ELSEWHERE]
    return words
