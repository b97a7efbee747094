"""What many pages show alike, known from one answer to the next: menus, footers, cards, lists of numbers.

Each is noted as a kept page is (`page_changes`): it goes as soon as something that it shows is changed. It is
good for KEPT_FOR seconds at most, and a page that holds it no longer; so pages get it for half of that time.
"""

import threading
import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db import connection
from django.utils import translation

from . import page_changes
from .change_news import CacheHearing, FileHearing, hearing
from .one_answer import apart, is_one_answer, once
from .public_pages import KEPT_FOR
from .shelf import Shelf

T = TypeVar("T")
MOST_BYTES = 16 * 1024 * 1024
ROUGHLY = 1000  # bytes of a value that is no text


@dataclass(frozen=True)
class Known:
    """A value, and what it shows."""

    value: Any
    marks: frozenset[str]
    good_until: float

    @property
    def until(self) -> float:
        """How long it goes into pages: each has half of the time before it then."""
        return self.good_until - KEPT_FOR / 2

    @property
    def weight(self) -> int:
        """About how many bytes it takes."""
        return len(self.value) if isinstance(self.value, str) else ROUGHLY


class Memory:
    """What this process knows. It hears of the others as the pages that are kept do."""

    def __init__(self) -> None:
        self.shelf = Shelf(MOST_BYTES)
        self._hearing: CacheHearing | FileHearing | None = None
        self._lock = threading.Lock()

    def forget(self, marks: frozenset[str]) -> None:
        """Whatever shows one of these goes."""
        self.shelf.forget(marks)

    def hear(self) -> None:
        """What other programs changed is forgotten here too."""
        with self._lock:
            if self._hearing is None:
                self._hearing = hearing()
            if self._hearing.is_due:
                self._hearing.look(self.forget)


memory = Memory()


def remembered(key: Hashable, ask: Callable[[], T]) -> T:
    """What `ask` says in the language of now; asked again when something changed that it has read.

    Its value is never changed by who gets it. Only answers know from one another, and only what is committed:
    anybody else asks each time.
    """
    found = remembered_many(key, [None], lambda _one: {None: ask()})
    return found[None]


def remembered_many(
    kind: Hashable, wanted: Iterable[Any], ask: Callable[[list[Any]], dict[Any, T]]
) -> dict[Any, T]:
    """The same for several things of one kind: `ask` is told those that are not known, and finds them.

    Each of what was found together goes when one of them is changed.
    """
    wanted = list(wanted)
    if not is_one_answer() or not is_settled():
        return ask(wanted) if wanted else {}
    once("heard", memory.hear)
    spoken = (kind, translation.get_language())
    known = {each: memory.shelf.get((spoken, each)) for each in wanted}
    if missing := [each for each, one in known.items() if one is None]:
        known |= _asked(spoken, missing, ask)
    for one in known.values():
        if one is not None:
            page_changes.holds(one.marks, until=one.good_until)
    return {each: one.value for each, one in known.items() if one is not None}


def is_settled() -> bool:
    """Whether only what is committed is read now."""
    return not connection.in_atomic_block


def _asked(
    spoken: Hashable, missing: list[Any], ask: Callable[[list[Any]], dict[Any, Any]]
) -> dict[Any, Known]:
    began, good_until = memory.shelf.moment, time.monotonic() + KEPT_FOR
    with apart(), page_changes.noting() as noted:
        found = ask(missing)
    good_until = min(good_until, noted.until)
    page_changes.holds(noted.marks, until=good_until, is_whole=noted.is_whole)
    known = {each: Known(value, frozenset(noted.marks), good_until) for each, value in found.items()}
    for each, one in known.items() if noted.is_whole else ():
        memory.shelf.put((spoken, each), one, began)
    return known
