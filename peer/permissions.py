"""Who may do what in rooms. Every answer is fetched fresh: a right that was taken away is gone at once."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.lookups import Exact

from portal.accounts.models import User
from portal.accounts.roles import Role
from portal.accounts.session_rights import rights_wait

from .models import Message, Participant, Room, RoomInvitation

ITSELF = OuterRef("pk")  # whichever user the question is about
Person = User | AnonymousUser | AbstractBaseUser


def may_enter_rooms(person: Person) -> bool:
    """Whether the person may be in rooms at all.

    Words of those who look after rooms carry the mark of the house: not without the passkey that it needs.
    """
    may = bool(getattr(person, "is_active", False)) and person.has_perm("peer.enter_rooms")  # type: ignore[union-attr]
    return may and not (rights_wait(person) and _looks_after_rooms(person.pk or 0))


def people_of(
    room: int | OuterRef, audience: str | OuterRef, person: int | OuterRef = ITSELF
) -> QuerySet[User]:
    """The people who may be in a room for this audience, whether they sit there or not. For queries.

    Members means clients; moderators and administrators come in everywhere by their own right. Whoever asks
    about one `person` only says so, as in `holders_of`.
    """
    staff = holders_of("moderate_rooms", person) | holders_of("manage_rooms", person)
    roles = User.groups.through.objects.filter(
        user=person, group__name__in=[Role.MEMBER.value, Role.EXPERIENCE_EXPERT.value]
    )
    which = OuterRef(room) if isinstance(room, OuterRef) else room
    invitations = RoomInvitation.objects.filter(room=which, person=person)
    fits = (
        Q(_is(audience, Room.Audience.TOGETHER))
        | Q(_is(audience, Room.Audience.MEMBERS)) & Q(Exists(roles))
        | Q(_is(audience, Room.Audience.INVITED)) & Q(Exists(invitations))
    )
    return User.objects.filter(holders_of("enter_rooms", person), fits | staff, is_active=True)


def may_be_in(person: Person, room: Room) -> bool:
    """Whether the room is for this person. A seat that was taken away is another question."""
    return people_of(room.pk, room.audience, person.pk or 0).filter(pk=person.pk or 0).exists()


def holders_of(codename: str, person: int | OuterRef = ITSELF) -> Q:
    """Users with a permission of rooms: their own, by a role, or every one. The rule for queries.

    A query about one `person` by key says whom: else PostgreSQL collects all holders to find one among them.
    """
    of_rooms = {"content_type__app_label": "peer", "codename": codename}
    own = {f"permission__{name}": value for name, value in of_rooms.items()}
    by_role = {f"group__permissions__{name}": value for name, value in of_rooms.items()}
    return (
        Q(Exists(User.groups.through.objects.filter(user=person, **by_role)))
        | Q(Exists(User.user_permissions.through.objects.filter(user=person, **own)))
        | Q(is_superuser=True)
    )


def _is(audience: str | OuterRef, wanted: str) -> Exact:
    return Exact(audience if isinstance(audience, OuterRef) else Value(audience), Value(str(wanted)))


def may_moderate(person: Person) -> bool:
    """Whether the person looks after rooms."""
    return bool(getattr(person, "is_active", False)) and person.has_perm("peer.moderate_rooms")  # type: ignore[union-attr]


def may_manage(person: Person) -> bool:
    """Whether the person opens rooms and writes their rules."""
    return bool(getattr(person, "is_active", False)) and person.has_perm("peer.manage_rooms")  # type: ignore[union-attr]


def people_who_look_after(person: int | OuterRef = ITSELF) -> QuerySet[User]:
    """Whose words carry the mark of the house: who may moderate or manage rooms now. The one rule for it."""
    rights = holders_of("moderate_rooms", person) | holders_of("manage_rooms", person)
    return User.objects.filter(rights, is_active=True)


def _looks_after_rooms(person: int) -> bool:
    return people_who_look_after(person).filter(pk=person).exists()


def people_who_moderate() -> QuerySet[User]:
    """Everybody who looks after rooms."""
    return _people_with("moderate_rooms")


def people_who_manage() -> QuerySet[User]:
    """Everybody who opens rooms and writes their rules."""
    return _people_with("manage_rooms")


def may_read_all_held(person: Person) -> bool:
    """Who reads the held messages of others. Every page and query that shows one asks here."""
    return may_moderate(person)


def held_readable_by(person: Person) -> Q:
    """The held messages that the person may read: their own, or all. The rule for queries."""
    everybodys = Q() if may_read_all_held(person) else Q(participant__user=person.pk)
    return Q(status=Message.Status.HELD) & everybodys


def may_read_held(person: Person, message: Message) -> bool:
    """Whether the person may read this held message. The same rule for one message."""
    return may_read_all_held(person) or message.participant.user_id == person.pk


def may_decide(person: Person, message: Message) -> bool:
    """One's own message, and what others said about it, is for another moderator."""
    return may_moderate(person) and message.participant.user_id != person.pk


def may_take_back(seat: Participant, message: Message) -> bool:
    """Only one's own, and only what is shown or waits."""
    return message.participant_id == seat.pk and (message.is_shown or message.is_waiting)


def require(answer: bool) -> None:
    """PermissionDenied when the answer is no."""
    if not answer:
        raise PermissionDenied


def _people_with(codename: str) -> QuerySet[User]:
    return User.objects.filter(holders_of(codename), is_active=True).order_by("first_name", "pk")
