"""Asking a moderator to look. The writer never learns who asked."""

from django.db import IntegrityError, transaction

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.text import plain

from . import broadcast
from .models import Flag, Message, Room
from .permissions import require
from .seats import seat_of

WORDS = 500


@transaction.atomic
def flag_message(actor: User, *, message: Message, kind: str, words: str = "") -> None:
    """Tells moderators about a shown message: a worry, or that it breaks the rules. Twice counts once."""
    seat = seat_of(actor, message.room)
    require(seat is not None and message.is_shown and message.participant_id != seat.pk)
    try:
        with transaction.atomic():
            Flag.objects.create(
                room=message.room,
                message=message,
                flagger=seat,
                kind=Flag.Kind(kind),
                words=plain(words, max_length=WORDS),
                made_at=clock.now(),
            )
    except IntegrityError:
        return
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
    flag.words = "\n".join(part for part in (flag.words, said) if part)
    flag.save()
    broadcast.tell_queue()
    return flag
