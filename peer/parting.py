"""Whom one person does not meet or read, and who does not meet them: asked at the moment it counts."""

from collections.abc import Callable, Iterable

from django.db.models import Q, QuerySet

from portal.accounts.models import User
from portal.kit.prepared import Prepared

from .models import Block, Mute
from .permissions import holders_of


def hidden_from_one(person: int) -> frozenset[int]:
    """Whom this person does not meet or read, moderator or not. Fetched now."""
    return _others_of(person, AWAY_FROM.ask(person=person))


def kept_from(author: int) -> frozenset[int]:
    """Who does not meet or read this person now: the other way round from `hidden_from`. Fetched now."""
    return kept_from_many([author])[author]


def kept_from_many(authors: Iterable[int]) -> dict[int, frozenset[int]]:
    """The same for several people."""
    return asking_kept_from(authors)()


def asking_kept_from(authors: Iterable[int]) -> Callable[[], dict[int, frozenset[int]]]:
    """Asks the same with what is said `together`; what it gives knows the answer when it is wanted."""
    asked = {author: WHO_LEFT.later(person=author) for author in authors}
    return lambda: {author: _kept_from(author, rows()) for author, rows in asked.items()}


def _kept_from(author: int, pairs: Iterable[tuple[int, int]]) -> frozenset[int]:
    others = _others_of(author, pairs)
    return _without_moderators(others) if others else others


def _others_of(person: int, pairs: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(one for pair in pairs for one in pair if one != person)


def _without_moderators(people: frozenset[int]) -> frozenset[int]:
    moderators = User.objects.filter(holders_of("moderate_rooms"), pk__in=people, is_active=True)
    return people.difference(moderators.values_list("pk", flat=True))


def _away_from(person: int) -> QuerySet[Block, tuple[object, ...]]:
    return _blocks_and(Mute.objects.filter(muter=person), person)


def _who_left(person: int) -> QuerySet[Block, tuple[object, ...]]:
    return _blocks_and(Mute.objects.filter(muted=person), person)


def _blocks_and(mutes: QuerySet[Mute], person: int) -> QuerySet[Block, tuple[object, ...]]:
    # One question, for it is asked at every post. Each row is a pair of the person and somebody else.
    blocks = Block.objects.filter(Q(blocker=person) | Q(blocked=person)).values_list("blocker", "blocked")
    return blocks.union(mutes.values_list("muter", "muted"), all=True)


AWAY_FROM = Prepared(_away_from, person=int)
WHO_LEFT = Prepared(_who_left, person=int)
