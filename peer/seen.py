"""What was there for a reader, and is not any more: about that, too, they may still tell a moderator."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet

from portal.kit import clock

from .events import ChangeKind
from .former_names import with_names_then
from .models import Message, Participant
from .naming import name_kept
from .queries import PAGE, apart_from

TELLABLE = timedelta(days=7)  # after a message was there for the reader no more
_STATES = (Message.Status.POSTED, Message.Status.TAKEN_BACK)
_LOOKED_AT_ONCE, _MOST_BATCHES = 90, 10  # then the next page goes on


@dataclass(frozen=True)
class Seen:
    """A message as its reader remembers it: once it is gone, only by the name of then."""

    message: Message
    name: str
    is_gone: bool


def is_there(seat: Participant, message: Message) -> bool:
    """Whether the reader sees this message now."""
    return message.is_shown and not apart_from(seat.user).does_hide(message)


def may_still_tell(seat: Participant, message: Message) -> bool:
    """Whether a message was there for this reader, and is not since less than a week.

    Its writer took it back, or the two do not meet any more, whoever wished so: the answer is the same.
    """
    apart = apart_from(seat.user)
    if message.shown_at is None or message.status not in _STATES or apart.did_miss(message):
        return False
    ends = [apart.since.get(message.participant.user_id), _taken_back_at(message)]
    gone_at = min((moment for moment in ends if moment), default=None)
    since = max(seat.joined_at, message.shown_at, clock.now() - TELLABLE)
    return gone_at is not None and since <= gone_at


def as_remembered(seat: Participant, message: Message) -> Seen:
    """One message that the reader sees, or about which they may still tell."""
    if is_there(seat, message):
        return Seen(message, message.participant.nickname, is_gone=False)
    then = with_names_then([message])[0].name_then
    return Seen(message, name_kept(message.participant.user, then), is_gone=True)


def seen_lately(seat: Participant, *, before: int | None = None, limit: int = PAGE) -> tuple[list[Seen], int]:
    """What others said that the reader could see, the newest first: also what is not there any more.

    `before` gives the page of smaller numbers. Then from which number the next page goes on; 0 at the end.
    """
    found: list[Seen] = []
    apart, after = apart_from(seat.user), before
    for _batch in range(_MOST_BATCHES):
        batch = list(_said_by_others(seat, before=after)[:_LOOKED_AT_ONCE])
        for one in batch:
            if (one.is_shown and not apart.does_hide(one)) or may_still_tell(seat, one):
                if len(found) == limit:
                    return found, after or 0
                found.append(as_remembered(seat, one))
            after = one.seq
        if len(batch) < _LOOKED_AT_ONCE:
            return found, 0
    return found, after or 0


def _said_by_others(seat: Participant, *, before: int | None) -> QuerySet[Message]:
    said = Message.objects.filter(room=seat.room_id, status__in=_STATES, shown_at__isnull=False)
    others = said.exclude(participant=seat).select_related("participant__user", "room").order_by("-seq")
    return others if before is None else others.filter(seq__lt=before)


def _taken_back_at(message: Message) -> datetime | None:
    if message.status != Message.Status.TAKEN_BACK:
        return None
    hidden = message.changes.filter(kind=ChangeKind.HIDDEN.value).order_by("-seq")
    return hidden.values_list("made_at", flat=True).first()
