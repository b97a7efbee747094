"""What moderators write for one another, and the looks at private things that are written down."""

from collections.abc import Iterable

from django.db import transaction

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.text import plain

from . import logbook
from .models import Appeal, Flag, LogEntry, Message, ModeratorNote, Participant, Room
from .permissions import may_moderate, require

NOTE = 1000


@transaction.atomic
def add_note(
    actor: User, *, seat: Participant, text: str, message: Message | None = None
) -> ModeratorNote | None:
    """A note about a person in a room, for other moderators. None when there was nothing in it."""
    require(may_look_at_person(actor, seat))
    if not (clean := plain(text, max_length=NOTE)):
        return None
    return ModeratorNote.objects.create(
        participant=seat, message=message, writer=actor, text=clean, made_at=clock.now()
    )


def look_at_person(actor: User, *, seat: Participant) -> None:
    """Writes down that the moderator looked at what was decided about a person."""
    require(may_look_at_person(actor, seat))
    logbook.write(
        LogEntry.Act.LOOKED_AT_PERSON,
        at=clock.now(),
        code="page",
        actor=actor,
        person=seat.user_id,
        room=seat.room_id,
    )


def look_at_item(actor: User, *, message: Message) -> None:
    """Writes down that the moderator opened what waits, with its text."""
    require(may_moderate(actor))
    logbook.write(
        LogEntry.Act.LOOKED_AT_PERSON,
        at=clock.now(),
        code="text",
        actor=actor,
        person=message.participant.user_id,
        room=message.room_id,
        message=message,
    )


def look_at_gone(actor: User, *, messages: Iterable[Message], because: Message) -> None:
    """Writes down that the moderator read words that are gone, beside what they looked into."""
    require(may_moderate(actor))
    for message in messages:
        if message.pk != because.pk and not message.is_shown:
            logbook.write(
                LogEntry.Act.LOOKED_AT_PERSON,
                at=clock.now(),
                code="gone",
                actor=actor,
                person=message.participant.user_id,
                room=message.room_id,
                message=message,
                item=because,
            )


def look_at_call(actor: User, *, flag: Flag) -> None:
    """Writes down that the moderator opened private words: a call for help, or a text that was not taken."""
    require(may_moderate(actor))
    logbook.write(
        LogEntry.Act.LOOKED_AT_PERSON,
        at=clock.now(),
        code="call",
        actor=actor,
        person=flag.flagger.user_id if flag.flagger else None,
        room=flag.room_id,
        item=flag,
    )


def look_at_appeal(actor: User, *, appeal: Appeal) -> None:
    """Writes down that the moderator opened an appeal: what the person writes, wrote and was told.

    Of an appeal about oneself nothing is written; its page shows what one was told anyhow.
    """
    require(may_moderate(actor))
    about = appeal.decision.participant
    if about is None or about.user_id == actor.pk:
        return
    logbook.write(
        LogEntry.Act.LOOKED_AT_PERSON,
        at=clock.now(),
        code="appeal",
        actor=actor,
        person=about.user_id,
        room=about.room_id,
        message=appeal.decision.message_id,
        item=appeal,
    )


def look_into_room(actor: User, *, room: Room) -> None:
    """Writes down that the moderator looked into a room from the desk, without a seat in it."""
    require(may_moderate(actor))
    logbook.write(LogEntry.Act.LOOKED_AT_ROOM, at=clock.now(), actor=actor, room=room)


def may_look_at_person(actor: User, seat: Participant) -> bool:
    """Moderators; but what moderators wrote about oneself is not for oneself."""
    return may_moderate(actor) and seat.user_id != actor.pk
