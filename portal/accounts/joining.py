"""Coming in: by an invitation, by a moderator's yes, or freely where joining is open."""

import datetime
from dataclasses import asdict, dataclass
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction

from portal.kit import clock

from .inviting import use_invitation
from .letters import send_letter_later
from .models import Joining, JoiningRequest, User
from .permissions import may_approve_joining
from .registering import register_person
from .roles import Role


class JoiningRefused(Exception):
    """This way in is shut, or the person is known already."""


class AlreadyDecided(Exception):
    """Somebody else decided first. Carries the request as it is now."""

    def __init__(self, request: JoiningRequest) -> None:
        super().__init__(request.state)
        self.request = request


@dataclass(frozen=True)
class Application:
    """What somebody told about themselves at the door, and what they said yes to."""

    email: str
    first_name: str
    language: str
    minimum_age: int
    notice_version: str
    consent_version: str
    said_yes_at: str
    invitation_id: int | None = None
    about: str = ""
    asks: bool = False  # for a moderator's yes, instead of showing an invitation

    def kept(self) -> dict[str, Any]:
        """As plain data, to wait in a session until the mail address is proven."""
        return asdict(self)

    @classmethod
    def from_kept(cls, data: dict[str, Any]) -> Self:
        return cls(**data)

    @property
    def said_yes(self) -> dict[str, Any]:
        """The fields of `SaidYes`."""
        return {
            "minimum_age": self.minimum_age,
            "notice_version": self.notice_version,
            "consent_version": self.consent_version,
            "said_yes_at": datetime.datetime.fromisoformat(self.said_yes_at),
        }


@transaction.atomic
def join(application: Application) -> User:
    """A new person, let in by an invitation or because joining is open. The mail address must be proven.

    `InvitationRefused` when the invitation was used up meanwhile; `JoiningRefused` when the way is shut.
    """
    if is_known(application.email):
        raise JoiningRefused
    if application.invitation_id is None:
        if not settings.JOINING_OPEN:
            raise JoiningRefused
        return _let_in(application, Role.MEMBER, way=Joining.Way.OPEN)
    invitation = use_invitation(application.invitation_id)
    return _let_in(application, Role(invitation.role), way=Joining.Way.INVITATION, invitation=invitation)


@transaction.atomic
def request_joining(application: Application) -> JoiningRequest:
    """Asks the moderators for a place. Asking again while one waits gives the one that waits."""
    if is_known(application.email):
        raise JoiningRefused
    request, _made = JoiningRequest.objects.get_or_create(
        email=application.email.lower(),
        state=JoiningRequest.State.WAITING,
        defaults={
            "first_name": application.first_name,
            "language": application.language,
            "about": application.about,
            "asked_at": clock.now(),
            **application.said_yes,
        },
    )
    return request


@transaction.atomic
def approve_joining(actor: User, *, request: JoiningRequest) -> User:
    """A yes: the person becomes a member and gets a mail. One decision for each request."""
    decided = _decide(actor, request, JoiningRequest.State.APPROVED)
    application = Application(
        email=decided.email,
        first_name=decided.first_name,
        language=decided.language,
        minimum_age=decided.minimum_age,
        notice_version=decided.notice_version,
        consent_version=decided.consent_version,
        said_yes_at=decided.said_yes_at.isoformat(),
    )
    if is_known(decided.email):
        return User.objects.get(email__iexact=decided.email)
    person = _let_in(application, Role.MEMBER, way=Joining.Way.APPROVAL, approved_by=actor)
    send_letter_later("joining_approved", decided.email, decided.language, first_name=decided.first_name)
    return person


@transaction.atomic
def decline_joining(actor: User, *, request: JoiningRequest) -> None:
    """A no: the asker gets a kind mail. One decision for each request."""
    decided = _decide(actor, request, JoiningRequest.State.DECLINED)
    send_letter_later("joining_declined", decided.email, decided.language, first_name=decided.first_name)


def is_known(email: str) -> bool:
    """Whether somebody has an account with this mail address."""
    return User.objects.filter(email__iexact=email).exists()


def is_waiting(email: str) -> bool:
    """Whether a request to join with this mail address waits for its answer."""
    return JoiningRequest.objects.filter(email__iexact=email, state=JoiningRequest.State.WAITING).exists()


def _decide(actor: User, request: JoiningRequest, state: JoiningRequest.State) -> JoiningRequest:
    if not may_approve_joining(actor):
        raise PermissionDenied
    fresh = JoiningRequest.objects.select_for_update().get(pk=request.pk)
    if fresh.state != JoiningRequest.State.WAITING:
        raise AlreadyDecided(fresh)
    fresh.state, fresh.decided_by, fresh.decided_at = state, actor, clock.now()
    fresh.save(update_fields=["state", "decided_by", "decided_at"])
    return fresh


def _let_in(application: Application, role: Role, **how: Any) -> User:
    person = register_person(
        email=application.email,
        first_name=application.first_name,
        language=application.language,
        roles=[role],
    )
    Joining.objects.create(person=person, joined_at=clock.now(), **application.said_yes, **how)
    return person
