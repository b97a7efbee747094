"""The demo people: staff are registered, members come in by an invitation, as anybody would."""

from typing import Any

from django.conf import settings
from django.db import transaction

from media_studio.supporting import answer, ask_support
from portal.accounts.inviting import make_invitation
from portal.accounts.joining import Application, join
from portal.accounts.models import Invitation, User
from portal.accounts.registering import register_person
from portal.accounts.roles import Role, give_role
from portal.kit import clock

from .texts import told


def person(key: str) -> User:
    """One of the demo people."""
    found: User = User.objects.get(email=f"{key}@example.org")
    return found


@transaction.atomic
def build() -> str | None:
    """Everybody of people.yaml, their roles, and who supports whom."""
    people = told("people")["people"]
    if User.objects.filter(email=people[0]["email"]).exists():
        return None
    staff = [one for one in people if Role.MEMBER not in one["roles"]]
    members = [one for one in people if Role.MEMBER in one["roles"]]
    for one in staff:
        register_person(**_name(one), roles=[Role(role) for role in one["roles"]])
    invitation, _code = make_invitation(person("sampo"), max_uses=len(members), note="Demo")
    for one in members:
        _join(one, invitation)
    for one in members:
        for other in one.get("supports", []):
            request = ask_support(person(other), supporter_email=one["email"])
            answer(User.objects.get(email=one["email"]), support=request, yes=True)
    return f"{len(people)} people have moved in."


def _name(one: dict[str, Any]) -> dict[str, Any]:
    return {key: one[key] for key in ("email", "first_name", "language")}


def _join(one: dict[str, Any], invitation: Invitation) -> None:
    newcomer = join(
        Application(
            **_name(one),
            minimum_age=settings.JOINING_MINIMUM_AGE,
            notice_version=settings.PRIVACY_NOTICE_VERSION,
            consent_version=settings.PRIVACY_NOTICE_VERSION,
            said_yes_at=clock.now().isoformat(),
            invitation_id=invitation.pk,
        )
    )
    for role in one["roles"]:
        give_role(newcomer, Role(role))
