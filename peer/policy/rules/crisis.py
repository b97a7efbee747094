"""Words of somebody in danger. They offer care and call a moderator; they keep no message back."""

import re
from functools import cache
from pathlib import Path

from ..reading import Reading
from ..verdict import Effect, Rule

LISTS = Path(__file__).parents[1] / "data"


@cache
def _phrases() -> re.Pattern[str]:
    lines: set[str] = set()
    for path in sorted(LISTS.glob("crisis_*.txt")):
        lines |= {line.strip() for line in path.read_text(encoding="utf-8").splitlines()}
    phrases = sorted(line for line in lines if line and not line.startswith("#"))
    return re.compile("|".join(_pattern(phrase) for phrase in phrases))


def _pattern(phrase: str) -> str:
    # "*" at the end of a word stands for any ending; between words there may be any sign.
    words = (
        re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else r"\b") for word in phrase.split()
    )
    return r"\b" + r"\W+".join(words)


def finds_crisis(reading: Reading) -> bool:
    """Whether the writer may be in danger. Better once too often than once too seldom."""
    return bool(_phrases().search(reading.lower))


RULE = Rule(
    code="crisis",
    effect=Effect.CARE,
    words={
        "fi": "Kirjoittajalla voi olla hätä.",
        "sv": "Den som skrev kan vara i nöd.",
        "en": "The writer may be in danger.",
    },
    finds=finds_crisis,
)
