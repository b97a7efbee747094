"""News of changes between processes that keep pages, or change what is on them.

With a cache that all share, each hears what the others changed. The embedded default has one server: whatever
another program changes beside it, `manage.py shell` for one, is told by the time of a file.
"""

import contextlib
import time
import uuid
from collections.abc import Callable, Iterator

from django.conf import settings
from django.core.cache import cache

from .page_changes import EVERYTHING

NUMBER = "page-changes"
REMEMBERED_SECONDS = 300
LOOK_EVERY = 0.4  # seconds
HERE = uuid.uuid4().hex


Tell = Callable[[frozenset[str]], None]
ALL = frozenset([EVERYTHING])


def hearing() -> "FileHearing | CacheHearing":
    """How this process hears of the others."""
    return CacheHearing() if settings.PAGES_KEPT_BY_MANY else FileHearing()


def spread(marks: frozenset[str]) -> None:
    """Tells the other processes."""
    if not settings.PAGES_KEPT_BY_MANY:
        settings.PAGES_CHANGED_FILE.touch()
        return
    cache.add(NUMBER, 0, timeout=None)
    number = cache.incr(NUMBER)
    cache.set(f"{NUMBER}:{number}", (HERE, sorted(marks)), REMEMBERED_SECONDS)


class FileHearing:
    """Whether another program changed something since the last look. It costs next to nothing."""

    is_due, is_slow = True, False

    def __init__(self) -> None:
        self._seen = self._time()

    def look(self, tell: Tell) -> None:
        """Which pages are meant is not known: all of them."""
        if (seen := self._time()) != self._seen:
            self._seen = seen
            tell(ALL)

    def _time(self) -> int:
        with contextlib.suppress(OSError):
            return int(settings.PAGES_CHANGED_FILE.stat().st_mtime_ns)
        return 0


class CacheHearing:
    """What the others changed since the last look."""

    is_slow = True

    def __init__(self) -> None:
        self._number: int | None = None
        self._looked = 0.0

    @property
    def is_due(self) -> bool:
        """Whether it is time for a look."""
        return time.monotonic() - self._looked > LOOK_EVERY

    def look(self, tell: Tell) -> None:
        """Tells what is new. Where something is missing, everything is new; where nothing answers, too."""
        try:
            for marks in self._new():
                tell(marks)
        except Exception:  # noqa: BLE001  whatever does not answer: nothing old is shown
            self._number = None
            tell(ALL)
        self._looked = time.monotonic()

    def _new(self) -> Iterator[frozenset[str]]:
        newest = int(cache.get(NUMBER, 0))
        before, self._number = self._number, newest
        if before is None or newest < before:
            yield ALL
            return
        found = cache.get_many([f"{NUMBER}:{each}" for each in range(before + 1, newest + 1)])
        if len(found) < newest - before:
            yield ALL
        yield from (frozenset(marks) for who, marks in found.values() if who != HERE)
