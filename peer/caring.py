"""Somebody may be in danger: help is offered, and moderators learn of it, whatever becomes of the message.

There is one open alarm for each writer and room. What the writer says after that joins it, so that one person
hides nobody else's alarm. It always points at the newest message, and holds in its words what came before or
was not shown. When somebody has looked at it already, it begins anew: what is new was seen by nobody.
"""

from datetime import datetime

from portal.kit import clock

from . import broadcast, logbook
from .models import Flag, LogEntry, Message, Notice, Participant
from .queue import open_alarm

CLIPPED = 500  # of each text
MOST_WORDS = 5000  # of one alarm, the newest


def is_cared_for(seat: Participant) -> bool:
    """Whether help was offered and an alarm is open: then one message less takes nothing from the writer."""
    return open_alarm(seat.room_id, seat.pk) is not None


def care_for_message(message: Message) -> None:
    """A stored message sounds like danger. Offers help to its writer and tells moderators."""
    seat, now = message.participant, clock.now()
    alarm = open_alarm(seat.room_id, seat.pk)
    if alarm is None:
        Flag.objects.create(room=message.room, message=message, kind=Flag.Kind.CRISIS, made_at=now)
    else:
        if alarm.message:
            _add_words(alarm, alarm.message.text)
        alarm.message, alarm.flagger, alarm.refused_for = message, None, ""
        _join(alarm, now)
    _offer(seat, message, now)


def care_for_refused(seat: Participant, *, text: str, reason: str) -> None:
    """A text that is not taken sounds like danger. Only moderators read it, and why it was not taken."""
    now = clock.now()
    alarm = open_alarm(seat.room_id, seat.pk)
    if alarm is None:
        alarm = Flag(room_id=seat.room_id, flagger=seat, kind=Flag.Kind.CRISIS, made_at=now)
        alarm.words, alarm.refused_for = _clipped(text), reason
        alarm.save()
        _write(alarm, seat)
    else:
        _add_words(alarm, text)
        alarm.refused_for = reason if alarm.message is None else ""
        _join(alarm, now)
    _offer(seat, None, now)


def _join(alarm: Flag, now: datetime) -> None:
    if alarm.first_seen_at:
        alarm.made_at = now
        alarm.first_seen_at = alarm.second_called_at = alarm.mailed_at = None
    alarm.save()


def _add_words(alarm: Flag, text: str) -> None:
    said, clipped = alarm.words, _clipped(text)
    if clipped and not said.endswith(clipped):
        alarm.words = "\n".join(part for part in (said, clipped) if part)[-MOST_WORDS:]


def _clipped(text: str) -> str:
    """The beginning and the end: of a long text, what matters most may be the last thing said."""
    half = CLIPPED // 2 - 2
    return text if len(text) <= CLIPPED else f"{text[:half]} … {text[-half:]}"


def _offer(seat: Participant, message: Message | None, now: datetime) -> None:
    """One offer that was not read yet is enough; it is shown again."""
    care = {"room_id": seat.room_id, "person_id": seat.user_id, "kind": Notice.Kind.CARE}
    notice = Notice.objects.filter(**care, read_at=None).first()
    broadcast.tell_person(notice or Notice.objects.create(**care, message=message, made_at=now))
    broadcast.tell_queue()


def _write(alarm: Flag, seat: Participant) -> None:
    logbook.write(
        LogEntry.Act.FLAGGED,
        at=alarm.made_at,
        code=alarm.kind,
        reason=alarm.refused_for,
        person=seat.user_id,
        room=alarm.room_id,
        item=alarm,
    )
