"""What waits for moderators. The queue is a question, not a second store.

It is asked in a few plain queries, each on a small index of what is open: it costs the same with ten messages
and with a million. Each takes at most `MOST` rows. Nobody's things hide another's: the oldest of each person
comes first, then the second of each, and `left_out` says how much more waits. Alarms and calls are never cut:
there is one open for each person and room, and everybody's is always there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from itertools import chain

from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    Window,
)
from django.db.models.functions import RowNumber

from portal.accounts.models import User

from .context import tries_taken_back
from .models import Appeal, Claim, Decision, Flag, Message, Participant, Room
from .permissions import held_readable_by, may_moderate

MOST = 200
MOST_FLAGS = 1000  # many on one message must not crowd out the others
AGAIN = timedelta(hours=1)
ALARMS = (Flag.Kind.CRISIS, Flag.Kind.THREAT, Flag.Kind.HELP)
_NOT_SHOWN_TO_ANYBODY = (Message.Status.QUEUED, Message.Status.TAKEN_BACK)


class Urgency(IntEnum):
    """What comes first in the queue."""

    CRISIS = 0
    THREAT = 1
    CALL = 2
    FLAG = 3
    HELD = 4
    APPEAL = 5


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: a message with what is said about it, a call for help, or an appeal."""

    urgency: Urgency
    since: datetime
    message: Message | None = None
    flag: Flag | None = None  # a call for help, or danger in a text that nobody was shown
    appeal: Appeal | None = None
    flags: int = 0  # how many people asked
    alarm: Flag | None = None  # what nobody has looked at yet, and somebody must at once
    turn: int = 0  # how many older ones of the same person wait

    @property
    def room(self) -> Room:
        """Where it waits."""
        if self.appeal:
            return self._decided.room
        thing = self.message or self.flag
        assert thing is not None  # noqa: S101  one of the three is there
        return thing.room

    @property
    def name(self) -> str:
        """Whose it is, as the room knows them."""
        if self.message:
            return self.message.participant.nickname
        if self.appeal:
            return self._decided.nickname
        return self.flag.flagger.nickname if self.flag and self.flag.flagger else ""

    @property
    def claim(self) -> Claim | None:
        """Who took it last, also when that does not hold any more; see `peer.claiming`."""
        return getattr(self.message or self.flag, "claim", None)

    @property
    def _decided(self) -> Participant:
        seat = self.appeal.decision.participant if self.appeal else None
        assert seat is not None  # noqa: S101  an appeal is made by the person of its decision
        return seat


def queue(reader: User) -> list[Waiting]:
    """What waits for this reader: crisis, threats, calls, flags, held, appeals; each one's oldest first."""
    if not may_moderate(reader):
        return _held(reader, set())
    flagged = _flagged(reader)
    about = {item.message.pk for item in flagged if item.message}
    waiting = chain(_calls(reader), flagged, _held(reader, about), _appeals(reader))
    return sorted(waiting, key=lambda item: (item.urgency, item.turn, item.since))


def left_out(reader: User, waiting: Sequence[Waiting]) -> int:
    """How much more waits for this reader than what `queue` has just given."""
    if len(waiting) < MOST and sum(item.flags for item in waiting) < MOST_FLAGS:
        return 0
    reading = [item.message.pk for item in waiting if item.message]
    asked = Exists(_flags_for(reader).filter(message=OuterRef("pk")))
    which = held_readable_by(reader) | Q(asked) if may_moderate(reader) else held_readable_by(reader)
    others = Message.objects.filter(which).exclude(participant__user=reader).exclude(pk__in=reading)
    appeals = sum(item.appeal is not None for item in waiting)
    of_appeals = open_appeals(reader).count() - appeals if may_moderate(reader) else 0
    return others.count() + of_appeals


def messages_open_to(reader: User) -> QuerySet[Message]:
    """The messages that the reader may look at from the desk. Nobody meets their own there.

    What is not shown to anybody, taken back or not yet due, is there only when somebody asked for eyes.
    """
    readable = held_readable_by(reader)
    if may_moderate(reader):
        asked = Exists(Flag.objects.filter(message=OuterRef("pk")))
        readable = readable | ~Q(status__in=[Message.Status.HELD, *_NOT_SHOWN_TO_ANYBODY])
        readable = readable | Q(Q(status__in=_NOT_SHOWN_TO_ANYBODY), asked)
    others = Message.objects.filter(readable).exclude(participant__user=reader)
    return others.select_related("room", "participant__user", "claim__moderator", "reply_to__participant")


def open_alarm(room: int, seat: int) -> Flag | None:
    """The open alarm about somebody who may be in danger, in this room."""
    alarms = _open_flags().filter(about_seat(seat), room=room, kind=Flag.Kind.CRISIS)
    return alarms.select_related("message").last()


def called_again() -> Exists:
    """For a flag: whether it is a call by somebody who had an answer less than an hour before it."""
    same = Flag.objects.filter(kind=Flag.Kind.HELP, flagger=OuterRef("flagger"), room=OuterRef("room"))
    since = ExpressionWrapper(OuterRef("made_at") - Value(AGAIN), output_field=DateTimeField())
    answered = same.filter(closed_at__lte=OuterRef("made_at"), closed_at__gte=since)
    return Exists(answered.exclude(pk=OuterRef("pk")))


def about_seat(seat: int) -> Q:
    """Alarms about one writer: about their message, or about what they were not let say."""
    return Q(message__participant=seat) | Q(message=None, flagger=seat)


