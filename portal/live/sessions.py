"""Which sessions still are."""

from django.contrib.sessions.models import Session

from portal.kit import clock


def alive_among(keys: set[str]) -> set[str]:
    """Those of the session keys that have not ended. One query."""
    alive = Session.objects.filter(session_key__in=keys, expire_date__gt=clock.now())
    return set(alive.values_list("session_key", flat=True))


def is_alive(key: str) -> bool:
    """Whether one session still is."""
    return key in alive_among({key})
