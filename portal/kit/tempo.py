"""How fast somebody goes, counted in this process alone: for what must cost next to nothing when refused."""

from collections import deque
from collections.abc import Hashable
from threading import Lock
from time import monotonic
from weakref import WeakSet

MOST_KEYS = 2000
_made: "WeakSet[Tempo]" = WeakSet()


class Tempo:
    """At most `limit` acts within any `seconds`, for each key. What is refused counts too."""

    def __init__(self, *, limit: int, seconds: float) -> None:
        self.limit = limit
        self.seconds = seconds
        self._acts: dict[Hashable, deque[float]] = {}
        self._lock = Lock()
        _made.add(self)

    def is_over(self, key: Hashable) -> bool:
        """Counts one more act under the key; True when there were `limit` in the time before it."""
        now = monotonic()
        with self._lock:
            if len(self._acts) > MOST_KEYS:
                self._drop_old(now)
            acts = self._acts.setdefault(key, deque(maxlen=self.limit + 1))
            acts.append(now)
            return len(acts) > self.limit and acts[0] > now - self.seconds

    def is_full(self, key: Hashable) -> bool:
        """Whether there were `limit` acts under the key in the time before now. Counts nothing."""
        with self._lock:
            acts = self._acts.get(key, ())
            return len(acts) >= self.limit and acts[-self.limit] > monotonic() - self.seconds

    def forget(self) -> None:
        """Begins anew."""
        with self._lock:
            self._acts.clear()

    def _drop_old(self, now: float) -> None:
        self._acts = {key: acts for key, acts in self._acts.items() if acts[-1] > now - self.seconds}


def forget_all() -> None:
    """Nobody has done anything yet."""
    for one in list(_made):
        one.forget()
