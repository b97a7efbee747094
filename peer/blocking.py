"""Two people who do not want to meet, and one who does not want to read another.

A block works both ways and in every room; a mute only for the one who asked. Moderators see everybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.prepared import Prepared, listed, several

from . import broadcast, ledger
from .models import Block, Mute, PastBlock
from .permissions import require

MOST_A_DAY = 6  # people: a room without witnesses is nobody's to make
MOST_ENDED = 2  # times in a day that one ends a block of the same person
DAY = timedelta(days=1)
LATELY = timedelta(days=30)


class TooManyBlocks(Exception):
    """So many people were blocked today that a moderator helps with the next one."""


class EndedOften(Exception):
    """The block of this person was ended so often today that it stays until tomorrow."""


@dataclass(frozen=True)
class BlockingHabits:
    """How somebody uses blocks, as moderators see it: numbers, never whom."""

    now: int
    again: int  # times lately that they ended a block and made it anew


@transaction.atomic
def block_person(actor: User, *, person: User, name: str = "") -> None:
    """From now on the two see nothing of each other. The other one is not told.

    `name` is how the actor knows the person, and goes on to: a name taken later does not reach them.
    TooManyBlocks after several other people on one day; somebody who was blocked today may be again.
    """
    require(actor.pk != person.pk)
    if len(_blocked_today(actor) - {person.pk}) >= MOST_A_DAY:
        raise TooManyBlocks
    _block, is_new = Block.objects.get_or_create(blocker=actor, blocked=person, defaults={"name": name})
    if is_new:
        ledger.note_block(blocker=actor.pk, blocked=person.pk)
    broadcast.recheck_seats()


@transaction.atomic
def unblock_person(actor: User, *, person: User) -> None:
    """Ends a block that the actor made. One that the other made stays.

    What was said meanwhile stays unseen. EndedOften when this was done twice today: then it stays.
    """
    block = Block.objects.select_for_update().filter(blocker=actor, blocked=person).first()
    if block is None:
        return
    now = clock.now()
    past = PastBlock.objects.filter(blocker=actor, blocked=person)
    if past.filter(ended_at__gt=now - DAY).count() >= MOST_ENDED:
        raise EndedOften
    past.create(blocker=actor, blocked=person, made_at=block.made_at, ended_at=now)
    block.delete()
    ledger.note_block(blocker=actor.pk, blocked=person.pk, ended=True)
    broadcast.recheck_seats()


@transaction.atomic
def mute_person(actor: User, *, person: User, name: str = "") -> None:
    """From now on the actor reads nothing by this person. Nobody else notices. `name` as with a block."""
    require(actor.pk != person.pk)
    Mute.objects.get_or_create(muter=actor, muted=person, defaults={"name": name})
    broadcast.recheck_seats()


@transaction.atomic
def unmute_person(actor: User, *, person: User) -> None:
    """The actor reads this person again."""
    Mute.objects.filter(muter=actor, muted=person).delete()
    broadcast.recheck_seats()


def blocks_of(person: User) -> QuerySet[Block]:
    """Whom the person blocked, each with the `name` that they had then where it was done."""
    return person.blocks.order_by("pk")


def mutes_of(person: User) -> QuerySet[Mute]:
    """Whom the person muted, with the `name` of that time."""
    return person.mutes.order_by("pk")


def habits_of(person: User) -> BlockingHabits:
    """How many people somebody has blocked now, and how often they did so again lately."""
    lately = clock.now() - LATELY
    ended = person.past_blocks.filter(ended_at__gt=lately).values_list("blocked", "ended_at")
    began = [*person.blocks.values_list("blocked", "made_at")]
    began += person.past_blocks.filter(made_at__gt=lately).values_list("blocked", "made_at")
    again = sum(any(one == other and moment >= end for other, moment in began) for one, end in ended)
    return BlockingHabits(now=person.blocks.count(), again=again)


def not_met_by(person: User) -> frozenset[int]:
    """Whom the person blocked, and who blocked them. Asked wherever else they could meet."""
    pairs = Block.objects.filter(Q(blocker=person) | Q(blocked=person)).values_list("blocker", "blocked")
    return frozenset(one for pair in pairs for one in pair) - {person.pk}


def hidden_from(people: Iterable[int]) -> dict[int, frozenset[int]]:
    """For each person, whom they do not meet or read. Two queries for a few hundred people."""
    wanted = set(people)
    hidden: dict[int, set[int]] = {person: set() for person in wanted}
    for muter, muted in MUTES.about(person=wanted):
        hidden[muter].add(muted)
    for blocker, blocked in BLOCKS.about(person=wanted):
        if blocker in wanted:
            hidden[blocker].add(blocked)
        if blocked in wanted:
            hidden[blocked].add(blocker)
    return {person: frozenset(others) for person, others in hidden.items()}


def _blocked_today(person: User) -> set[int]:
    today = {"made_at__gt": clock.now() - DAY}
    now, past = person.blocks.filter(**today), person.past_blocks.filter(**today)
    return {*now.values_list("blocked", flat=True), *past.values_list("blocked", flat=True)}


def _mutes_by(**people: int) -> QuerySet[Mute, tuple[object, ...]]:
    return Mute.objects.filter(muter__in=listed("person", people)).values_list("muter", "muted")


def _blocks_around(**people: int) -> QuerySet[Block, tuple[object, ...]]:
    some = listed("person", people)
    pairs = Block.objects.filter(Q(blocker__in=some) | Q(blocked__in=some))
    return pairs.values_list("blocker", "blocked")


MUTES = Prepared(_mutes_by, **several("person", 250))
BLOCKS = Prepared(_blocks_around, **several("person", 250))
