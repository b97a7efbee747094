"""Asking a moderator to look. The writer never learns who asked."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.tempo import Tempo
from portal.kit.text import plain

from . import broadcast, logbook
from .joined_words import joined
from .models import Flag, HardMark, LogEntry, Message, Notice, Participant, Room
from .parting import kept_from
from .permissions import people_who_look_after, require
from .seats import seat_of
from .seen import is_there, may_still_tell

WORDS = 500
MOST_OPEN = 10  # flags of one person that wait: moderators read those first
HINT_EVERY = timedelta(days=1)  # hints help; many of them would hurt
FEWEST = 3  # members who could have told: with fewer the writer would know who it was
TOLD = Tempo(limit=6, seconds=600)  # calls of one person: more words are seen at the next look


class TooManyFlags(Exception):
    """So many flags of this person wait that moderators read those first."""


@transaction.atomic
def flag_message(actor: User, *, message: Message, kind: str, words: str = "") -> None:
    """Tells moderators about a shown message: a worry, or that it breaks the rules. Twice counts once.

    Also about one that is not there for them since less than a week: who could read it was hurt all the same.
    TooManyFlags when ten others of this person wait to be looked at.
    """
    seat = seat_of(actor, message.room)
    require(seat is not None and message.participant_id != seat.pk)
    require(seat is not None and (is_there(seat, message) or may_still_tell(seat, message)))
    waiting = Flag.objects.filter(flagger__user=actor, message__isnull=False, closed_at=None)
    if waiting.exclude(message=message).count() >= MOST_OPEN:
        raise TooManyFlags
    try:
        with transaction.atomic():
            flag = Flag.objects.create(
                room=message.room,
                message=message,
                flagger=seat,
                kind=Flag.Kind(kind),
                words=plain(words, max_length=WORDS),
                made_at=clock.now(),
            )
    except IntegrityError:
        return
    _write(actor, flag)
    broadcast.tell_queue()


@transaction.atomic
def call_for_help(actor: User, *, room: Room, words: str = "") -> Flag:
    """Calls a moderator privately. One open call at a time; new words are added to it."""
    seat = seat_of(actor, room)
    require(seat is not None)
    said = plain(words, max_length=WORDS)
    flag = Flag.objects.filter(room=room, flagger=seat, kind=Flag.Kind.HELP, closed_at=None).first()
    if flag is None:
        flag = Flag(room=room, flagger=seat, kind=Flag.Kind.HELP, made_at=clock.now())
    is_new = flag.pk is None
    flag.words = joined(flag.words, said)
    flag.save()
    if is_new:
        _write(actor, flag)
    if is_new or not TOLD.is_over(actor.pk):
        broadcast.tell_queue()
    return flag


@transaction.atomic
def mark_hard(actor: User, *, message: Message) -> None:
    """Says that a shown message is hard to read. The writer gets a kind hint, at most one a day.

    None where few could have told: not in a small room, and not from somebody who blocked all others in it.
    """
    seat = seat_of(actor, message.room)
    require(seat is not None and message.is_shown and message.participant_id != seat.pk)
    _mark, is_new = HardMark.objects.get_or_create(
        message=message, reader=seat, defaults={"made_at": clock.now()}
    )
    writer = message.participant.user_id
    hints = Notice.objects.filter(room=message.room, person=writer, kind=Notice.Kind.HARD_TO_READ)
    is_soon = hints.filter(made_at__gt=clock.now() - HINT_EVERY).exists()
    if is_new and not is_soon and _could_be_anybody(message):
        hint = Notice(room=message.room, person_id=writer, kind=Notice.Kind.HARD_TO_READ, message=message)
        hint.made_at = clock.now()
        hint.save()
        broadcast.tell_person(hint)


def _could_be_anybody(message: Message) -> bool:
    """Whether enough members read this writer, so that none of them can be told from the others."""
    writer = message.participant.user_id
    seats = Participant.objects.filter(room=message.room_id, removed_at=None).exclude(
        user__in={*kept_from(writer), writer}
    )
    return seats.exclude(user__in=people_who_look_after()).count() >= FEWEST


def _write(actor: User, flag: Flag) -> None:
    logbook.write(
        LogEntry.Act.FLAGGED,
        at=flag.made_at,
        code=flag.kind,
        actor=actor,
        room=flag.room_id,
        message=flag.message_id,
        item=flag,
    )
