"""Every place where something of a story can be, served or kept. Each app adds its own at start."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import Model


class Sort(StrEnum):
    """Whether somebody else can read it there, or it only lies there."""

    SERVED = "served"
    KEPT = "kept"
    NUMBERS = "only numbers"  # what stays on purpose: no words, no names


_TAG = re.compile(r"</?[a-z][^<>]*>")


@dataclass(frozen=True)
class Sought:
    """What is looked for: the numbers of a story, its files, and a few words that only it has."""

    pages: tuple[int, ...]
    storyteller: int | None = None
    pictures: tuple[int, ...] = ()
    recordings: tuple[int, ...] = ()
    files: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()

    def is_in(self, text: str) -> bool:
        """Whether any of the words stands in this text: as it is, as JSON writes it, with marks between."""
        texts = {text, _TAG.sub("", text)}  # a search marks what fits, and a page what it explains
        return any(word in each or json.dumps(word)[1:-1] in each for word in self.words for each in texts)


@dataclass(frozen=True)
class Surface:
    """One place: how much of the story is there now, for whom, and which tables that looks at."""

    name: str
    sort: Sort
    count: Callable[[Sought], Counter[str]]
    models: tuple[type[Model], ...] = field(default=())


_known: dict[str, Surface] = {}


def register(surface: Surface) -> None:
    """One more place. The same name again takes the place of the first."""
    _known[surface.name] = surface


def rows(name: str, model: type[Model], *paths: str) -> None:
    """Registers a table that points to pages, pictures or recordings: `"story:pages"`, `"image:pictures"`."""

    def count(sought: Sought) -> int:
        return sum(
            model._base_manager.filter(**{f"{path}__in": getattr(sought, what)}).count()
            for path, _colon, what in (each.partition(":") for each in paths)
        )

    kept(name, count, model)


def kept(name: str, count: Callable[[Sought], int], *models: type[Model], sort: Sort = Sort.KEPT) -> None:
    """Registers a place where something lies, with how to count it."""
    register(Surface(name, sort, lambda sought: Counter({"": count(sought)}), models))


def surfaces(sort: Sort | None = None) -> Iterable[Surface]:
    """All of them, or those of one sort, in the order in which they were added."""
    return [each for each in _known.values() if sort is None or each.sort is sort]


def looked_at() -> set[Any]:
    """Every table at which some surface looks."""
    return {model for surface in _known.values() for model in surface.models}
