"""Invitations: printed codes that let people in."""

import datetime
import secrets

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.crypto import salted_hmac

from portal.kit import clock, ledger

from .models import Invitation, User
from .permissions import may_approve_joining, may_invite_as
from .roles import Role

# No letter or digit that looks like another one, and no vowels, so that no words come out. 52 bits in all.
ALPHABET = "CDFHJKMNPRTVWXY34679"
GROUPS, GROUP_LENGTH = 3, 4
MAX_DAYS, MAX_USES = 180, 200
INVITATIONS = "invitations"  # the file of the ledger


class InvitationRefused(Exception):
    """The code lets nobody in: it is unknown, used up, too old or taken back. Nobody is told which."""


@transaction.atomic
def make_invitation(
    actor: User, *, role: Role = Role.MEMBER, max_uses: int = 1, days: int = 30, note: str = ""
) -> tuple[Invitation, str]:
    """A new invitation and its code. The code is told here only: a digest is kept."""
    if not may_invite_as(actor, role):
        raise PermissionDenied
    code = new_code()
    made_at = clock.now()
    invitation = Invitation.objects.create(
        code_digest=digest_of(code),
        role=role,
        note=note,
        made_by=actor,
        made_at=made_at,
        expires_at=made_at + datetime.timedelta(days=min(days, MAX_DAYS)),
        max_uses=min(max_uses, MAX_USES),
    )
    return invitation, code


@transaction.atomic
def revoke_invitation(actor: User, *, invitation: Invitation) -> None:
    """Nobody comes in by it any more. Who came in stays."""
    if not may_approve_joining(actor):
        raise PermissionDenied
    if Invitation.objects.filter(pk=invitation.pk, revoked_at=None).update(revoked_at=clock.now()):
        ledger.add(INVITATIONS, {"invitation": invitation.pk})


@transaction.atomic
def replay_invitations(unknown: frozenset[str]) -> dict[str, int]:
    """After a restore: codes that were taken back let nobody in. A newer one with the number is not met."""
    met = 0
    for number, line in ledger.newest(INVITATIONS, "invitation").items():
        if line.get("n") in unknown:
            found = Invitation.objects.filter(pk=number, made_at__lte=line["at"], revoked_at=None)
            met += found.update(revoked_at=line["at"])
    return {"invitations": met}


def good_invitation(code: str) -> Invitation:
    """The invitation that a code opens now; otherwise `InvitationRefused`."""
    invitation = Invitation.objects.filter(code_digest=digest_of(code)).first()
    if invitation is None or not invitation.is_good(clock.now()):
        raise InvitationRefused
    return invitation


def use_invitation(invitation_id: int) -> Invitation:
    """Counts one person in, under the row's lock; `InvitationRefused` when it is no longer good."""
    invitation = Invitation.objects.select_for_update().filter(pk=invitation_id).first()
    if invitation is None or not invitation.is_good(clock.now()):
        raise InvitationRefused
    invitation.uses += 1
    invitation.save(update_fields=["uses"])
    return invitation


def new_code() -> str:
    """A code as it is printed: KM7P-4XWD-9TRF."""
    letters = [secrets.choice(ALPHABET) for _ in range(GROUPS * GROUP_LENGTH)]
    return "-".join("".join(letters[at : at + GROUP_LENGTH]) for at in range(0, len(letters), GROUP_LENGTH))


def digest_of(code: str) -> str:
    """What is kept of a code. Case, spaces and dashes make no difference."""
    letters = "".join(char for char in code.upper() if char.isalnum())
    return salted_hmac("portal.accounts.invitation", letters, algorithm="sha256").hexdigest()
