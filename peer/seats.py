"""Coming into a room and accepting its rules. How a seat is lost is in `restricting`."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.accounts.models import User
from portal.kit import clock

from . import logbook
from .models import HouseRules, LogEntry, Notice, Participant, Room, RoomInvitation
from .naming import first_nickname
from .permissions import may_be_in, may_enter_rooms, may_moderate


class NoSeat(PermissionDenied):
    """The person has no seat in this room. `code` says why; the words are in `wording.NO_SEAT`."""

    def __init__(self, code: str = "not_permitted") -> None:
        super().__init__(code)
        self.code = code


def seat_of(person: User, room: Room) -> Participant | None:
    """The person's seat, fetched now; None when there is none or it was taken away."""
    return Participant.objects.filter(room=room, user=person, removed_at=None).first()


def enter_room(actor: User, *, room: Room) -> Participant:
    """Gives a permitted person a seat, or the one they have. NoSeat says why not.

    Whoever has a seat writes nothing, and so waits for nobody who does.
    """
    if code := _reason_against(actor, room):
        raise NoSeat(code)
    seat = Participant.objects.filter(room=room, user=actor).first() or _new_seat(actor, room)
    if seat.removed_at:
        raise NoSeat("taken_away")
    return seat


@transaction.atomic
def accept_rules(actor: User, *, room: Room, version: int) -> Participant:
    """Remembers that the person accepted this version. An older or unknown version counts for nothing."""
    seat = enter_room(actor, room=room)
    if version == newest_rules_version(room):
        seat.rules_accepted_version = version
        seat.rules_accepted_at = clock.now()
        seat.save(update_fields=["rules_accepted_version", "rules_accepted_at"])
    return seat


@transaction.atomic
def put_away_notice(actor: User, *, notice_id: int) -> None:
    """The person has read what they were told; it is not shown again."""
    Notice.objects.filter(pk=notice_id, person=actor, read_at=None).update(read_at=clock.now())


def newest_rules(room: Room) -> HouseRules | None:
    """The rules that hold now."""
    return room.rules.order_by("-version").first()


def newest_rules_version(room: Room) -> int:
    """The version of the rules that hold now; 0 for a room without rules."""
    return room.rules.order_by("-version").values_list("version", flat=True).first() or 0


def _reason_against(person: User, room: Room) -> str | None:
    if room.is_closed:
        return "closed"
    if may_be_in(person, room):
        return None
    if not may_enter_rooms(person):
        return "not_permitted"
    return "invitation_only" if room.audience == Room.Audience.INVITED else "members_only"


@transaction.atomic
def _new_seat(person: User, room: Room) -> Participant:
    # One newcomer at a time: two must not get the same name, nor the last seat.
    Room.objects.select_for_update().get(pk=room.pk)
    if room.size_limit and not may_moderate(person):
        seats = Participant.objects.filter(room=room, removed_at=None)
        if seats.exclude(user=person).count() >= room.size_limit:
            raise NoSeat("full")
    nickname, key = first_nickname(person, room)
    seat, made = Participant.objects.get_or_create(
        room=room, user=person, defaults={"nickname": nickname, "nickname_key": key}
    )
    if made and _is_there_by_right_alone(person, room):
        logbook.write(LogEntry.Act.LOOKED_AT_ROOM, at=clock.now(), code="entered", actor=person, room=room)
    return seat


def _is_there_by_right_alone(person: User, room: Room) -> bool:
    """Whether the room is by invitation, and this person came in without one: as staff may."""
    is_by_invitation = room.audience == Room.Audience.INVITED
    return is_by_invitation and not RoomInvitation.objects.filter(room=room, person=person).exists()
