"""Two people who do not want to meet, and one who does not want to read another.

A block works both ways and in every room; a mute only for the one who asked. Moderators see everybody.
"""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from portal.accounts.models import User
from portal.kit.prepared import Prepared

from . import broadcast
from .models import Block, Mute, Participant
from .permissions import holders_of, require


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


@transaction.atomic
def mute_person(actor: User, *, person: User) -> None:
    """From now on the actor reads nothing by this person. Nobody else notices."""
    require(actor.pk != person.pk)
    Mute.objects.get_or_create(muter=actor, muted=person)
    broadcast.recheck_seats()


@transaction.atomic
def unmute_person(actor: User, *, person: User) -> None:
    """The actor reads this person again."""
    Mute.objects.filter(muter=actor, muted=person).delete()
    broadcast.recheck_seats()


def blocks_of(person: User) -> QuerySet[Block]:
    """Whom the person blocked; `name` is the one used in rooms, which need not be their own."""
    return person.blocks.annotate(name=_name_in_rooms("blocked")).order_by("pk")


def mutes_of(person: User) -> QuerySet[Mute]:
    """Whom the person muted, with the `name` used in rooms."""
    return person.mutes.annotate(name=_name_in_rooms("muted")).order_by("pk")


def hidden_from(people: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each person, whom they do not meet or read. Two queries."""
    wanted = set(people)
    hidden: dict[int, set[int]] = {person: set() for person in wanted}
    for muter, muted in Mute.objects.filter(muter__in=wanted).values_list("muter", "muted"):
        hidden[muter].add(muted)
    pairs = Block.objects.filter(Q(blocker__in=wanted) | Q(blocked__in=wanted))
    for blocker, blocked in pairs.values_list("blocker", "blocked"):
        if blocker in wanted:
            hidden[blocker].add(blocked)
        if blocked in wanted:
            hidden[blocked].add(blocker)
    return {person: frozenset(others) for person, others in hidden.items()}


def hidden_from_one(person: int) -> frozenset[int]:
    """Whom this person does not meet or read, moderator or not. Fetched now."""
    return _others_of(person, MUTES_OF.ask(person=person))


def kept_from(author: int) -> frozenset[int]:
    """Who does not meet or read this person now: the other way round from `hidden_from`. Fetched now."""
    others = _others_of(author, MUTED_BY.ask(person=author))
    return _without_moderators(others) if others else others


def kept_from_many(authors: Iterable[int]) -> dict[int, frozenset[int]]:
    """The same for several people."""
    return {author: kept_from(author) for author in authors}


def _others_of(person: int, mutes: Iterable[tuple[int]]) -> frozenset[int]:
    blocks = BLOCKS_OF.ask(person=person)
    return frozenset(one for pair in (*blocks, *mutes) for one in pair if one != person)


def _without_moderators(people: frozenset[int]) -> frozenset[int]:
    moderators = User.objects.filter(holders_of("moderate_rooms"), pk__in=people, is_active=True)
    return people.difference(moderators.values_list("pk", flat=True))


def _blocks_of(person: int) -> QuerySet[Block, tuple[object, ...]]:
    return Block.objects.filter(Q(blocker=person) | Q(blocked=person)).values_list("blocker", "blocked")


def _muted_by(person: int) -> QuerySet[Mute, tuple[object, ...]]:
    return Mute.objects.filter(muted=person).values_list("muter")


def _mutes_of(person: int) -> QuerySet[Mute, tuple[object, ...]]:
    return Mute.objects.filter(muter=person).values_list("muted")


BLOCKS_OF = Prepared(_blocks_of, person=int)
MUTES_OF = Prepared(_mutes_of, person=int)
MUTED_BY = Prepared(_muted_by, person=int)


def _name_in_rooms(field: str) -> Subquery:
    seats = Participant.objects.filter(user=OuterRef(field)).order_by("-last_spoke_at", "-pk")
    return Subquery(seats.values("nickname")[:1])
