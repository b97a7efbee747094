"""Where things wait that were made from the database, each with the marks of what it shows."""

import threading
import time
from collections import OrderedDict, deque
from collections.abc import Hashable
from typing import Any, Protocol

from .page_changes import EVERYTHING


class Thing(Protocol):
    """What is kept: until when, by the monotonic clock, and how heavy it is."""

    @property
    def marks(self) -> frozenset[str]:
        """What it shows."""

    @property
    def until(self) -> float:
        """When it is too old, by the monotonic clock."""

    @property
    def weight(self) -> int:
        """About how many bytes it takes."""


class Shelf:
    """The things that are kept, the oldest first. Used by several threads.

    Together they weigh at most `most`; what is too much goes.
    """

    def __init__(self, most: int) -> None:
        self._things: OrderedDict[Hashable, Thing] = OrderedDict()
        self._lock = threading.Lock()
        self._most, self._weight, self._moment = most, 0, 0
        self._changes: deque[tuple[int, frozenset[str]]] = deque(maxlen=500)

    def get(self, key: Hashable) -> Any:
        """The thing, while it is fresh; None when there is none."""
        kept = self._things.get(key)
        return kept if kept is not None and kept.until > time.monotonic() else None

    @property
    def moment(self) -> int:
        """A number that grows with every change."""
        return self._moment

    def put(self, key: Hashable, kept: Thing, began: int) -> None:
        """Keeps a thing, unless something that it shows changed since it was begun."""
        with self._lock:
            if self._moment - began > len(self._changes) or any(
                meets(kept.marks, marks) for moment, marks in self._changes if moment > began
            ):
                return
            self._drop(key)
            self._things[key] = kept
            self._weight += kept.weight
            while self._weight > self._most:
                self._drop(next(iter(self._things)))

    def forget(self, marks: frozenset[str]) -> None:
        """Every thing that shows one of these goes."""
        with self._lock:
            self._moment += 1
            self._changes.append((self._moment, marks))
            for key in [key for key, kept in self._things.items() if meets(kept.marks, marks)]:
                self._drop(key)

    def _drop(self, key: Hashable) -> None:
        if (gone := self._things.pop(key, None)) is not None:
            self._weight -= gone.weight


def meets(shown: frozenset[str], marks: frozenset[str]) -> bool:
    """Whether something that shows the first is another thing when the second are changed."""
    return EVERYTHING in marks or not shown.isdisjoint(marks)
