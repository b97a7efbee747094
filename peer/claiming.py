"""Taking something from the queue for a while, so that two moderators do not do the same work.

A claim only warns: deciding is settled by the version, not by the claim. Taking an alarm is seeing it.
"""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from portal.accounts.models import User
from portal.kit import clock

from . import broadcast, duty, logbook
from .deciding import is_alarm
from .models import Claim, Flag, LogEntry, Message
from .permissions import may_decide, may_moderate, require

HOLDS = timedelta(minutes=15)


@transaction.atomic
def claim_message(actor: User, *, message: Message) -> Claim:
    """Takes a message for fifteen minutes. Gives the claim that stands: somebody else's while it holds.

    The page of a claimed message shows what was decided about its writer: that look is written down.
    """
    require(may_decide(actor, message))
    claim = _claim(actor, message=message)
    if claim.moderator_id == actor.pk:
        _see(actor, message.flags.filter(closed_at=None, first_seen_at=None))
        logbook.write(
            LogEntry.Act.LOOKED_AT_PERSON,
            at=clock.now(),
            code="item",
            actor=actor,
            person=message.participant.user_id,
            room=message.room_id,
            message=message,
        )
    return claim


@transaction.atomic
def claim_call(actor: User, *, flag: Flag) -> Claim:
    """Takes a call for help for fifteen minutes. Nobody takes their own."""
    require(may_moderate(actor) and not (flag.flagger and flag.flagger.user_id == actor.pk))
    claim = _claim(actor, flag=flag)
    if claim.moderator_id == actor.pk:
        _see(actor, Flag.objects.filter(pk=flag.pk, closed_at=None, first_seen_at=None))
    return claim


@transaction.atomic
def let_go(actor: User, *, message: Message | None = None, flag: Flag | None = None) -> None:
    """Gives one's own claim back, so that somebody else may take it now."""
    Claim.objects.filter(message=message, flag=flag, moderator=actor).delete()
    broadcast.tell_queue()


def does_hold(claim: Claim | None) -> bool:
    """Whether the claim still counts."""
    return claim is not None and claim.claimed_at > clock.now() - HOLDS


def _claim(actor: User, *, message: Message | None = None, flag: Flag | None = None) -> Claim:
    duty.say_i_am_here(actor)
    now = clock.now()
    about = {"message": message, "flag": flag}
    try:
        with transaction.atomic():
            claim = Claim.objects.create(**about, moderator=actor, claimed_at=now)
    except IntegrityError:
        # Of two who take a lapsed claim at once, the row's lock lets one through.
        free = Q(moderator=actor) | Q(claimed_at__lte=now - HOLDS)
        Claim.objects.filter(free, **about).update(moderator=actor, claimed_at=now)
        claim = Claim.objects.select_related("moderator").get(**about)
    broadcast.tell_queue()
    return claim


def _see(actor: User, unseen: QuerySet[Flag]) -> None:
    now = clock.now()
    for flag in unseen:
        if is_alarm(flag):
            logbook.write(
                LogEntry.Act.ALARM_SEEN,
                at=now,
                code=flag.kind,
                actor=actor,
                room=flag.room_id,
                message=flag.message_id,
                item=flag,
                waited_since=flag.made_at,
            )
    unseen.update(first_seen_at=now)
