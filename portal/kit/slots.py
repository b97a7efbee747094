"""A few at once: heavy work that many may ask for, bounded so that the others are served meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore


class Full(Exception):
    """All slots are taken, and stayed so for as long as somebody may wait."""


class Slots:
    """At most `limit` at once in this process; each waits up to `seconds` for its turn."""

    def __init__(self, *, limit: int, seconds: float) -> None:
        self.seconds = seconds
        self._free = BoundedSemaphore(limit)

    @contextmanager
    def one(self) -> Iterator[None]:
        """One slot for the time of the block; `Full` when none came free."""
        if not self._free.acquire(timeout=self.seconds):
            raise Full
        try:
            yield
        finally:
            self._free.release()
