"""How often something happened lately. Counted in the cache, shared by processes."""

from django.core.cache import cache


def is_over(key: str, *, limit: int, seconds: int) -> bool:
    """Counts one more act under the key; True above `limit` acts within `seconds` of the first."""
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) > limit
    except ValueError:  # the time ended between the two calls
        return False
