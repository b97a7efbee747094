"""How somebody reads a room: the place they have come to, and how new messages come to them."""

from django.db import transaction
from django.db.models import F, Subquery, Value
from django.db.models.functions import Greatest, Least

from portal.accounts.models import User

from .models import Participant, Room
from .permissions import require


def keep_place(actor: User, *, room: Room, seq: int) -> None:
    """Remembers that the person has read up to number `seq`: never backwards, never beyond the newest.

    One statement, which changes nothing when the place is further already. Without a seat it does nothing.
    """
    newest = Subquery(Room.objects.filter(pk=room.pk).values("last_seq"))
    seats = Participant.objects.filter(room=room, user=actor, removed_at=None, read_seq__lt=seq)
    seats.update(read_seq=Greatest(F("read_seq"), Least(Value(seq), newest)))


@transaction.atomic
def choose_mode(actor: User, *, room: Room, mode: str) -> None:
    """How new messages come to the person in this room from now on, on every device."""
    wished = Participant.ReadingMode(mode)
    seats = Participant.objects.filter(room=room, user=actor, removed_at=None)
    require(seats.update(reading_mode=wished) == 1)
