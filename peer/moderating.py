"""Deciding about messages and answering calls. Everybody concerned is told in the same transaction."""

from collections.abc import Sequence

from django.db import transaction

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.text import plain

from . import duty, logbook
from .covering import LeavesMore, covered
from .deciding import (
    WORDS,
    Because,
    Decided,
    close_flags,
    record_about_message,
    take_up,
    tell,
    waiting_since,
    write_in_log,
)
from .models import Claim, Decision, Flag, LogEntry, Message, Notice, Reason
from .permissions import may_decide, may_moderate, require
from .policy import left_over
from .queue import ALARMS
from .series import hide_message, mask_message, show_message

__all__ = [
    "WORDS",
    "Decided",
    "answer_call",
    "approve_message",
    "mask_part",
    "remove_message",
    "tell_authorities",
    "write_to_writer",
]


@transaction.atomic
def approve_message(actor: User, *, message: Message, version: int) -> Decided:
    """A held message gets its number and is shown; one that is shown, or hidden, stays as it is."""
    message, room, earlier = take_up(actor, message, version, also_hidden=True)
    if earlier:
        return earlier
    was_held = message.is_held
    kind = Decision.Kind.APPROVE if was_held else Decision.Kind.KEEP
    decision = record_about_message(actor, message, kind)
    message.version += 1
    if was_held:
        show_message(room, message)
        tell(message.participant.user_id, Notice.Kind.APPROVED, room, message=message)
    else:
        message.save(update_fields=["version"])
    close_flags(actor, message, room, Notice.Kind.FLAG_KEPT)
    return Decided(decision, mine=True)


@transaction.atomic
def mask_part(
    actor: User,
    *,
    message: Message,
    version: int,
    pieces: Sequence[str],
    reason: Reason,
    words: str = "",
    anyway: bool = False,
) -> Decided:
    """Covers these pieces of the text and shows the rest. The writer is told the reason.

    CoversNothing (a ValueError) when a piece is not in the text, or nothing would be left to read.
    LeavesMore when the house rules would hold the rest, unless it is to be shown `anyway`: that is logged.
    """
    message, room, earlier = take_up(actor, message, version)
    if earlier:
        return earlier
    text = covered(message.public_text, pieces)
    left = left_over(text)
    if left and not anyway:
        raise LeavesMore(left)
    decision = record_about_message(actor, message, Decision.Kind.MASK, Because(reason, words))
    if left:
        _write_anyway(actor, message, left)
    mask_message(room, message, text)
    tell(message.participant.user_id, Notice.Kind.MASKED, room, message=message, decision=decision)
    close_flags(actor, message, room, Notice.Kind.FLAG_MASKED)
    return Decided(decision, mine=True)


def _write_anyway(actor: User, message: Message, left: Sequence[str]) -> None:
    logbook.write(
        LogEntry.Act.SHOWN_ANYWAY,
        at=clock.now(),
        code=left[0],
        actor=actor,
        person=message.participant.user_id,
        room=message.room_id,
        message=message,
    )


@transaction.atomic
def remove_message(
    actor: User, *, message: Message, version: int, reason: Reason, words: str = ""
) -> Decided:
    """Nobody in the room sees the message any more. The writer is told the reason."""
    message, room, earlier = take_up(actor, message, version)
    if earlier:
        return earlier
    decision = record_about_message(actor, message, Decision.Kind.REMOVE, Because(reason, words))
    hide_message(room, message, status=Message.Status.REMOVED, by="moderator")
    tell(message.participant.user_id, Notice.Kind.REMOVED, room, message=message, decision=decision)
    close_flags(actor, message, room, Notice.Kind.FLAG_REMOVED)
    return Decided(decision, mine=True)


@transaction.atomic
def tell_authorities(actor: User, *, message: Message, words: str) -> Decision:
    """Writes down that somebody's life was in danger and who was told: whom, when, what they answered.

    It is written beside the decision about the message, and as often as something was told.
    """
    require(may_moderate(actor))
    message = Message.objects.select_related("participant").get(pk=message.pk)
    require(may_decide(actor, message))
    decision = Decision.objects.create(
        message=message,
        participant=message.participant,
        moderator=actor,
        kind=Decision.Kind.AUTHORITIES,
        words=plain(words, max_length=2 * WORDS),
        made_at=clock.now(),
    )
    write_in_log(actor, decision, message.room_id)
    duty.say_i_am_here(actor)
    return decision


@transaction.atomic
def write_to_writer(actor: User, *, message: Message, words: str) -> None:
    """A private word to who wrote a message, for somebody who may be in danger or needs a kind word."""
    message = Message.objects.select_related("participant", "room").get(pk=message.pk)
    require(may_decide(actor, message))
    clean = plain(words, max_length=WORDS)
    tell(message.participant.user_id, Notice.Kind.WRITTEN, message.room, message=message, words=clean)
    logbook.write(
        LogEntry.Act.CALL_ANSWERED,
        at=clock.now(),
        code="written",
        actor=actor,
        person=message.participant.user_id,
        room=message.room_id,
        message=message,
        waited_since=waiting_since(message),
    )
    duty.say_i_am_here(actor)


@transaction.atomic
def answer_call(actor: User, *, flag: Flag, words: str) -> bool:
    """Answers a call, or a text that was not taken, in words. False when another moderator answered first."""
    require(may_moderate(actor))
    now = clock.now()
    waits = Flag.objects.filter(pk=flag.pk, closed_at=None, kind__in=ALARMS, message=None)
    require(not waits.filter(flagger__user=actor).exists())
    adds = waits.filter(kind=Flag.Kind.CRISIS, first_seen_at=None)  # to what was taken: that stays open
    waits.exclude(kind=Flag.Kind.CRISIS).filter(first_seen_at=None).update(first_seen_at=now)
    answered = adds.exists() or waits.update(closed_at=now, closed_by=actor)
    if answered:
        _tell_caller(flag, plain(words, max_length=WORDS))
        logbook.write(
            LogEntry.Act.CALL_ANSWERED,
            at=now,
            actor=actor,
            person=flag.flagger.user_id if flag.flagger else None,
            room=flag.room_id,
            item=flag,
            waited_since=flag.made_at,
        )
        Claim.objects.filter(flag=flag).delete()
    duty.say_i_am_here(actor)
    return bool(answered)


def _tell_caller(flag: Flag, words: str) -> None:
    if flag.flagger:
        called = flag.kind == Flag.Kind.HELP
        kind = Notice.Kind.CALL_ANSWERED if called else Notice.Kind.WRITTEN
        tell(flag.flagger.user_id, kind, flag.room, words=words)
