"""Two people who do not want to meet. It works both ways and in every room; moderators see both."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q

from portal.accounts.models import User

from . import broadcast
from .models import Block
from .permissions import require


@transaction.atomic
def block_person(actor: User, *, person: User) -> None:
    """From now on the two see nothing of each other. The other one is not told."""
    require(actor.pk != person.pk)
    Block.objects.get_or_create(blocker=actor, blocked=person)
    broadcast.recheck_seats()


@transaction.atomic
def unblock_person(actor: User, *, person: User) -> None:
    """Ends a block that the actor made. One that the other made stays."""
    Block.objects.filter(blocker=actor, blocked=person).delete()
    broadcast.recheck_seats()


def hidden_from(people: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each person, whom they do not meet. One query."""
    wanted = set(people)
    hidden: dict[int, set[int]] = {person: set() for person in wanted}
    pairs = Block.objects.filter(Q(blocker__in=wanted) | Q(blocked__in=wanted))
    for blocker, blocked in pairs.values_list("blocker", "blocked"):
        if blocker in wanted:
            hidden[blocker].add(blocked)
        if blocked in wanted:
            hidden[blocked].add(blocker)
    return {person: frozenset(others) for person, others in hidden.items()}
