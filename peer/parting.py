"""Whom one person does not meet or read, and who does not meet them: asked at the moment it counts."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from portal.accounts.models import User
from portal.kit.prepared import Prepared

from .models import Block, Mute
from .permissions import holders_of


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
