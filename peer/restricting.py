"""Acts about a person in a room: a reminder, a warning, a pause, a neutral name, taking the seat away.

Each has a reason from the list, told in the same transaction. From an item of the queue the act carries the
version of the message it was decided on, from the person's page the newest decision that was seen there: of
two moderators one acts, and the other is told what was decided.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction

from portal.accounts.models import User
from portal.kit import clock

from . import broadcast, duty, ledger
from .deciding import Because, Decided, may_restrict, tell, waiting_since, write_in_log
from .models import Decision, Message, Notice, Participant, Room
from .naming import give_up, neutral_nickname
from .permissions import require

PAUSE_MINUTES = (15, 60, 24 * 60, 7 * 24 * 60)
TOLD = {
    Decision.Kind.REMIND: Notice.Kind.REMINDED,
    Decision.Kind.WARN: Notice.Kind.WARNED,
    Decision.Kind.PAUSE: Notice.Kind.PAUSED,
    Decision.Kind.NEUTRAL_NAME: Notice.Kind.NEUTRAL_NAME,
    Decision.Kind.TAKE_SEAT: Notice.Kind.SEAT_TAKEN,
}


@dataclass(frozen=True)
class Case:
    """About whom, and what the moderator saw when deciding: a message's version, or the newest decision."""

    seat: Participant
    message: Message | None = None
    version: int | None = None
    after: int = 0


@transaction.atomic
def remind_person(actor: User, *, case: Case, because: Because) -> Decided:
    """A kind reminder of the rules. Nothing else changes."""
    return _act(actor, case, Decision.Kind.REMIND, because)


@transaction.atomic
def warn_person(actor: User, *, case: Case, because: Because) -> Decided:
    """A warning. Whoever gets it writes again after pressing "I have read this"."""
    return _act(actor, case, Decision.Kind.WARN, because)


@transaction.atomic
def pause_person(actor: User, *, case: Case, because: Because, minutes: int) -> Decided:
    """The person reads but does not write for a time. A pause never makes a longer one shorter."""
    require(minutes in PAUSE_MINUTES)
    return _act(actor, case, Decision.Kind.PAUSE, because, minutes)


@transaction.atomic
def give_neutral_name(actor: User, *, case: Case, because: Because) -> Decided:
    """The person is called by a neutral name in the room, and may choose another that is not the old one."""
    return _act(actor, case, Decision.Kind.NEUTRAL_NAME, because)


@transaction.atomic
def remove_person(actor: User, *, case: Case, because: Because) -> Decided:
    """The person may not be in the room any more. Open sockets end within a second or two."""
    return _act(actor, case, Decision.Kind.TAKE_SEAT, because)


def _act(actor: User, case: Case, kind: Decision.Kind, because: Because, minutes: int = 0) -> Decided:
    room = Room.objects.select_for_update().get(pk=case.seat.room_id)
    seat = Participant.objects.select_related("user").get(pk=case.seat.pk)
    require(may_restrict(actor, seat) and because.reason is not None)
    duty.say_i_am_here(actor)
    message = Message.objects.get(pk=case.message.pk, participant=seat) if case.message else None
    if earlier := _decided_meanwhile(seat, message, case):
        return Decided(earlier, mine=False)
    now = clock.now()
    decision = Decision.objects.create(
        message=message,
        participant=seat,
        moderator=actor,
        kind=kind,
        reason=because.reason,
        words=because.clean_words,
        until=now + timedelta(minutes=minutes) if minutes else None,
        name_before=seat.nickname if kind == Decision.Kind.NEUTRAL_NAME else "",
        based_on_version=message.version if message else None,
        made_at=now,
    )
    since = waiting_since(message) if message else None
    if message:
        Message.objects.filter(pk=message.pk).update(version=message.version + 1)
    _carry_out(seat, decision)
    write_in_log(actor, decision, room.pk, since)
    tell(seat.user_id, TOLD[kind], room, message=message, decision=decision)
    broadcast.tell_queue()
    return Decided(decision, mine=True)


def _decided_meanwhile(seat: Participant, message: Message | None, case: Case) -> Decision | None:
    decisions = (message or seat).decisions.select_related("moderator", "reason").order_by("-made_at", "-pk")
    if message:
        return decisions.first() if message.version != case.version else None
    newest = decisions.first()
    return newest if newest and newest.pk != case.after else None


def _carry_out(seat: Participant, decision: Decision) -> None:
    if decision.kind == Decision.Kind.PAUSE and decision.until:
        until = max(decision.until, seat.paused_until or decision.until)
        Participant.objects.filter(pk=seat.pk).update(paused_until=until)
        ledger.note_pause(room=seat.room_id, person=seat.user_id, until=until)
    if decision.kind == Decision.Kind.NEUTRAL_NAME:
        nickname, key = neutral_nickname(seat)
        give_up(seat)
        Participant.objects.filter(pk=seat.pk).update(nickname=nickname, nickname_key=key)
        ledger.note_name(room=seat.room_id, person=seat.user_id, neutral=True)
        broadcast.cover_name(seat)
    if decision.kind == Decision.Kind.TAKE_SEAT:
        Participant.objects.filter(pk=seat.pk).update(removed_at=clock.now())
        ledger.note_seat(room=seat.room_id, person=seat.user_id, removed=True)
        broadcast.recheck_seats()
