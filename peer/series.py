"""The numbered series of a room: what is shown, hidden, covered and shown again.

Every function here is called by an action that holds the room's lock, and tells the room after commit.
"""

from django.db import connection

from portal.kit import clock, prepared

from . import broadcast, ledger
from .events import ChangeKind
from .models import Change, Message, Room


def show_message(room: Room, message: Message, *, is_last: bool = False) -> Change:
    """Gives a message the room's next number and tells the room.

    Where this `is_last` in its transaction, the transaction may end here.
    """
    message.status = Message.Status.POSTED
    message.seq = room.last_seq + 1
    message.shown_at = clock.now()
    if message.pk is not None:
        message.save()
    with prepared.together():
        if message.pk is None:
            prepared.insert(message)
        _count_shown(message)
        change = _add_change(room, message, ChangeKind.POSTED)
        is_over = is_last and prepared.commit()
        broadcast.tell_room(change, is_committed=is_over)
    return change


def hide_message(room: Room, message: Message, *, status: Message.Status, by: str) -> None:
    """Makes a message invisible and, if it was seen, tells the room. `by` is `writer` or `moderator`."""
    hide_again(room, message, status=status, by=by)
    ledger.note_message(message=message.pk, status=status)


def hide_again(room: Room, message: Message, *, status: Message.Status, by: str = "moderator") -> None:
    """The same after a restore: the ledger has its line."""
    was_shown = message.is_shown
    message.status = status
    message.version += 1
    message.hidden_at = clock.now()
    message.save(update_fields=["status", "version", "hidden_at"])
    if was_shown:
        _next_change(room, message, ChangeKind.HIDDEN, {"by": by})
    broadcast.tell_queue()


def mask_message(room: Room, message: Message, text: str) -> Change:
    """From now on the room reads `text` in place of what was written. One that waits is shown like that."""
    message.masked_text = text
    message.version += 1
    ledger.note_message(message=message.pk, status=ledger.COVERED)
    if not message.is_shown:
        return show_message(room, message)
    message.save(update_fields=["masked_text", "version"])
    return _next_change(room, message, ChangeKind.MASKED)


def restore_message(room: Room, message: Message) -> Change:
    """Shows again, as it was written, what a moderator had removed or covered."""
    message.masked_text, message.hidden_at = "", None
    message.version += 1
    ledger.note_message(message=message.pk, status=ledger.SHOWN)
    if message.seq is None:  # it was removed before anybody saw it
        return show_message(room, message)
    message.status = Message.Status.POSTED
    message.save(update_fields=["status", "masked_text", "version", "hidden_at"])
    return _next_change(room, message, ChangeKind.RESTORED)


def _count_shown(message: Message) -> None:
    moment = connection.ops.adapt_datetimefield_value(message.shown_at)
    prepared.execute(
        "UPDATE peer_participant SET shown_count = shown_count + 1, last_spoke_at = %s WHERE id = %s",
        [moment, message.participant_id],
    )


def _next_change(
    room: Room, message: Message, kind: ChangeKind, payload: dict[str, str] | None = None
) -> Change:
    change = _add_change(room, message, kind, payload)
    broadcast.tell_room(change)
    return change


def _add_change(
    room: Room, message: Message, kind: ChangeKind, payload: dict[str, str] | None = None
) -> Change:
    room.last_seq += 1
    prepared.update(room, "last_seq")
    change = Change(
        room=room,
        seq=room.last_seq,
        kind=kind.value,
        message=message,
        payload=payload or {},
        made_at=clock.now(),
    )
    prepared.add(change, after="message")
    return change
