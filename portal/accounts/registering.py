"""Making a person, with a mail address that is known to be theirs."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.db import transaction

from .models import User
from .roles import Role, give_role


@transaction.atomic
def register_person(*, email: str, first_name: str, language: str = "fi", roles: Iterable[Role] = ()) -> User:
    """A new person who may sign in at once by a mailed code, holding the roles."""
    person = User.objects.create_user(email, first_name=first_name, language=language)
    keep_address(person)
    for role in roles:
        give_role(person, role)
    return person


@transaction.atomic
def keep_address(person: User) -> None:
    """The person signs in with their present mail address and no other.

    Without this row a first sign-in asks for a second code, and an address that was changed in the CMS
    would go on letting its reader in.
    """
    rows = EmailAddress.objects.filter(user=person)
    rows.exclude(email__iexact=person.email).delete()
    kept = rows.update(email=person.email, verified=True, primary=True)
    if not kept:
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
