"""Whose words carry the mark of the house: a fact of the rights now, never of the name, and not stored.

And whose carry the other one, because they could be taken for the house's: a participant wrote them.
"""

from collections.abc import Iterable, Sequence

from .models import Message, Participant
from .permissions import people_who_look_after
from .policy.house_talk import could_be_the_house
from .present_names import people_in


def is_staff(seat: Participant) -> bool:
    """Whether the person of this seat looks after rooms now. Asked once for each seat that was not marked."""
    if seat.is_staff is None:
        people = people_who_look_after(seat.user_id) if seat.user_id else None
        seat.is_staff = bool(people and people.filter(pk=seat.user_id).exists())
    return seat.is_staff


def needs_a_mark(message: Message) -> bool:
    """Whether the page says beside the message that no moderator wrote it."""
    text = message.public_text
    if not text or is_staff(message.participant):
        return False
    return could_be_the_house(text, people_in(message.room_id))


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
