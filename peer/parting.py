"""Whom one person does not meet or read, and who does not meet them: asked at the moment it counts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import DateTimeField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast

from portal.accounts.models import User
from portal.kit.prepared import Prepared

from .models import Block, Message, Mute, PastBlock
from .permissions import holders_of


@dataclass(frozen=True)
class Apart:
    """Whom one reader does not meet or read now, since when, and the times when they did not."""

    since: dict[int, datetime] = field(default_factory=dict)
    spells: tuple[tuple[int, datetime, datetime], ...] = ()

    def did_miss(self, message: Message) -> bool:
        """Whether the message was said while the two did not meet, in a time that has ended."""
        writer, shown_at = message.participant.user_id, message.shown_at
        return any(
            other == writer and shown_at is not None and began <= shown_at < ended
            for other, began, ended in self.spells
        )

    def does_hide(self, message: Message) -> bool:
        """Whether the reader does not read this message now."""
        return message.participant.user_id in self.since or self.did_miss(message)


def apart_from_one(person: int) -> Apart:
    """What parts this person from others, moderator or not. Fetched now, in one question."""
    since: dict[int, datetime] = {}
    spells = []
    for one, two, began, ended in _all_about(person):
        other = two if one == person else one
        if ended is None:
            since[other] = min(began, since.get(other, began))
        else:
            spells.append((other, began, ended))
    return Apart(since, tuple(spells))


def left_by(person: int) -> frozenset[int]:
    """Whom this person chose not to meet or read, by a block or a mute of their own."""
    blocked = Block.objects.filter(blocker=person).values_list("blocked", flat=True)
    return frozenset(blocked.union(Mute.objects.filter(muter=person).values_list("muted", flat=True)))


def without_missed(messages: QuerySet[Message], reader: int | OuterRef) -> QuerySet[Message]:
    """The messages without what was said while a block lasted that has ended."""
    here = {"made_at__lte": OuterRef("shown_at"), "ended_at__gt": OuterRef("shown_at")}
    writer = OuterRef("participant__user")
    pair = Q(blocker=reader, blocked=writer) | Q(blocked=reader, blocker=writer)
    return messages.exclude(Exists(PastBlock.objects.filter(pair, **here)))


def missed_by(messages: Iterable[Message]) -> dict[int, frozenset[int]]:
    """For each message (by key) who does not read it because of a block that has ended. One question."""
    whole = [message for message in messages if message.shown_at]
    if not whole:
        return {}  # at nearly every post: not even the question is built
    writers = {message.participant.user_id for message in whole}
    pairs = PastBlock.objects.filter(Q(blocker__in=writers) | Q(blocked__in=writers))
    spells = list(pairs.values_list("blocker", "blocked", "made_at", "ended_at"))
    if not spells:
        return {}
    missed = {message.pk: _missed_one(message, spells) for message in whole}
    members = _without_moderators(frozenset().union(*missed.values()))
    return {message: people & members for message, people in missed.items()}


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
    return lambda: {author: _without_moderators(_others_of(author, rows())) for author, rows in asked.items()}


def _missed_one(message: Message, spells: Iterable[tuple[int, int, datetime, datetime]]) -> frozenset[int]:
    writer, shown_at = message.participant.user_id, message.shown_at
    assert shown_at is not None  # noqa: S101  asked about shown ones only
    lasted = ((one, two) for one, two, began, ended in spells if began <= shown_at < ended)
    return frozenset(two if one == writer else one for one, two in lasted if writer in (one, two))


def _all_about(person: int) -> Iterable[tuple[int, int, datetime, datetime | None]]:
    of_two = Q(blocker=person) | Q(blocked=person)
    no_end = Cast(Value(None), DateTimeField(null=True))  # PostgreSQL takes a bare nothing for text
    blocks = Block.objects.filter(of_two).values_list("blocker", "blocked", "made_at", no_end)
    mutes = Mute.objects.filter(muter=person).values_list("muter", "muted", "made_at", no_end)
    past = PastBlock.objects.filter(of_two).values_list("blocker", "blocked", "made_at", F("ended_at"))
    return blocks.union(mutes, past, all=True)


def _others_of(person: int, pairs: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(one for pair in pairs for one in pair if one != person)


def _without_moderators(people: frozenset[int]) -> frozenset[int]:
    if not people:
        return people
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
