"""Who may do what in rooms. Every answer is fetched fresh: a right that was taken away is gone at once."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied

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


def may_read_held(person: Person, message: Message) -> bool:
    """A held message is seen only by its writer and moderators."""
    return message.participant.user_id == getattr(person, "pk", None) or may_moderate(person)


def may_take_back(seat: Participant, message: Message) -> bool:
    """Only one's own, and only what is shown or waits."""
    return message.participant_id == seat.pk and (message.is_shown or message.is_held)


def require(answer: bool) -> None:
    """PermissionDenied when the answer is no."""
    if not answer:
        raise PermissionDenied
