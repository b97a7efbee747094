"""What people are called in rooms. A name never imitates somebody else, least of all the staff."""

from itertools import chain

from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.models import User
from portal.accounts.roles import Role

from .models import Appeal, Decision, NameForAll, Participant, Room
from .permissions import may_moderate
from .policy.name_keys import key_of
from .policy.names import LONGEST, not_for_anybody, why_not

STAFF_ROLES = (Role.MODERATOR, Role.ADMINISTRATOR, Role.EDITOR)
MOST_NUMBERED = 1000


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
    covered = Decision.objects.filter(participant__user=person, kind=Decision.Kind.NEUTRAL_NAME)
    names = covered.exclude(appeal__outcome=Appeal.Outcome.OVERTURNED).values_list("name_before", flat=True)
    return key_of(nickname) in {key_of(name) for name in names}


def reason_against(person: User, seat: Participant, nickname: str) -> str | None:
    """Why the person cannot be called this in the room of the seat, as a code; None for a good name."""
    if is_covered(person, nickname):
        return "name_covered"
    if nickname == _numbered(person, seat.room_id, person.first_name)[0]:
        return None
    return why_not(nickname, taken=_taken(seat.room_id, person), staff_names=_staff_names(person))


def _numbered(person: User, room_id: int, name: str) -> tuple[str, str]:
    """The name with a number if somebody has it, or a neutral one instead of a name that nobody may have."""
    name = name.strip()[: LONGEST - 4]
    if not may_moderate(person) and (not key_of(name) or not_for_anybody(name)):
        name = _("Somebody")
    taken = _taken(room_id, person) | {key_of(one) for one in _staff_names(person)}
    numbered = (f"{name} {number}" for number in range(2, MOST_NUMBERED))
    name = next(one for one in chain([name or "?"], numbered) if key_of(one) not in taken | {""})
    return name, key_of(name)


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
