"""The newest events of one topic, kept for those who come back after a moment."""

from collections import deque
from time import monotonic

from .events import Event


class Memory:
    """A run of events without a hole, the newest last; bounded in number and in age.

    Nobody is told from here what has been taken back since: an event that unsays empties the memory.
    """

    EVENTS = 500
    SECONDS = 300.0

    def __init__(self) -> None:
        self._events: deque[tuple[float, Event]] = deque(maxlen=self.EVENTS)
        self.emptied = 0  # how often it was emptied: what was fetched before that may say too much

    def add(self, event: Event) -> None:
        """The next event of the series."""
        if event.unsays or not self._fits(event):
            self.empty()
        self._events.append((monotonic(), event))

    def add_older(self, events: list[Event]) -> None:
        """Events that were fetched: those that lead up to what is here, or to nothing yet."""
        now = monotonic()
        for event in reversed(events):
            if self._events and event.seq != (self._events[0][1].seq or 0) - 1:
                continue
            if len(self._events) == self.EVENTS:
                return
            self._events.appendleft((now, event))

    def empty(self) -> None:
        """Forgets everything."""
        self._events.clear()
        self.emptied += 1

    def after(self, seq: int, limit: int) -> list[Event] | None:
        """The next `limit` events after `seq`; None when they are not remembered from there on."""
        oldest = monotonic() - self.SECONDS
        while self._events and self._events[0][0] < oldest:
            self._events.popleft()
        if not self._events:
            return None
        first = self._events[0][1].seq or 0
        if seq < first - 1:
            return None
        start = seq - first + 1
        return [self._events[index][1] for index in range(start, min(start + limit, len(self._events)))]

    def _fits(self, event: Event) -> bool:
        return not self._events or event.seq == (self._events[-1][1].seq or 0) + 1
