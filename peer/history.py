"""What was said, as one reader may see it: by number, page by page, and what they have not read yet."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import IntegerField, OuterRef, Q, QuerySet, Subquery

from portal.accounts.models import User

from .models import Message, Participant, Room
from .parting import without_missed
from .queries import PAGE, apart_from, as_taken_back, messages_for, messages_with_gone
from .staff_marks import marked

MANY = 99  # more than this is not counted, only said
TRANSCRIPT_PAGE = 200
TRANSCRIPT_WHOLE = 2000


@dataclass(frozen=True)
class Unread:
    """What waits to be read: how much (`MANY` + 1 stands for more), and the next batch of it."""

    count: int
    batch: int
    up_to: int | None  # the number of the last message in the batch

    @property
    def is_many(self) -> bool:
        """Whether there is more than anybody counts."""
        return self.count > MANY


class _CountOf(Subquery):
    """How many rows a sliced query has; the database stops counting at the slice."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"
    output_field = IntegerField()


def page_of_history(
    seat: Participant, *, up_to: int | None = None, before: int | None = None, limit: int = PAGE
) -> list[Message]:
    """The newest messages that the reader may see, oldest first.

    With `before` only those with a smaller number. With `up_to` nothing above that number, except for what
    the reader wrote: one's own words never wait. What was said by somebody who blocked the reader since looks
    like what was taken back. A key of the number, so that every page costs the same.
    """
    messages = _with_writers(messages_with_gone(seat.user, seat.room_id))
    if before is not None:
        messages = messages.filter(seq__lt=before)
    if up_to is None:
        return marked(as_taken_back(seat.user, list(reversed(messages.order_by("-seq")[:limit]))))
    read = list(messages.filter(seq__lte=up_to).order_by("-seq")[:limit])
    own = messages.filter(participant=seat, seq__gt=up_to).order_by("-written_at")[:limit]
    page = sorted([*own, *read], key=lambda message: message.seq or 0)[-limit:]
    return marked(as_taken_back(seat.user, page))


def messages_from(seat: Participant, *, after: int = 0, limit: int = TRANSCRIPT_PAGE) -> list[Message]:
    """Messages with a greater number than `after` that are shown, oldest first: a transcript's page."""
    shown = messages_for(seat.user, seat.room_id).filter(status=Message.Status.POSTED, seq__gt=after)
    return marked(_with_writers(shown).order_by("seq")[:limit])


def newest_messages(seat: Participant, *, limit: int = TRANSCRIPT_WHOLE) -> list[Message]:
    """The newest messages that are shown, oldest first."""
    shown = messages_for(seat.user, seat.room_id).filter(status=Message.Status.POSTED)
    return marked(reversed(_with_writers(shown).order_by("-seq")[:limit]))


def waiting_for_a_turn(seat: Participant) -> QuerySet[Message]:
    """The writer's own messages that wait for a moderator or for their turn, oldest first."""
    waits = Q(status__in=[Message.Status.HELD, Message.Status.QUEUED])
    return Message.objects.filter(waits, room=seat.room_id, participant=seat).order_by("pk")


def unread(seat: Participant, *, batch: int = PAGE) -> Unread:
    """What the reader has not read, without their own words and what they may not see."""
    waits = next_unread(seat, limit=MANY + 1)
    last = waits[min(batch, len(waits)) - 1] if waits else None
    return Unread(count=len(waits), batch=min(batch, len(waits)), up_to=last)


def unread_count(seat: Participant) -> int:
    """How many messages wait to be read; `MANY` + 1 stands for more."""
    return len(next_unread(seat, limit=MANY + 1))


def next_unread(seat: Participant, *, limit: int = 1) -> list[int]:
    """The numbers of the next messages to read."""
    found = messages_for(seat.user, seat.room_id).filter(status=Message.Status.POSTED, seq__gt=seat.read_seq)
    return [
        seq
        for seq in found.exclude(participant=seat).order_by("seq").values_list("seq", flat=True)[:limit]
        if seq
    ]


def unread_in_rooms(person: User, rooms: Iterable[Room]) -> dict[int, int]:
    """For each room where the person has begun to read: how many messages wait. One query for all rooms."""
    apart = apart_from(person)
    shown = Message.objects.filter(
        room=OuterRef("room"), status=Message.Status.POSTED, seq__gt=OuterRef("read_seq")
    )
    shown = without_missed(shown, person.pk) if apart.spells else shown
    others = shown.exclude(participant__user__in=apart.since).exclude(participant=OuterRef("pk"))
    waits = others.values("pk")[: MANY + 1]
    seats = Participant.objects.filter(
        user=person, room__in=[room.pk for room in rooms], removed_at=None, read_seq__gt=0
    )
    return dict(seats.annotate(waiting=_CountOf(waits)).values_list("room", "waiting"))


def _with_writers(messages: QuerySet[Message]) -> QuerySet[Message]:
    return messages.select_related("participant", "reply_to__participant")
