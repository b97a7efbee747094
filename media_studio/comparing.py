"""What is new in a version, compared with the one read before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from .manuscript import HEADING, MARK, PARAGRAPH
from .passages import Passage


@dataclass(frozen=True)
class Difference:
    """One paragraph or heading that is there now (`is_new`) or was there before."""

    is_new: bool
    text: str


def differences(before: str, after: str) -> list[Difference]:
    """What went and what came, paragraph by paragraph, in the order of the text."""
    old, new = before.split("\n\n"), after.split("\n\n")
    found: list[Difference] = []
    for kind, old_from, old_to, new_from, new_to in SequenceMatcher(None, old, new).get_opcodes():
        if kind != "equal":
            found += [Difference(False, part) for part in old[old_from:old_to] if part]
            found += [Difference(True, part) for part in new[new_from:new_to] if part]
    return found


@dataclass(frozen=True)
class Change:
    """Some words of a paragraph: as they were (both False), taken out, or new."""

    words: str
    is_gone: bool = False
    is_new: bool = False


def word_changes(before: str, after: str) -> list[Change]:
    """One paragraph, word by word: what stays, what went and what came, in the order of the text."""
    old, new = _words(before), _words(after)
    # Comparing takes the square of the length: what both begin and end with is left out of it.
    first = _same(old, new)
    last = _same(old[first:][::-1], new[first:][::-1])
    ended = len(new) - last
    found = [Change("".join(new[:first]))] if first else []
    found += _between(old[first : len(old) - last], new[first:ended])
    return found + ([Change("".join(new[ended:]))] if last else [])


def _same(one: list[str], other: list[str]) -> int:
    """How many words both begin with."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _between(old: list[str], new: list[str]) -> list[Change]:
    found: list[Change] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        gone, come = "".join(old[old_from:old_to]), "".join(new[new_from:new_to])
        if kind == "equal":
            found.append(Change(come))
            continue
        found += [Change(gone, is_gone=True)] if gone else []
        found += [Change(come, is_new=True)] if come else []
    return found


class Fate(StrEnum):
    """What became of one part of a text."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


@dataclass(frozen=True)
class PartChange:
    """One part that is new, gone or changed; `changes` says its words, or its caption, word by word.

    `number` counts the paragraphs of the newer text, and is nothing for a part that is gone.
    """

    passage: Passage
    fate: Fate
    number: int = 0
    changes: list[Change] = field(default_factory=list)
    was: Passage | None = None


def part_changes(before: Sequence[Passage], after: Sequence[Passage]) -> list[PartChange]:
    """Part by part, each known again by its id: those that are new or changed, then those that are gone."""
    old, found, number = {one.id: one for one in before}, [], 0
    for passage in after:
        number += passage.kind == PARAGRAPH
        was = old.pop(passage.id, None)
        if was is None:
            found.append(PartChange(passage, Fate.NEW, number, word_changes("", _said(passage))))
        elif was != passage:
            changes = word_changes(_said(was), _said(passage)) if _said(was) != _said(passage) else []
            found.append(PartChange(passage, Fate.CHANGED, number, changes, was))
    return [*found, *(PartChange(one, Fate.GONE, 0, word_changes(_said(one), "")) for one in old.values())]


def is_reordered(before: Sequence[Passage], after: Sequence[Passage]) -> bool:
    """Whether the parts that stand in both stand in another order."""
    both = {one.id for one in before} & {one.id for one in after}
    return [one.id for one in before if one.id in both] != [one.id for one in after if one.id in both]


def _said(passage: Passage) -> str:
    """The words of a part; of a picture or a recording those under it."""
    value: Any = passage.value
    words = passage.words.removeprefix(MARK) if passage.kind == HEADING else passage.words
    return words or (str(value.get("caption") or "") if isinstance(value, dict) else "")


def _words(text: str) -> list[str]:
    return re.findall(r"\s+|[^\s]+", text)
