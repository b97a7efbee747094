"""What was there for a reader, and is not any more: about that, too, they may still tell a moderator."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.kit import clock

from .events import ChangeKind
from .former_names import with_names_then
from .models import Message, Participant
from .naming import name_kept
from .queries import PAGE, apart_from

TELLABLE = timedelta(days=7)  # after a message was there for the reader no more
_STATES = (Message.Status.POSTED, Message.Status.TAKEN_BACK)
_MOST_LOOKED_AT = 90


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


def seen_lately(seat: Participant, *, limit: int = PAGE) -> list[Seen]:
    """What others said that the reader could see, the newest first: also what is not there any more."""
    said = Message.objects.filter(room=seat.room_id, status__in=_STATES, shown_at__isnull=False)
    others = said.exclude(participant=seat).select_related("participant__user", "room")
    newest = others.order_by("-seq")[:_MOST_LOOKED_AT]
    apart = apart_from(seat.user)
    there = (
        one for one in newest if (one.is_shown and not apart.does_hide(one)) or may_still_tell(seat, one)
    )
    return [as_remembered(seat, one) for one, _place in zip(there, range(limit), strict=False)]


def _taken_back_at(message: Message) -> datetime | None:
    if message.status != Message.Status.TAKEN_BACK:
        return None
    hidden = message.changes.filter(kind=ChangeKind.HIDDEN.value).order_by("-seq")
    return hidden.values_list("made_at", flat=True).first()
