"""The names of those who look after the house, and of the people in a room, as facts for the house rules."""

from time import monotonic

from django.conf import settings

from .models import Participant
from .permissions import people_who_look_after
from .policy.people import People

LASTS = 30  # times as long as what is known of a room: a newer name may be missed
MOST = 1000


def people_in(room: int) -> People:
    """Who is there, at most half a minute old: asked once for many posts."""
    kept_until, people = _known.get(room, (0.0, People()))
    if monotonic() >= kept_until:
        people = _asked(room)
        _known[room] = (monotonic() + LASTS * settings.ROOM_STATE_SECONDS, people)
    return people


def forget() -> None:
    """Forgets what this process believes about names."""
    _known.clear()


def _asked(room: int) -> People:
    staff = dict(people_who_look_after().values_list("pk", "first_name"))
    seats = Participant.objects.filter(room=room, removed_at=None).order_by("-last_spoke_at", "-pk")
    names = list(seats.values_list("user", "nickname")[:MOST])
    theirs = {nickname for person, nickname in names if person in staff}
    others = {nickname for person, nickname in names if person not in staff}
    return People(frozenset({*staff.values(), *theirs}), frozenset(others))


_known: dict[int, tuple[float, People]] = {}
