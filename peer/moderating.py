"""Deciding about messages and answering calls. Everybody concerned is told in the same transaction."""

from dataclasses import dataclass

from django.db import transaction

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.text import plain

from . import broadcast, duty
from .models import Decision, Flag, Message, Notice, Reason, Room
from .permissions import may_decide, may_moderate, require
from .series import hide_message, show_message

WORDS = 500


@dataclass(frozen=True)
class Decided:
    """The outcome. `mine` is False when somebody else had decided first; `decision` is what stands."""

    decision: Decision | None
    mine: bool


@transaction.atomic
def approve_message(actor: User, *, message: Message, version: int) -> Decided:
    """A held message gets its number and is shown; one that is shown already stays."""
    message, room, earlier = _take_up(actor, message, version)
    if earlier:
        return earlier
    kind = Decision.Kind.APPROVE if message.is_held else Decision.Kind.KEEP
    decision = _decide(actor, message, kind)
    message.version += 1
    if message.is_held:
        show_message(room, message)
        _tell(message.participant.user_id, Notice.Kind.APPROVED, message)
    else:
        message.save(update_fields=["version"])
    _close_flags(actor, message, Notice.Kind.FLAG_KEPT)
    return Decided(decision, mine=True)


@transaction.atomic
def remove_message(
    actor: User, *, message: Message, version: int, reason: Reason, words: str = ""
) -> Decided:
    """Nobody in the room sees the message any more. The writer is told the reason."""
    message, room, earlier = _take_up(actor, message, version)
    if earlier:
        return earlier
    words = plain(words, max_length=WORDS)
    decision = _decide(actor, message, Decision.Kind.REMOVE, reason, words)
    hide_message(room, message, status=Message.Status.REMOVED, by="moderator")
    _tell(message.participant.user_id, Notice.Kind.REMOVED, message, reason, words)
    _close_flags(actor, message, Notice.Kind.FLAG_REMOVED)
    return Decided(decision, mine=True)


@transaction.atomic
def answer_call(actor: User, *, flag: Flag, words: str) -> bool:
    """Answers a call for help in words. False when another moderator answered first."""
    require(may_moderate(actor))
    answered = Flag.objects.filter(pk=flag.pk, closed_at=None, kind=Flag.Kind.HELP).update(
        closed_at=clock.now(), closed_by=actor
    )
    if answered and flag.flagger:
        notice = Notice.objects.create(
            room=flag.room,
            person_id=flag.flagger.user_id,
            kind=Notice.Kind.CALL_ANSWERED,
            words=plain(words, max_length=WORDS),
            made_at=clock.now(),
        )
        broadcast.tell_person(notice)
    duty.say_i_am_here(actor)
    return bool(answered)


def _take_up(actor: User, message: Message, version: int) -> tuple[Message, Room, Decided | None]:
    """The message under the room's lock; and, when it has changed since `version`, what was decided."""
    require(may_moderate(actor))
    room = Room.objects.select_for_update().get(pk=message.room_id)
    message = Message.objects.select_related("participant").get(pk=message.pk)
    require(may_decide(actor, message))
    duty.say_i_am_here(actor)
    is_open = message.is_held or message.is_shown
    if message.version == version and is_open:
        return message, room, None
    latest = message.decisions.select_related("moderator", "reason").order_by("-pk").first()
    return message, room, Decided(latest, mine=False)


def _decide(
    actor: User, message: Message, kind: Decision.Kind, reason: Reason | None = None, words: str = ""
) -> Decision:
    return Decision.objects.create(
        message=message,
        moderator=actor,
        kind=kind,
        reason=reason,
        words=words,
        based_on_version=message.version,
        made_at=clock.now(),
    )


def _tell(
    person: int, kind: Notice.Kind, message: Message, reason: Reason | None = None, words: str = ""
) -> None:
    notice = Notice.objects.create(
        room=message.room,
        person_id=person,
        kind=kind,
        message=message,
        reason=reason,
        words=words,
        made_at=clock.now(),
    )
    broadcast.tell_person(notice)


def _close_flags(actor: User, message: Message, outcome: Notice.Kind) -> None:
    flags = list(message.flags.filter(closed_at=None).select_related("flagger"))
    message.flags.filter(closed_at=None).update(closed_at=clock.now(), closed_by=actor)
    for flagger in {flag.flagger.user_id for flag in flags if flag.flagger}:
        _tell(flagger, outcome, message)
    broadcast.tell_queue()
