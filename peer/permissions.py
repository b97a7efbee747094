"""Who may do what in rooms. Every answer is fetched fresh: a right that was taken away is gone at once."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q

from portal.accounts.models import User

from .models import Message, Participant

Person = User | AnonymousUser | AbstractBaseUser


def may_enter_rooms(person: Person) -> bool:
    """Whether the person may be in rooms at all."""
    return bool(getattr(person, "is_active", False)) and person.has_perm("peer.enter_rooms")  # type: ignore[union-attr]


def may_moderate(person: Person) -> bool:
    """Whether the person looks after rooms."""
    return bool(getattr(person, "is_active", False)) and person.has_perm("peer.moderate_rooms")  # type: ignore[union-attr]


def may_manage(person: Person) -> bool:
    """Whether the person opens rooms and writes their rules."""
    return bool(getattr(person, "is_active", False)) and person.has_perm("peer.manage_rooms")  # type: ignore[union-attr]


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
    return message.participant_id == seat.pk and (message.is_shown or message.is_held)


def require(answer: bool) -> None:
    """PermissionDenied when the answer is no."""
    if not answer:
        raise PermissionDenied
