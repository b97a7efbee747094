"""The guiding questions of each kind of story, and the way from one to the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).resolve().parents[1] / "questions.yaml"
ELSEWHERE = "fi"  # in whose words a language without questions of its own asks
NAME = "name"  # the page after the last question: what the story is called


@dataclass(frozen=True)
class Question:
    """One question in one language: what is asked, and where its answer stands in the text."""

    key: str
    question: str
    help: str
    heading: str
    opener: str


@cache
def questions_of(kind: str, language: str) -> tuple[Question, ...]:
    """The questions of a kind, in the order in which they are asked. None for a kind nobody knows."""
    return tuple(Question(key=each["key"], **_words(each, language)) for each in _all().get(kind, ()))


def question(kind: str, key: str, language: str) -> Question | None:
    """One question by its key."""
    return next((each for each in questions_of(kind, language) if each.key == key), None)


def headings(kind: str, language: str) -> tuple[str, ...]:
    """The headings of the answers, in the order of the questions."""
    return tuple(each.heading for each in questions_of(kind, language))


def steps(kind: str) -> tuple[str, ...]:
    """The pages that one goes through: a question each, then the name."""
    return (*(each.key for each in questions_of(kind, ELSEWHERE)), NAME)


def step_after(steps: Sequence[str], step: str, *, by: int = 1) -> str | None:
    """The step before (`by=-1`) or after this one; none at the ends, or when there is no such step."""
    if step not in steps:
        return None
    place = steps.index(step) + by
    return steps[place] if 0 <= place < len(steps) else None


@cache
def _all() -> dict[str, list[dict[str, Any]]]:
    told: dict[str, list[dict[str, Any]]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return told


def _words(each: dict[str, Any], language: str) -> dict[str, str]:
    words: dict[str, str] = each.get(language[:2]) or each[ELSEWHERE]
    return words
