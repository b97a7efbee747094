"""How fast newsletters go out, and when an address that was refused is tried again. Facts in, answer out."""

from datetime import datetime, timedelta

WAITS_BEFORE_TRY = (timedelta(hours=1), timedelta(hours=8))
MOST_TRIES = len(WAITS_BEFORE_TRY) + 1


def next_try(tries: int, now: datetime) -> datetime | None:
    """When to try again after so many tries that were refused; None: not any more."""
    return now + WAITS_BEFORE_TRY[tries - 1] if 0 < tries < MOST_TRIES else None


def is_time(last: datetime | None, now: datetime, pause: timedelta) -> bool:
    """Whether the pause after the last batch is over."""
    return last is None or now >= last + pause
