"""What people are called in rooms. A name never imitates somebody else, least of all the staff."""

from datetime import timedelta
from itertools import chain

from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.kit import clock

from .models import Appeal, Decision, FormerName, NameForAll, Participant, Room
from .permissions import may_moderate
from .policy.name_keys import key_of
from .policy.names import LONGEST, not_for_anybody, why_not

STAFF_ROLES = (Role.MODERATOR, Role.ADMINISTRATOR, Role.EDITOR)
MOST_NUMBERED = 1000
ROOM_NAMES = ("name_fi", "name_sv", "name_en")
LONG_WORD = 4  # letters of a covered name that do not come back in another one
KEPT_FOR = timedelta(days=90)  # a name that was given up is nobody else's
KNOWN_FOR = timedelta(days=183)  # to moderators: as long as texts are kept


class NameRefused(ValueError):
    """The name cannot be used. `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def first_nickname(person: User, room: Room) -> tuple[str, str]:
    """The name and its key for a new seat: the one for all rooms, else the first name; numbered if taken."""
    chosen = NameForAll.objects.filter(person=person).values_list("nickname", flat=True).first()
    name = chosen or person.first_name
    return _numbered(person, room.pk, "" if is_covered(person, name) else name)


def neutral_nickname(seat: Participant) -> tuple[str, str]:
    """A name that tells nothing, and its key, in the language of the one who gets it."""
    with translation.override(seat.user.language):
        return _numbered(seat.user, seat.room_id, "")


def is_covered(person: User, nickname: str) -> bool:
    """Whether a moderator gave the person a neutral name in place of this one, and it was not taken back."""
    return key_of(nickname) in {key_of(name) for name in _covered_names(person)}


def is_near_a_covered_one(person: User, nickname: str) -> bool:
    """Whether it has a covered name in it, or one of its long words."""
    key = key_of(nickname)
    parts = [part for name in _covered_names(person) for part in (name, *name.split())]
    return any(len(part) >= LONG_WORD and key_of(part) in key for part in parts)


def _covered_names(person: User) -> list[str]:
    covered = Decision.objects.filter(participant__user=person, kind=Decision.Kind.NEUTRAL_NAME)
    lasting = covered.exclude(appeal__outcome=Appeal.Outcome.OVERTURNED)
    return list(lasting.values_list("name_before", flat=True))


def name_kept(person: User, nickname: str) -> str:
    """How a list calls somebody by a name of that time: by no name when a moderator covered it since."""
    return _("Somebody") if is_covered(person, nickname) else nickname


def reason_against(person: User, seat: Participant, nickname: str) -> str | None:
    """Why the person cannot be called this in the room of the seat, as a code; None for a good name."""
    if is_covered(person, nickname) or is_near_a_covered_one(person, nickname):
        return "name_covered"
    if nickname == _numbered(person, seat.room_id, person.first_name)[0]:
        return None
    here = _taken(seat.room_id, person)
    elsewhere = _taken_anywhere(nickname, person)
    taken = here | elsewhere | _names_of_rooms()
    return why_not(nickname, taken=taken, beside=here, staff_names=_staff_names(person))


def give_up(seat: Participant) -> None:
    """Keeps the seat's name of now from others for a while. Older ones are let go."""
    now = clock.now()
    seat.former_names.filter(given_up_at__lte=now - KNOWN_FOR).delete()
    FormerName.objects.create(seat=seat, key=seat.nickname_key, nickname=seat.nickname, given_up_at=now)


def _numbered(person: User, room_id: int, name: str) -> tuple[str, str]:
    """The name with a number if somebody has it, or a neutral one instead of a name that nobody may have."""
    name = name.strip()[: LONGEST - 4]
    staff = _staff_names(person)
    if not may_moderate(person) and (not key_of(name) or not_for_anybody(name) or _is_staffs(name, staff)):
        name = _("Somebody")
    taken = _taken(room_id, person) | {key_of(one) for one in staff}
    numbered = (f"{name} {number}" for number in range(2, MOST_NUMBERED))
    name = next(one for one in chain([name or "?"], numbered) if key_of(one) not in taken | {""})
    return name, key_of(name)


def _is_staffs(name: str, staff: list[str]) -> bool:
    """Of somebody who works here, with something beside it. Who only shares the first name gets a number."""
    return " " in name and why_not(name, staff_names=staff) in {"name_staff", "name_near_staff"}


def _taken(room_id: int, person: User) -> set[str]:
    others = Participant.objects.filter(room=room_id).exclude(user=person)
    former = _kept(person).filter(seat__room=room_id)
    return {*others.values_list("nickname_key", flat=True), *former.values_list("key", flat=True)}


def _taken_anywhere(nickname: str, person: User) -> set[str]:
    """The key of the name, if somebody has it in any room or had it lately. Nobody is told where."""
    key = key_of(nickname)
    others = Participant.objects.filter(nickname_key=key).exclude(user=person)
    return {key} if others.exists() or _kept(person).filter(key=key).exists() else set()


def _names_of_rooms() -> set[str]:
    """In each language: under the name of a room, somebody would speak as the room."""
    return {key_of(name) for names in Room.objects.values_list(*ROOM_NAMES) for name in names if name}


def _kept(person: User) -> QuerySet[FormerName]:
    lately = FormerName.objects.filter(given_up_at__gt=clock.now() - KEPT_FOR)
    return lately.exclude(seat__user=person)


def _staff_names(person: User) -> list[str]:
    if may_moderate(person):
        return []
    staff = User.objects.filter(
        Q(groups__name__in=[role.value for role in STAFF_ROLES]) | Q(is_superuser=True), is_active=True
    )
    seats = Participant.objects.filter(user__in=staff.exclude(pk=person.pk))
    names = staff.exclude(pk=person.pk).values_list("first_name", flat=True)
    return [name for name in {*names, *seats.values_list("nickname", flat=True)} if name.strip()]
