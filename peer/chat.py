"""Saying something in a room, and taking it back."""

from dataclasses import dataclass

from django.db import transaction

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.text import plain

from . import broadcast, duty
from .models import Flag, Message, Notice, Participant, Room
from .permissions import may_enter_rooms, may_take_back, require
from .policy import Verdict, judge
from .seats import newest_rules_version, seat_of
from .series import hide_message, show_message
from .wording import MAX_LENGTH


@dataclass(frozen=True)
class Accepted:
    """The message is stored. `seq` is None while it waits."""

    message: Message

    @property
    def seq(self) -> int | None:
        """The number under which the room sees it."""
        return self.message.seq


@dataclass(frozen=True)
class Refused:
    """The message is not stored, for these reasons (codes)."""

    reasons: tuple[str, ...]


@transaction.atomic
def post_message(actor: User, *, room: Room, ref: str, text: str) -> Accepted | Refused:
    """Says something in a room: shown at once, held for a moderator, or refused with reasons.

    Sending the same `ref` with the same text again gives the same answer and changes nothing.
    """
    room = Room.objects.select_for_update().get(pk=room.pk)
    seat = seat_of(actor, room)
    if seat is None or room.is_closed or not may_enter_rooms(actor):
        return Refused(("no_seat",))
    clean = plain(text, max_length=MAX_LENGTH + 1)
    if earlier := Message.objects.filter(room=room, participant=seat, ref=ref).first():
        return Accepted(earlier) if earlier.text == clean else Refused(("ref_conflict",))
    if reason := _reason_against(seat, room, clean):
        return Refused((reason,))
    verdict = judge(clean)
    if verdict.is_refused:
        return Refused(verdict.reasons)
    return Accepted(_store(room, seat, ref, clean, verdict))


@transaction.atomic
def take_back(actor: User, *, message: Message) -> None:
    """The writer takes a message away, shown or waiting. Others read no more of it from now on."""
    room = Room.objects.select_for_update().get(pk=message.room_id)
    message = Message.objects.select_related("participant").get(pk=message.pk)
    seat = seat_of(actor, room)
    if message.status == Message.Status.TAKEN_BACK and seat and message.participant_id == seat.pk:
        return
    require(seat is not None and may_take_back(seat, message))
    hide_message(room, message, status=Message.Status.TAKEN_BACK, by="writer")


def _reason_against(seat: Participant, room: Room, clean: str) -> str | None:
    if seat.rules_accepted_version < newest_rules_version(room):
        return "rules_not_accepted"
    if seat.paused_until and seat.paused_until > clock.now():
        return "paused"
    if not clean:
        return "empty"
    if len(clean) > MAX_LENGTH:
        return "too_long"
    if room.when_unattended == Room.WhenUnattended.READ_ONLY and not duty.is_attended():
        return "read_only"
    return None


def _store(room: Room, seat: Participant, ref: str, clean: str, verdict: Verdict) -> Message:
    held_for = list(verdict.reasons) if verdict.is_held else []
    if not duty.is_attended():
        held_for.append("unattended")
    message = Message(
        room=room, participant=seat, ref=ref, text=clean, held_for=held_for, written_at=clock.now()
    )
    if held_for:
        message.status = Message.Status.HELD
        message.save()
        broadcast.tell_queue()
    else:
        show_message(room, message)
    if verdict.care:
        _offer_care(room, seat, message)
    return message


def _offer_care(room: Room, seat: Participant, message: Message) -> None:
    now = clock.now()
    Flag.objects.create(room=room, message=message, kind=Flag.Kind.CRISIS, made_at=now)
    notice = Notice.objects.create(
        room=room, person_id=seat.user_id, kind=Notice.Kind.CARE, message=message, made_at=now
    )
    broadcast.tell_person(notice)
    broadcast.tell_queue()
