"""What people are called in rooms. A name never imitates somebody else, least of all the staff."""

from itertools import chain

from django.db import IntegrityError, transaction
from django.db.models import Q

from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.kit.text import plain

from .models import NameForAll, Participant, Room
from .permissions import may_enter_rooms, may_moderate, require
from .policy.names import LONGEST, key_of, why_not

STAFF_ROLES = (Role.MODERATOR, Role.ADMINISTRATOR, Role.EDITOR)
MOST_NUMBERED = 1000


class NameRefused(ValueError):
    """The name cannot be used. `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@transaction.atomic
def choose_nickname(actor: User, *, room: Room, nickname: str, in_every_room: bool = False) -> None:
    """From now on the person is called this in the room, or in all rooms. NameRefused changes nothing."""
    require(may_enter_rooms(actor))
    seats = Participant.objects.select_for_update().filter(user=actor, removed_at=None)
    here = seats.filter(room=room)
    require(here.exists())
    nickname = " ".join(plain(nickname, max_length=LONGEST + 1).split())
    for seat in seats if in_every_room else here:
        if code := _why_not(actor, seat.room_id, nickname):
            raise NameRefused(code)
        _rename(seat, nickname)
    if in_every_room:
        NameForAll.objects.update_or_create(person=actor, defaults={"nickname": nickname})


def first_nickname(person: User, room: Room) -> tuple[str, str]:
    """The name and its key for a new seat: the one for all rooms, else the first name; numbered if taken."""
    chosen = NameForAll.objects.filter(person=person).values_list("nickname", flat=True).first()
    name = chosen or person.first_name.strip()[: LONGEST - 4] or "?"
    taken = _taken(room.pk, person) | {key_of(one) for one in _staff_names(person)}
    numbered = (f"{name} {number}" for number in range(2, MOST_NUMBERED))
    name = next(one for one in chain([name], numbered) if key_of(one) not in taken | {""})
    return name, key_of(name)


def _why_not(person: User, room_id: int, nickname: str) -> str | None:
    return why_not(nickname, taken=_taken(room_id, person), staff_names=_staff_names(person))


def _taken(room_id: int, person: User) -> set[str]:
    others = Participant.objects.filter(room=room_id).exclude(user=person)
    return set(others.values_list("nickname_key", flat=True))


def _staff_names(person: User) -> list[str]:
    if may_moderate(person):
        return []
    staff = User.objects.filter(
        Q(groups__name__in=[role.value for role in STAFF_ROLES]) | Q(is_superuser=True), is_active=True
    )
    seats = Participant.objects.filter(user__in=staff.exclude(pk=person.pk))
    names = staff.exclude(pk=person.pk).values_list("first_name", flat=True)
    return [name for name in {*names, *seats.values_list("nickname", flat=True)} if name.strip()]


def _rename(seat: Participant, nickname: str) -> None:
    seat.nickname, seat.nickname_key = nickname, key_of(nickname)
    try:
        with transaction.atomic():
            seat.save(update_fields=["nickname", "nickname_key"])
    except IntegrityError:
        raise NameRefused("name_taken") from None
