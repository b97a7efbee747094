"""Whether a moderator is present. It follows from the latest signs; no job keeps it."""

from datetime import datetime, timedelta

from django.db.models import Q

from portal.accounts.models import User
from portal.kit import clock

from . import broadcast
from .models import Presence
from .permissions import may_moderate, require

HERE = timedelta(minutes=20)
QUEUE_OPEN = timedelta(seconds=75)
RENEW = timedelta(seconds=30)


def say_i_am_here(actor: User) -> None:
    """The moderator is present for the next twenty minutes. Deciding something says the same."""
    require(may_moderate(actor))
    Presence.objects.update_or_create(moderator=actor, defaults={"here_at": clock.now()})
    broadcast.tell_queue()


def say_queue_is_open(actor: User) -> None:
    """The moderator has the queue open now."""
    require(may_moderate(actor))
    Presence.objects.update_or_create(moderator=actor, defaults={"queue_seen_at": clock.now()})


def renew_open_queues(moderators: set[int]) -> None:
    """The open sockets of the queue say that it is still open. Writes at most twice a minute."""
    now = clock.now()
    stale = Presence.objects.filter(moderator__in=moderators).exclude(queue_seen_at__gt=now - RENEW)
    stale.update(queue_seen_at=now)


def go_away(actor: User) -> None:
    """The moderator is not present any more."""
    gone, _rows = Presence.objects.filter(moderator=actor).delete()
    if gone:
        broadcast.tell_queue()


def moderators_present(at: datetime | None = None) -> list[User]:
    """Who looks after the rooms now."""
    now = at or clock.now()
    signs = Q(here_at__gt=now - HERE) | Q(queue_seen_at__gt=now - QUEUE_OPEN)
    present = Presence.objects.filter(signs, moderator__is_active=True).select_related("moderator")
    return [presence.moderator for presence in present.order_by("pk")]


def is_attended(at: datetime | None = None) -> bool:
    """Whether at least one moderator is present."""
    return bool(moderators_present(at))


def present_until(person: User) -> datetime | None:
    """Until when "I am here" holds for this moderator; None when it does not."""
    presence = Presence.objects.filter(moderator=person, here_at__gt=clock.now() - HERE).first()
    return presence.here_at + HERE if presence and presence.here_at else None