def count_of_queue() -> int:
    """How many things wait."""
    waiting = Flag.objects.filter(closed_at=None)
    flagged = waiting.filter(message__isnull=False).exclude(message__status=Message.Status.HELD)
    return (
        waiting.filter(message=None).count()
        + flagged.values("message").distinct().count()
        + Message.objects.filter(status=Message.Status.HELD).count()
        + Appeal.objects.filter(decided_at=None).count()
    )


def decisions_about(seat: Participant, limit: int = MOST) -> list[Decision]:
    """What was decided about a person in a room, the newest first."""
    about = Decision.objects.filter(participant=seat).order_by("-made_at", "-pk")
    return list(about.select_related("moderator", "reason", "appeal", "message")[:limit])


def open_appeals(reader: User) -> QuerySet[Appeal]:
    """Appeals that this moderator may decide: not against their own decision, and not their own."""
    others = Appeal.objects.filter(decided_at=None).exclude(first_moderator=reader)
    return others.exclude(decision__participant__user=reader).select_related(
        "decision__participant__room", "decision__participant__user", "decision__reason", "decision__message"
    )


def _open_flags() -> QuerySet[Flag]:
    return Flag.objects.filter(closed_at=None).order_by("made_at", "pk")


def _calls(reader: User) -> list[Waiting]:
    calls = _open_flags().filter(kind=Flag.Kind.HELP, message=None).exclude(flagger__user=reader)
    calls = calls.annotate(is_again=called_again())
    return [
        Waiting(Urgency.CALL, flag.made_at, flag=flag, alarm=None if flag.first_seen_at else flag)
        for flag in calls.select_related("room", "flagger", "claim__moderator")
    ]


def _flagged(reader: User) -> list[Waiting]:
    """One item for each writer in danger, with their newest message; and one for each other message."""
    items = _crises(reader)
    by_message: dict[int | None, list[Flag]] = {
        about[-1].message_id: about for about in items if about[-1].message_id
    }
    untold = [about for about in items if not about[-1].message_id]
    for flag in _with_things(_threats(reader)):
        by_message.setdefault(flag.message_id, []).append(flag)
    flags = _with_things(_flags_for(reader)).annotate(turn=_turn_of("flagger__user", "made_at"))
    for flag in flags.order_by("turn", "made_at", "pk")[:MOST_FLAGS]:
        by_message.setdefault(flag.message_id, []).append(flag)
    return [_item_of(together) for together in [*by_message.values(), *untold]]


def _flags_for(reader: User) -> QuerySet[Flag]:
    """What people told about the messages of others."""
    flags = _open_flags().filter(message__isnull=False).exclude(message__participant__user=reader)
    return flags.exclude(kind__in=ALARMS)


def _threats(reader: User) -> QuerySet[Flag]:
    """One of each writer in each room: none is cut, however much waits."""
    return _open_flags().filter(kind=Flag.Kind.THREAT).exclude(message__participant__user=reader)


def _turn_of(person: str, moment: str) -> Window:
    """Among all that waits because of the same person, the oldest is 1."""
    return Window(RowNumber(), partition_by=[F(person)], order_by=[F(moment).asc(), F("pk").asc()])


def _crises(reader: User) -> list[list[Flag]]:
    """The open alarms about each writer in each room, the newest last."""
    flags = _open_flags().filter(kind=Flag.Kind.CRISIS).exclude(message__participant__user=reader)
    about: dict[tuple[int, int | None], list[Flag]] = {}
    for flag in _with_things(flags.exclude(message=None, flagger__user=reader)):
        writer = flag.message.participant_id if flag.message else flag.flagger_id
        about.setdefault((flag.room_id, writer), []).append(flag)
    return list(about.values())


def _with_things(flags: QuerySet[Flag]) -> QuerySet[Flag]:
    of_message = ("message__room", "message__participant", "message__claim__moderator")
    return flags.select_related("room", "flagger", "claim__moderator", *of_message)


def _item_of(flags: list[Flag]) -> Waiting:
    crises = [flag for flag in flags if flag.kind == Flag.Kind.CRISIS]
    threats = [flag for flag in flags if flag.kind == Flag.Kind.THREAT]
    newest = crises[-1] if crises else flags[0]
    return Waiting(
        Urgency.CRISIS if crises else Urgency.THREAT if threats else Urgency.FLAG,
        min(flag.made_at for flag in flags),
        message=newest.message,
        flag=None if newest.message else newest,
        flags=sum(flag.flagger_id is not None and flag.message_id is not None for flag in flags),
        alarm=next((flag for flag in [*crises, *threats] if not flag.first_seen_at), None),
        turn=0 if crises or threats else min(getattr(flag, "turn", 1) for flag in flags) - 1,
    )


def _held(reader: User, already: Iterable[int]) -> list[Waiting]:
    held = Message.objects.filter(held_readable_by(reader)).exclude(participant__user=reader)
    held = held.select_related("room", "participant", "claim__moderator")
    tries = tries_taken_back(OuterRef("participant")).order_by().values("participant").annotate(n=Count("pk"))
    held = held.annotate(turn=_turn_of("participant__user", "written_at"), tries=Subquery(tries.values("n")))
    return [
        Waiting(Urgency.HELD, message.written_at, message=message, turn=message.turn - 1)
        for message in held.order_by("turn", "written_at", "pk")[:MOST]
        if message.pk not in already
    ]


def _appeals(reader: User) -> list[Waiting]:
    appeals = open_appeals(reader).order_by("made_at", "pk")[:MOST]
    return [Waiting(Urgency.APPEAL, appeal.made_at, appeal=appeal) for appeal in appeals]
