"""Whose words carry the mark of the house: a fact of the rights now, never of the name, and not stored."""

from collections.abc import Iterable, Sequence

from .models import Message, Participant
from .permissions import people_who_look_after


def is_staff(seat: Participant) -> bool:
    """Whether the person of this seat looks after rooms now. Asked once for each seat that was not marked."""
    if seat.is_staff is None:
        people = people_who_look_after(seat.user_id) if seat.user_id else None
        seat.is_staff = bool(people and people.filter(pk=seat.user_id).exists())
    return seat.is_staff


def marked(messages: Iterable[Message]) -> list[Message]:
    """The same messages, their writers and those whom they answer marked, in one question for all."""
    whole = list(messages)
    seats = [seat for message in whole for seat in _seats(message)]
    people = {seat.user_id for seat in seats}
    staff = people_who_look_after().filter(pk__in=people).values_list("pk", flat=True) if people else ()
    known = frozenset(staff)
    for seat in seats:
        seat.is_staff = seat.user_id in known
    return whole


def _seats(message: Message) -> Sequence[Participant]:
    answered = message.reply_to if message.reply_to_id else None
    return [message.participant, answered.participant] if answered else [message.participant]
