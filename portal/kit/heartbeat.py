"""Whether the worker of this machine goes round: it says so after each round, where its watch can read it."""

import socket

from django.core.cache import cache

LATE_SECONDS = 300  # a round with many mails takes a minute or two


def beat() -> None:
    """A round was done."""
    cache.set(_key(), True, timeout=LATE_SECONDS)


def is_beating() -> bool:
    """Whether a round was done in the last five minutes, by a worker on this machine or in this container."""
    return cache.get(_key()) is not None


def _key() -> str:
    return f"worker-beat:{socket.gethostname()}"
