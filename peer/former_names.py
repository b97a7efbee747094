"""What somebody was called when they said something, and before: a new name hides nobody from moderators."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from .models import FormerName, Message, Participant


def with_names_then(messages: Iterable[Message]) -> list[Message]:
    """The same messages, each with the name under which it was said, in one question for all."""
    whole = list(messages)
    given_up: dict[int, list[tuple[datetime, str]]] = defaultdict(list)
    seats = {message.participant_id for message in whole}
    kept = FormerName.objects.filter(seat__in=seats).exclude(nickname="").order_by("given_up_at", "pk")
    for seat, moment, nickname in kept.values_list("seat", "given_up_at", "nickname"):
        given_up[seat].append((moment, nickname))
    for message in whole:
        then = (name for moment, name in given_up[message.participant_id] if moment > message.written_at)
        message.name_then = next(then, message.participant.nickname)
    return whole


def earlier_names(seat: Participant) -> list[FormerName]:
    """What the person was called before in this room, the newest first."""
    return list(seat.former_names.exclude(nickname="").order_by("-given_up_at", "-pk"))
