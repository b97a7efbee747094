"""Changing one's name in rooms. A name is seen beside every message: changing it is a way to speak."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.dateparse import parse_datetime

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.tempo import Tempo
from portal.kit.text import plain

from .models import NameForAll, Notice, Participant, Room
from .naming import NameRefused, give_up, reason_against
from .permissions import may_enter_rooms, may_moderate, require
from .policy.name_keys import key_of
from .policy.names import LONGEST
from .room_state import room_states

MOST_CHANGES, WITHIN = 3, timedelta(hours=24)
REFUSED_TRIES = Tempo(limit=10, seconds=3600)  # of one person: nobody guesses who is there


@transaction.atomic
def choose_nickname(actor: User, *, room: Room, nickname: str, in_every_room: bool = False) -> None:
    """From now on the person is called this in the room, or in all rooms. NameRefused changes nothing.

    Whoever may not write now does not speak by a name either. Of all rooms, those that are not open keep
    the old name.
    """
    require(may_enter_rooms(actor))
    own = Participant.objects.select_for_update(of=("self",)).filter(user=actor, removed_at=None)
    seats = list(own.select_related("room").order_by("pk"))
    require(any(seat.room_id == room.pk for seat in seats))
    nickname = " ".join(plain(nickname, max_length=LONGEST + 1).split())
    wanted = seats if in_every_room else [seat for seat in seats if seat.room_id == room.pk]
    for seat in _open_to(actor, room, wanted):
        if seat.nickname != nickname:
            _rename(actor, seat, nickname)
    if in_every_room:
        NameForAll.objects.update_or_create(person=actor, defaults={"nickname": nickname})


def _open_to(actor: User, room: Room, seats: list[Participant]) -> list[Participant]:
    """The seats whose name may change now. A pause or a warning in one of them holds for all."""
    if may_moderate(actor):
        return seats
    states = room_states([seat.room for seat in seats])
    if not states[room.pk].may_write:
        raise NameRefused("name_room_closed")
    if any(seat.paused_until and seat.paused_until > clock.now() for seat in seats):
        raise NameRefused("name_paused")
    rooms = [seat.room_id for seat in seats]
    if Notice.objects.filter(person=actor, room__in=rooms, kind=Notice.Kind.WARNED, read_at=None).exists():
        raise NameRefused("name_warned")
    return [seat for seat in seats if states[seat.room_id].may_write]


def _rename(actor: User, seat: Participant, nickname: str) -> None:
    if REFUSED_TRIES.is_full(actor.pk):
        raise NameRefused("name_tries")
    if code := reason_against(actor, seat, nickname):
        REFUSED_TRIES.is_over(actor.pk)
        raise NameRefused(code)
    now = clock.now()
    lately = [one for one in seat.renamed_at if _is_within(one, now)]
    if len(lately) >= MOST_CHANGES:
        raise NameRefused("name_often")
    give_up(seat)
    seat.nickname, seat.nickname_key = nickname, key_of(nickname)
    seat.renamed_at = [*lately, now.isoformat()]
    try:
        with transaction.atomic():
            seat.save(update_fields=["nickname", "nickname_key", "renamed_at"])
    except IntegrityError:
        REFUSED_TRIES.is_over(actor.pk)
        raise NameRefused("name_taken") from None


def _is_within(moment: str, now: datetime) -> bool:
    at = parse_datetime(moment)
    return at is not None and now - at < WITHIN
