"""The HTTP cache before the web processes: which page shows what is told to it, and what to forget.

A kept page names what it shows in a header that the cache takes off again. When something is changed, the
cache is asked to forget the pages that show it: at once, and a second time a little later, for another
process may have answered with the old page just then. What is not heard is gone after 20 seconds.
"""

import atexit
import hashlib
import heapq
import http.client
import logging
import threading
import time
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

from django.conf import settings

from .page_changes import EVERYTHING

logger = logging.getLogger(__name__)

HEADER = b"x-page-marks"
AGAIN_AFTER = 1.0  # seconds: other processes hear within half a second, and a page takes less than that
AT_ONCE = 300  # marks in one request: a header has its bounds
MOST_MARKS = 600  # a page that shows more than that is not kept by the cache
PATIENCE_SECONDS = 2


def header(marks: Iterable[str]) -> list[tuple[bytes, bytes]]:
    """What a kept page says to the cache; nothing where there is no cache, or where it shows too much."""
    if not settings.FRONT_CACHES:
        return []
    short = sorted({_short(mark) for mark in marks})
    return [(HEADER, " ".join(short).encode())] if 0 < len(short) <= MOST_MARKS else []


class Forgetting:
    """Asks the caches to forget, in a thread of its own: whoever changes something does not wait for it."""

    def __init__(self, again_after: float = AGAIN_AFTER) -> None:
        self._again_after = again_after
        self._due: list[tuple[float, frozenset[str]]] = []
        self._is_news = threading.Condition()
        self._thread: threading.Thread | None = None

    def tell(self, marks: frozenset[str]) -> None:
        """These things are others now."""
        with self._is_news:
            now = time.monotonic()
            heapq.heappush(self._due, (now, marks))
            heapq.heappush(self._due, (now + self._again_after, marks))
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="front-cache", daemon=True)
                self._thread.start()
                atexit.register(self.finish)
            self._is_news.notify()

    def finish(self) -> None:
        """Asks now for all that was to be asked: the process ends."""
        with self._is_news:
            marks = frozenset[str]().union(*(each for _when, each in self._due))
            self._due.clear()
        if marks:
            _ask_all(marks)

    def _work(self) -> None:
        while True:
            _ask_all(self._next())

    def _next(self) -> frozenset[str]:
        """Waits until something is due; all that is due is asked for together."""
        with self._is_news:
            while not self._due or self._due[0][0] > time.monotonic():
                self._is_news.wait(self._due[0][0] - time.monotonic() if self._due else None)
            now, marks = time.monotonic(), frozenset[str]()
            while self._due and self._due[0][0] <= now:
                marks |= heapq.heappop(self._due)[1]
            return marks


def _ask_all(marks: frozenset[str]) -> None:
    for address in settings.FRONT_CACHES:
        for words in _words(marks):
            try:
                _ask(address, words)
            except (OSError, http.client.HTTPException) as error:
                logger.warning("the cache in front does not answer: %s", type(error).__name__)


def _ask(address: str, words: str) -> None:
    parts = urlsplit(address)
    line = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=PATIENCE_SECONDS)
    try:
        line.request("BAN", "/", headers={"X-Forget": words})
        if (status := line.getresponse().status) != http.HTTPStatus.OK:
            logger.warning("the cache in front did not forget: %s", status)
    finally:
        line.close()


def _words(marks: frozenset[str]) -> Iterator[str]:
    if EVERYTHING in marks:
        yield EVERYTHING
        return
    short = iter(sorted({_short(mark) for mark in marks}))
    while some := list(islice(short, AT_ONCE)):
        yield "|".join(some)


@lru_cache(maxsize=50_000)
def _short(mark: str) -> str:
    """Eight signs: two marks with the same ones cost a page its place, no more."""
    return hashlib.blake2b(mark.encode(), digest_size=4).hexdigest()
