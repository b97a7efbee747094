"""Very many messages at once: copies of one that was really posted, numbered in order. PostgreSQL only."""

from datetime import timedelta
from typing import Any

from django.db import connection

from peer import chat
from peer.models import Change, Message, Participant, Room
from portal.accounts.models import User
from portal.management.commands.bench_world import DOMAIN, attend

HELD = 20


def fill(messages: int) -> dict[str, int]:
    """Posts one message in the room of everybody and copies it until there are so many, from all its people.

    A few more are held, so that the desk has something to show.
    """
    attend(User.objects.get(email=f"moderator{DOMAIN}"))
    room = Room.objects.get(slug="bench-everybody")
    member = User.objects.get(email=f"member-0000{DOMAIN}")
    said = chat.post_message(member, room=room, ref="the-first", text="Hyvää huomenta kaikille.")
    if not isinstance(said, chat.Accepted) or said.seq is None:
        raise RuntimeError(f"The message was not shown: {said}")
    first = said.message
    change = Change.objects.get(room=room, seq=first.seq)
    last = first.seq + messages
    with connection.cursor() as cursor:
        _copy_messages(cursor, first, last)
        _copy_changes(cursor, change)
        _hold_some(cursor, first)
        cursor.execute("UPDATE peer_room SET last_seq = %s WHERE id = %s", [last, room.pk])
        cursor.execute("VACUUM ANALYZE")
    return {"messages": Message.objects.count(), "people": Participant.objects.filter(room=room).count()}


def _copy_messages(cursor: Any, first: Message, last: int) -> None:
    span = timedelta(days=300).total_seconds()
    moment = f"one.written_at - {span} * interval '1 second' * ((%s - n)::float / %s)"
    new = {
        "participant_id": "people.ids[1 + n %% cardinality(people.ids)]",
        "ref": "'copy-' || n",
        "seq": "n",
        "written_at": moment,
        "shown_at": moment,
    }
    cursor.execute(
        f"{inserted(Message, new)} FROM peer_message one, generate_series(%s::bigint, %s::bigint) n, "
        "(SELECT array_agg(id) ids FROM peer_participant WHERE room_id = %s) people WHERE one.id = %s",
        [*_moments(new, last), first.seq + 1, last, first.room_id, first.pk],
    )


def _moments(new: dict[str, str], last: int) -> list[int]:
    return [last for value in new.values() for _ in range(value.count("%s"))]


def _copy_changes(cursor: Any, change: Change) -> None:
    new = {"seq": "copy.seq", "message_id": "copy.id", "made_at": "copy.written_at"}
    cursor.execute(
        f"{inserted(Change, new)} FROM peer_change one, peer_message copy "
        "WHERE one.id = %s AND copy.room_id = one.room_id AND copy.ref LIKE 'copy-%%'",
        [change.pk],
    )


def _hold_some(cursor: Any, first: Message) -> None:
    new = {"ref": "'held-' || n", "seq": "NULL", "status": "'held'", "shown_at": "NULL"}
    cursor.execute(
        f"{inserted(Message, new)} FROM peer_message one, generate_series(1, %s) n WHERE one.id = %s",
        [HELD, first.pk],
    )


def inserted(model: Any, new: dict[str, str]) -> str:
    """`INSERT INTO … SELECT …` of every column but the key: from the row `one`, or as `new` says."""
    columns = [field.column for field in model._meta.concrete_fields if not field.primary_key]
    names = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(new.get(column, f'one."{column}"') for column in columns)
    return f"INSERT INTO {model._meta.db_table} ({names}) SELECT {values}"
