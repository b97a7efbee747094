"""When one person told about many messages: moderators see it on the page of each, and may keep them at once.

Who it was stays unsaid, and the list of what waits tells nothing of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from portal.accounts.models import User
from portal.kit import clock

from .models import Flag, Message, Participant
from .moderating import approve_message
from .permissions import may_moderate, require

MANY = 3  # in a day


@dataclass(frozen=True)
class Run:
    """What one person, through this flag among others, told today; `together` is what can be kept at once."""

    flag: Flag
    today: int
    together: int


def runs_among(actor: User, flags: Sequence[Flag]) -> list[Run]:
    """The runs to which these flags belong. Nothing where nobody told about many messages today."""
    counts = _told_today([flag.flagger.user_id for flag in flags if flag.flagger])
    runs: dict[int, Run] = {}
    for flag in flags:
        person = flag.flagger.user_id if flag.flagger else 0
        if counts.get(person, 0) >= MANY and person not in runs:
            runs[person] = Run(flag, counts[person], len(_only_by(actor, person)))
    return list(runs.values())


def told_today(seat: Participant) -> int:
    """About how many messages the person of this seat told today, in all rooms; 0 for a few."""
    count = _told_today([seat.user_id]).get(seat.user_id, 0)
    return count if count >= MANY else 0


@transaction.atomic
def keep_together(actor: User, *, flag: Flag) -> int:
    """Every shown message about which only this person told stays: decided one by one, and told like that.

    Gives how many they were. What others told about too, or a rule or danger is about, is not among them.
    """
    person = flag.flagger.user_id if flag.flagger else 0
    require(may_moderate(actor) and person not in (0, actor.pk))
    kept = [
        approve_message(actor, message=message, version=message.version)
        for message in _only_by(actor, person)
    ]
    return sum(decided.mine for decided in kept)


def _told() -> QuerySet[Flag]:
    return Flag.objects.filter(kind__in=[Flag.Kind.WORRY, Flag.Kind.REPORT], message__isnull=False)


def _told_today(people: Sequence[int]) -> dict[int, int]:
    if not people:
        return {}
    midnight = timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    told = _told().filter(flagger__user__in=people, made_at__gte=midnight)
    return dict(told.values_list("flagger__user").annotate(Count("pk")).order_by())


def _only_by(actor: User, person: int) -> list[Message]:
    is_open = Q(flags__closed_at=None)
    by_person = Q(flags__flagger__user=person, flags__kind__in=[Flag.Kind.WORRY, Flag.Kind.REPORT])
    told = _told().filter(closed_at=None, flagger__user=person).values("message")
    shown = Message.objects.filter(status=Message.Status.POSTED, pk__in=told)
    counted = shown.exclude(participant__user=actor).annotate(
        told=Count("flags", filter=is_open), told_by_person=Count("flags", filter=is_open & by_person)
    )
    return [message for message in counted.order_by("pk") if message.told == message.told_by_person]
