"""After a restore: who was sent out, paused or blocked since the backup is so again; so is what was removed.

Of each seat, pause, message and pair the newest line counts, and only when the restored database does not
know it. People, rooms and messages that are not in the database are left out.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction
from django.utils.dateparse import parse_datetime

from portal.accounts.models import User
from portal.kit import ledger
from portal.kit.ledger import Line

from .ledger import COVERED, ROOMS, SHOWN
from .models import Block, Message, Participant, Room
from .naming import neutral_nickname
from .series import hide_again


@transaction.atomic
def replay_rooms(unknown: frozenset[str]) -> dict[str, int]:
    """Gives how many seats, pauses, messages and blocks were changed. `unknown` are the keys of the lines."""
    newest = _newest(ledger.lines(ledger.file_of(ROOMS)))
    fresh = [line for line in newest if line.get("n") in unknown]
    return {
        "seats": _each(fresh, "seat", _seat_again),
        "pauses": _each(fresh, "pause", _pause_again),
        "names": _each(fresh, "name", _name_again),
        "messages": _each(fresh, "message", _message_again),
        "blocks": _each(fresh, "block", _block_again),
    }


def _newest(lines: Iterable[Line]) -> list[Line]:
    found: dict[tuple[str, str], Line] = {}
    for line in lines:
        what = next(name for name in line if name not in ("n", "at"))
        found[what, str(line[what])] = line
    return list(found.values())


def _each(lines: list[Line], what: str, again: Callable[[Line], bool]) -> int:
    return sum(again(line) for line in lines if what in line)


def _seat_again(line: Line) -> bool:
    if not (seat := _seat(line, *line["seat"])):
        return False
    removed_at = seat.removed_at or line["at"] if line["removed"] else None
    return bool(Participant.objects.filter(pk=seat.pk).update(removed_at=removed_at))


def _pause_again(line: Line) -> bool:
    if not (seat := _seat(line, *line["pause"])):
        return False
    until = parse_datetime(line["until"]) if line["until"] else None
    return bool(Participant.objects.filter(pk=seat.pk).update(paused_until=until))


def _name_again(line: Line) -> bool:
    """The neutral name; a name that was given back since is chosen anew by who has it."""
    if not line["neutral"] or not (seat := _seat(line, *line["name"])):
        return False
    nickname, key = neutral_nickname(seat)
    return bool(Participant.objects.filter(pk=seat.pk).update(nickname=nickname, nickname_key=key))


def _seat(line: Line, room: int, person: int) -> Participant | None:
    """The person's seat. One who came into the room since the backup gets it back, to be kept out by it."""
    who = User.objects.filter(pk=person, date_joined__lte=_at(line)).first()
    where = Room.objects.filter(pk=room).first()
    if who is None or where is None:
        return None
    found = Participant.objects.filter(room=where, user=who).first()
    if found:
        return found
    seat = Participant(room=where, user=who)
    seat.nickname, seat.nickname_key = neutral_nickname(seat)
    seat.save()
    return seat


def _message_again(line: Line) -> bool:
    found = Message.objects.filter(pk=line["message"], written_at__lte=_at(line)).first()
    if found is None or line["status"] == SHOWN:
        return False
    if line["status"] == COVERED and found.masked_text:
        return False  # it was covered before the backup too
    status = Message.Status.REMOVED if line["status"] == COVERED else line["status"]
    if status == found.status:
        return False
    room = Room.objects.select_for_update().get(pk=found.room_id)
    hide_again(room, found, status=Message.Status(status))
    return True


def _block_again(line: Line) -> bool:
    blocker, blocked = line["block"]
    if line["ended"]:
        return bool(Block.objects.filter(blocker=blocker, blocked=blocked).delete()[0])
    here = User.objects.filter(pk__in=line["block"], date_joined__lte=_at(line)).count()
    if here < 2:
        return False
    when = {"made_at": _at(line)}
    return Block.objects.get_or_create(blocker_id=blocker, blocked_id=blocked, defaults=when)[1]


def _at(line: Line) -> datetime:
    return datetime.fromisoformat(line["at"])
