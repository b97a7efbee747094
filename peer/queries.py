"""What may be read, and by whom."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain

from django.contrib.auth.models import Permission
from django.db.models import Count, Q, QuerySet

from portal.accounts.models import User
from portal.live.events import Event, Pulse

from . import broadcast, duty
from .blocking import hidden_from
from .models import Change, Flag, Message, Notice, Participant, Room
from .permissions import may_moderate

PAGE = 30
CONTEXT = 10


def open_rooms() -> QuerySet[Room]:
    """The rooms that members may enter."""
    return Room.objects.filter(is_closed=False)


def people_hidden_from(person: User) -> frozenset[int]:
    """Whom the person does not meet; moderators meet everybody."""
    return frozenset() if may_moderate(person) else hidden_from([person.pk])[person.pk]


def messages_before(room: Room, reader: User, seq: int | None = None, limit: int = PAGE) -> list[Message]:
    """The newest messages that the reader may see, older than number `seq` if given, oldest first."""
    messages = Message.objects.filter(room=room, seq__isnull=False).select_related("participant")
    messages = messages.exclude(participant__user__in=people_hidden_from(reader))
    if seq is not None:
        messages = messages.filter(seq__lt=seq)
    return list(reversed(messages.order_by("-seq")[:limit]))


def waiting_messages(seat: Participant) -> QuerySet[Message]:
    """The writer's own messages that wait for a moderator."""
    return Message.objects.filter(participant=seat, status=Message.Status.HELD).order_by("pk")


def unread_notices(person: User, room: Room) -> QuerySet[Notice]:
    """What the person was told and has not put away."""
    return Notice.objects.filter(person=person, room=room, read_at=None).select_related("reason", "message")


def changes_since(room_id: int, seq: int, limit: int) -> list[Event]:
    """The room's changes after `seq`, encoded. Texts that are hidden by now are not in them."""
    changes = Change.objects.filter(room_id=room_id, seq__gt=seq).order_by("seq")[:limit]
    return [broadcast.encoded(change) for change in changes.select_related("message__participant")]


class RoomSource:
    """Where the hub learns the truth about one room."""

    def __init__(self, room_id: int) -> None:
        self.room_id = room_id

    def pulse(self, people: frozenset[int]) -> Pulse:
        """The newest number, and who still has a seat and the right to rooms."""
        newest = (
            Room.objects.filter(pk=self.room_id, is_closed=False).values_list("last_seq", flat=True).first()
        )
        if newest is None:
            return Pulse()
        seats = Participant.objects.filter(room=self.room_id, removed_at=None, user__in=people)
        seated = set(seats.values_list("user", flat=True)) & _holders("enter_rooms", people)
        hidden = hidden_from(seated)
        hidden |= dict.fromkeys(seated & _holders("moderate_rooms", people), frozenset())
        return Pulse(seats=hidden, newest=newest)

    def since(self, seq: int, limit: int) -> list[Event]:
        """The next changes after `seq`."""
        return changes_since(self.room_id, seq, limit)


class QueueSource:
    """Where the hub learns who may watch the queue. An open queue is a sign of presence."""

    def pulse(self, people: frozenset[int]) -> Pulse:
        """Who of these is a moderator still."""
        moderators = _holders("moderate_rooms", people)
        duty.renew_open_queues(moderators)
        return Pulse(seats=dict.fromkeys(moderators, frozenset()))

    def since(self, seq: int, limit: int) -> list[Event]:
        """The queue has no series: whoever comes reads it whole."""
        return []


def _holders(codename: str, people: frozenset[int]) -> set[int]:
    permission = Permission.objects.filter(content_type__app_label="peer", codename=codename)
    has_it = Q(groups__permissions__in=permission) | Q(user_permissions__in=permission) | Q(is_superuser=True)
    return set(User.objects.filter(has_it, pk__in=people, is_active=True).values_list("pk", flat=True))


# The queue is a question, not a second store.


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for a moderator: a message with what is said about it, or a call for help."""

    urgency: int  # 0 crisis, 1 call, 2 flag, 3 held
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


def queue() -> list[Waiting]:
    """Everything that waits: crisis, then calls, then flags, then held; the oldest first in each."""
    return sorted(chain(_calls(), _messages()), key=lambda item: (item.urgency, item.since))


def count_of_queue() -> int:
    """How many things wait."""
    calls = Flag.objects.filter(closed_at=None, kind=Flag.Kind.HELP, message=None).count()
    return calls + Message.objects.filter(_NEEDS_EYES).distinct().count()


def context_of(message: Message, limit: int = CONTEXT) -> list[Message]:
    """The messages shown before this one was written, oldest first."""
    shown = Message.objects.filter(room=message.room, status=Message.Status.POSTED)
    before = shown.filter(written_at__lte=message.written_at).exclude(pk=message.pk)
    return list(reversed(before.select_related("participant").order_by("-written_at", "-pk")[:limit]))


_NEEDS_EYES = Q(status=Message.Status.HELD) | Q(
    flags__closed_at__isnull=True, flags__isnull=False, status=Message.Status.POSTED
)


def _calls() -> list[Waiting]:
    calls = Flag.objects.filter(closed_at=None, kind=Flag.Kind.HELP, message=None)
    return [Waiting(1, flag.made_at, flag=flag) for flag in calls.select_related("room", "flagger")]


def _messages() -> list[Waiting]:
    open_flag = Q(flags__closed_at__isnull=True, flags__isnull=False)
    messages = (
        Message.objects.filter(_NEEDS_EYES)
        .select_related("room", "participant")
        .annotate(
            crises=Count("flags", filter=open_flag & Q(flags__kind=Flag.Kind.CRISIS), distinct=True),
            people=Count("flags", filter=open_flag & Q(flags__flagger__isnull=False), distinct=True),
        )
    )
    return [
        Waiting(
            0 if message.crises else 2 if message.people else 3,
            message.written_at,
            message=message,
            flags=message.people,
        )
        for message in messages
    ]
