"""What waits for moderators. The queue is a question, not a second store."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from itertools import chain

from django.db.models import Count, Q, QuerySet

from portal.accounts.models import User

from .models import Flag, Message, Room
from .permissions import held_readable_by, may_moderate

CONTEXT = 10
_NEEDS_EYES = Q(status=Message.Status.HELD) | Q(
    flags__closed_at__isnull=True, flags__isnull=False, status=Message.Status.POSTED
)


class Urgency(IntEnum):
    """What comes first in the queue."""

    CRISIS = 0
    CALL = 1
    FLAG = 2
    HELD = 3


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for a moderator: a message with what is said about it, or a call for help."""

    urgency: Urgency
    since: datetime
    message: Message | None = None
    flag: Flag | None = None
    flags: int = 0

    @property
    def room(self) -> Room:
        """Where it waits."""
        thing = self.message or self.flag
        assert thing is not None  # noqa: S101  one of the two is there
        return thing.room

    @property
    def name(self) -> str:
        """Whose it is, as the room knows them."""
        if self.message:
            return self.message.participant.nickname
        return self.flag.flagger.nickname if self.flag and self.flag.flagger else ""


def queue(reader: User) -> list[Waiting]:
    """What waits and is for this reader: crisis, calls, flags, held; the oldest first in each."""
    calls = _calls() if may_moderate(reader) else []
    return sorted(chain(calls, _messages(reader)), key=lambda item: (item.urgency, item.since))


def messages_open_to(reader: User) -> QuerySet[Message]:
    """The messages that the reader may look at in the queue. Nobody meets their own there."""
    readable = held_readable_by(reader)
    if may_moderate(reader):
        readable |= ~Q(status=Message.Status.HELD)
    others = Message.objects.filter(readable).exclude(participant__user=reader)
    return others.select_related("room", "participant")


def count_of_queue() -> int:
    """How many things wait."""
    calls = Flag.objects.filter(closed_at=None, kind=Flag.Kind.HELP, message=None).count()
    return calls + Message.objects.filter(_NEEDS_EYES).distinct().count()


def context_of(message: Message, limit: int = CONTEXT) -> list[Message]:
    """The messages shown before this one was written, oldest first."""
    shown = Message.objects.filter(room=message.room, status=Message.Status.POSTED)
    before = shown.filter(written_at__lte=message.written_at).exclude(pk=message.pk)
    return list(reversed(before.select_related("participant").order_by("-written_at", "-pk")[:limit]))


def _calls() -> list[Waiting]:
    calls = Flag.objects.filter(closed_at=None, kind=Flag.Kind.HELP, message=None)
    return [
        Waiting(Urgency.CALL, flag.made_at, flag=flag) for flag in calls.select_related("room", "flagger")
    ]


def _messages(reader: User) -> list[Waiting]:
    open_flag = Q(flags__closed_at__isnull=True, flags__isnull=False)
    messages = (
        messages_open_to(reader)
        .filter(_NEEDS_EYES)
        .annotate(
            crises=Count("flags", filter=open_flag & Q(flags__kind=Flag.Kind.CRISIS), distinct=True),
            people=Count("flags", filter=open_flag & Q(flags__flagger__isnull=False), distinct=True),
        )
    )
    return [
        Waiting(
            _urgency(message.crises, message.people),
            message.written_at,
            message=message,
            flags=message.people,
        )
        for message in messages
    ]


def _urgency(crises: int, people: int) -> Urgency:
    if crises:
        return Urgency.CRISIS
    return Urgency.FLAG if people else Urgency.HELD
