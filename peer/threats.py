"""A held message may threaten somebody: the moderator on duty is called, before anybody has told about it.

As with danger there is one open alarm for each writer and room, about the newest such message: one person's
threats hide nobody else's alarm, and call nobody out twice. When somebody had looked at it, it begins anew.
"""

from portal.kit import clock

from . import broadcast, logbook
from .models import Flag, LogEntry, Message

RULE = "threat"  # the code of the house rule


def call_about_threat(message: Message) -> None:
    """Calls moderators about this held message. The writer and the threatened are told nothing by this."""
    now = clock.now()
    of_writer = Flag.objects.filter(kind=Flag.Kind.THREAT, closed_at=None, room=message.room_id)
    alarm = of_writer.filter(message__participant=message.participant_id).last()
    if alarm is None:
        alarm = Flag(room_id=message.room_id, kind=Flag.Kind.THREAT, made_at=now)
    elif alarm.first_seen_at:
        alarm.made_at = now
        alarm.first_seen_at = alarm.second_called_at = alarm.mailed_at = None
    is_new = alarm.pk is None
    alarm.message = message
    alarm.save()
    if is_new:
        _write(alarm, message)
    broadcast.tell_queue()


def _write(alarm: Flag, message: Message) -> None:
    logbook.write(
        LogEntry.Act.FLAGGED,
        at=alarm.made_at,
        code=alarm.kind,
        person=message.participant.user_id,
        room=alarm.room_id,
        message=message,
        item=alarm,
    )
