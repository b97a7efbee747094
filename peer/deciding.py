"""What every decision has in common: of two one wins, it is written down, and those concerned are told."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.text import plain

from . import broadcast, duty, logbook
from .models import Claim, Decision, Flag, LogEntry, Message, Notice, Participant, Reason, Room
from .permissions import may_decide, may_moderate, require
from .queue import ALARMS

WORDS = 500


@dataclass(frozen=True)
class Decided:
    """The outcome. `mine` is False when somebody else had decided first; `decision` is what stands."""

    decision: Decision | None
    mine: bool


@dataclass(frozen=True)
class Because:
    """Why: a reason from the list, and the moderator's own words to the person."""

    reason: Reason | None = None
    words: str = ""

    @property
    def clean_words(self) -> str:
        """The words as plain text."""
        return plain(self.words, max_length=WORDS)


def take_up(
    actor: User, message: Message, version: int, *, also_hidden: bool = False
) -> tuple[Message, Room, Decided | None]:
    """The message under the room's lock; and, when it has changed since `version`, what was decided.

    `also_hidden` takes up what nobody sees any more but has an open flag: somebody may still need help.
    """
    require(may_moderate(actor))
    room = Room.objects.select_for_update().get(pk=message.room_id)
    message = Message.objects.select_related("participant").get(pk=message.pk)
    require(may_decide(actor, message))
    duty.say_i_am_here(actor)
    is_open = message.is_held or message.is_shown
    if also_hidden and not is_open:
        is_open = message.flags.filter(closed_at=None).exists()
    if message.version == version and is_open:
        return message, room, None
    latest = message.decisions.select_related("moderator", "reason").order_by("-pk").first()
    return message, room, Decided(latest, mine=False)


def record_about_message(
    actor: User, message: Message, kind: Decision.Kind, because: Because | None = None
) -> Decision:
    """Writes the decision about this version of the message, and its line in the log. The claim ends."""
    because = because or Because()
    decision = Decision.objects.create(
        message=message,
        participant=message.participant,
        moderator=actor,
        kind=kind,
        reason=because.reason,
        words=because.clean_words,
        based_on_version=message.version,
        made_at=clock.now(),
    )
    write_in_log(actor, decision, message.room_id, waiting_since(message))
    Claim.objects.filter(message=message).delete()
    return decision


def write_in_log(actor: User, decision: Decision, room: int, since: datetime | None = None) -> None:
    """The line of a decision: who, about whom, what and why, in ids and codes."""
    logbook.write(
        LogEntry.Act.DECIDED,
        at=decision.made_at,
        code=decision.kind,
        reason=decision.reason.code if decision.reason else "",
        actor=actor,
        person=decision.participant.user_id if decision.participant else None,
        room=room,
        message=decision.message_id,
        item=decision,
        waited_since=since,
    )


def waiting_since(message: Message) -> datetime | None:
    """Since when somebody should have looked: the first open flag, or when a held message was written."""
    flagged = (
        message.flags.filter(closed_at=None).order_by("made_at").values_list("made_at", flat=True).first()
    )
    return flagged or (message.written_at if message.is_held else None)


def tell(
    person: int,
    kind: Notice.Kind,
    room: Room,
    *,
    message: Message | None = None,
    decision: Decision | None = None,
    words: str = "",
) -> Notice:
    """A notice to one person, with the decision's reason and words when it is about one."""
    notice = Notice.objects.create(
        room=room,
        person_id=person,
        kind=kind,
        message=message,
        decision=decision,
        reason=decision.reason if decision else None,
        words=decision.words if decision else words,
        made_at=clock.now(),
    )
    broadcast.tell_person(notice)
    return notice


def close_flags(actor: User, message: Message, room: Room, outcome: Notice.Kind) -> None:
    """Everybody who asked for eyes learns the outcome, once; never what was said to the writer."""
    now = clock.now()
    is_open = message.flags.filter(closed_at=None).exclude(pk__in=_new_since_seen(actor, message))
    flaggers = set(is_open.filter(flagger__isnull=False).values_list("flagger__user", flat=True))
    is_open.filter(first_seen_at=None).update(first_seen_at=now)
    is_open.update(closed_at=now, closed_by=actor)
    for flagger in sorted(flaggers):
        tell(flagger, outcome, room, message=message)
    broadcast.tell_queue()


def _new_since_seen(actor: User, message: Message) -> list[int]:
    """Alarms that the moderator had looked at, and that somebody in danger added to since: they stay open."""
    unseen = message.flags.filter(closed_at=None, kind=Flag.Kind.CRISIS, first_seen_at=None)
    seen = LogEntry.objects.filter(
        at__gte=message.written_at, act=LogEntry.Act.ALARM_SEEN, item=OuterRef("pk"), actor=actor.pk
    )
    return list(unseen.filter(Exists(seen)).values_list("pk", flat=True))


def is_alarm(flag: Flag) -> bool:
    """Whether somebody may need help at once."""
    return flag.kind in ALARMS


def may_restrict(actor: User, seat: Participant) -> bool:
    """Acts about a person: not about oneself, and not about somebody who moderates too."""
    return may_moderate(actor) and seat.user_id != actor.pk and not may_moderate(seat.user)
