"""Somebody may be in danger: help is offered, and moderators learn of it, whatever becomes of the message.

There is one open alarm for each writer and room. What the writer says after that joins it, so that one person
hides nobody else's alarm. It always points at the newest message, and holds in its words what came before or
was not shown. When somebody has looked at it already, it begins anew: what is new was seen by nobody.

But nobody keeps a decided alarm open by sending on what is refused. For ten minutes after the decision that
joins in silence; then the alarm begins anew, once, with all that was said. Help is offered each time.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from portal.kit import clock
from portal.kit.tempo import Tempo

from . import broadcast, logbook
from .joined_words import joined
from .models import Decision, Flag, LogEntry, Message, Notice, Participant
from .queue import about_seat, open_alarm

CLIPPED = 500  # of each text
QUIET = timedelta(minutes=10)  # after a decision
TOLD = Tempo(limit=6, seconds=600)  # refused texts of one person: the others are seen at the next look


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
        _begin_anew(alarm, now)
    _offer(seat, message, now)
    broadcast.tell_queue()


def care_for_refused(seat: Participant, *, text: str, reason: str) -> None:
    """A text that is not taken sounds like danger. Only moderators read it, and why it was not taken."""
    now = clock.now()
    alarm = open_alarm(seat.room_id, seat.pk) or _just_closed(seat, now)
    if alarm is None:
        alarm = Flag(room_id=seat.room_id, flagger=seat, kind=Flag.Kind.CRISIS, made_at=now)
        alarm.words, alarm.refused_for = _clipped(text), reason
        alarm.save()
        _write(alarm, seat)
        broadcast.tell_queue()
    else:
        _join(alarm, seat, text, reason)
    _offer(seat, None, now)


@transaction.atomic
def reopen_alarms() -> None:
    """Decided alarms to which something was added in silence begin anew when the silence is over."""
    now = clock.now()
    added = Flag.objects.filter(kind=Flag.Kind.CRISIS, first_seen_at=None, closed_at__lte=now - QUIET)
    for alarm in added.select_related("message"):
        seat = alarm.message.participant_id if alarm.message else alarm.flagger_id
        newer = open_alarm(alarm.room_id, seat or 0)
        alarm.first_seen_at = now
        if newer is None:
            alarm.closed_at, alarm.closed_by = None, None
            _begin_anew(alarm, now)
        else:
            alarm.save()
            newer.words = joined(alarm.words, newer.words)
            _begin_anew(newer, now)
        broadcast.tell_queue()


def _join(alarm: Flag, seat: Participant, text: str, reason: str) -> None:
    now = clock.now()
    _add_words(alarm, text)
    alarm.refused_for = reason if alarm.message is None else ""
    if alarm.closed_at:
        alarm.first_seen_at = None  # by this the silence is known to be broken when it is over
        alarm.save()
    elif alarm.first_seen_at and not _is_decided(alarm, seat, now):
        _begin_anew(alarm, now)
        broadcast.tell_queue()
    else:
        alarm.save()
        if not TOLD.is_over(seat.user_id):
            broadcast.tell_queue()


def _just_closed(seat: Participant, now: datetime) -> Flag | None:
    closed = Flag.objects.filter(about_seat(seat.pk), room=seat.room_id, kind=Flag.Kind.CRISIS)
    return closed.filter(closed_at__gt=now - QUIET).select_related("message").order_by("closed_at").last()


def _is_decided(alarm: Flag, seat: Participant, now: datetime) -> bool:
    """Whether a moderator answered this alarm, or decided about it or its person, since it began."""
    since = max(alarm.made_at, now - QUIET)
    lines = LogEntry.objects.filter(at__gte=since, person=seat.user_id, room=seat.room_id)
    decided = Q(Q(message=alarm.message_id) | Q(message=None), act=LogEntry.Act.DECIDED)
    decided &= ~Q(code=Decision.Kind.AUTHORITIES.value)  # somebody's life: everything new is loud
    answered = Q(act=LogEntry.Act.CALL_ANSWERED, item=alarm.pk)
    return lines.filter(decided | answered).exists()


def _begin_anew(alarm: Flag, now: datetime) -> None:
    if alarm.first_seen_at:
        alarm.made_at = now
        alarm.first_seen_at = alarm.second_called_at = alarm.mailed_at = None
    alarm.save()


def _add_words(alarm: Flag, text: str) -> None:
    alarm.words = joined(alarm.words, _clipped(text))


def _clipped(text: str) -> str:
    """The beginning and the end: of a long text, what matters most may be the last thing said."""
    half = CLIPPED // 2 - 2
    return text if len(text) <= CLIPPED else f"{text[:half]} … {text[-half:]}"


def _offer(seat: Participant, message: Message | None, now: datetime) -> None:
    """One offer that was not read yet is enough; it is shown again."""
    care = {"room_id": seat.room_id, "person_id": seat.user_id, "kind": Notice.Kind.CARE}
    notice = Notice.objects.filter(**care, read_at=None).first()
    broadcast.tell_person(notice or Notice.objects.create(**care, message=message, made_at=now))


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
