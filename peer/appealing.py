"""Asking another moderator to look at a decision again, for six months, and the answer."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.text import plain

from . import broadcast, duty, ledger, logbook
from .deciding import tell
from .models import Appeal, Decision, LogEntry, Message, Notice, Participant, Room
from .permissions import may_moderate, people_who_moderate, require
from .policy.name_keys import key_of
from .series import restore_message

WORDS = 1000
MAY_APPEAL_FOR = timedelta(days=183)
RESTRICTING = (
    Decision.Kind.REMOVE,
    Decision.Kind.MASK,
    Decision.Kind.REMIND,
    Decision.Kind.WARN,
    Decision.Kind.PAUSE,
    Decision.Kind.NEUTRAL_NAME,
    Decision.Kind.TAKE_SEAT,
)
# Not told while it is done for somebody's life, and the other kinds take nothing away.


def decisions_told_to(person: User) -> QuerySet[Decision]:
    """Every decision that restricted this person, in any room, the newest first."""
    about = Decision.objects.filter(participant__user=person, kind__in=RESTRICTING)
    about = about.select_related("reason", "message", "participant__room", "appeal")
    return about.order_by("-made_at", "-pk")


def may_appeal(person: User, decision: Decision) -> bool:
    """One's own, for six months, once."""
    return (
        decision.kind in RESTRICTING
        and decision.participant is not None
        and decision.participant.user_id == person.pk
        and decision.made_at > clock.now() - MAY_APPEAL_FOR
        and not hasattr(decision, "appeal")
    )


@transaction.atomic
def appeal(actor: User, *, decision: Decision, words: str = "") -> Appeal:
    """Asks another moderator to look again. Asking twice is asking once."""
    if earlier := Appeal.objects.filter(decision=decision, decision__participant__user=actor).first():
        return earlier
    require(may_appeal(actor, decision))
    try:
        with transaction.atomic():
            made = Appeal.objects.create(
                decision=decision,
                first_moderator_id=decision.moderator_id,
                words=plain(words, max_length=WORDS),
                made_at=clock.now(),
            )
    except IntegrityError:  # a second press came first
        return Appeal.objects.get(decision=decision)
    _log(LogEntry.Act.APPEALED, actor, made)
    broadcast.tell_queue()
    return made


def may_decide_appeal(person: User, appeal: Appeal) -> bool:
    """A moderator, but not the first one, and not about oneself."""
    about = appeal.decision.participant
    return (
        may_moderate(person)
        and appeal.first_moderator_id != person.pk
        and not (about and about.user_id == person.pk)
    )


@transaction.atomic
def decide_appeal(actor: User, *, appeal: Appeal, outcome: Appeal.Outcome, answer: str) -> bool:
    """The decision stays, or everything it did is undone. The person is told with the answer.

    False when another moderator decided first. The database itself refuses the first moderator.
    """
    require(may_decide_appeal(actor, appeal))
    seat = Participant.objects.select_related("room").get(decisions=appeal.decision)
    room = Room.objects.select_for_update().get(pk=seat.room_id)
    open_still = Appeal.objects.filter(pk=appeal.pk, decided_at=None)
    clean = plain(answer, max_length=WORDS)
    decided = open_still.update(decided_by=actor, outcome=outcome, answer=clean, decided_at=clock.now())
    duty.say_i_am_here(actor)
    if not decided:
        return False
    overturned = outcome == Appeal.Outcome.OVERTURNED
    if overturned:
        _undo(room, seat, appeal.decision)
    kind = Notice.Kind.APPEAL_OVERTURNED if overturned else Notice.Kind.APPEAL_UPHELD
    tell(seat.user_id, kind, room, message=appeal.decision.message, words=clean)
    _log(LogEntry.Act.APPEAL_DECIDED, actor, appeal, code=outcome)
    broadcast.tell_queue()
    return True


def is_anybody_else_there(appeal: Appeal) -> bool:
    """Whether some other moderator may decide it at all."""
    about = appeal.decision.participant
    mine = [appeal.first_moderator_id, *([about.user_id] if about else [])]
    return people_who_moderate().exclude(pk__in=mine).exists()


def _undo(room: Room, seat: Participant, decision: Decision) -> None:
    match decision.kind:
        case Decision.Kind.REMOVE:
            _restore(room, decision, status=Message.Status.REMOVED)
        case Decision.Kind.MASK:
            _restore(room, decision, status=Message.Status.POSTED)
        case Decision.Kind.WARN:
            warnings = decision.notices.filter(kind=Notice.Kind.WARNED, read_at=None)
            warnings.update(read_at=clock.now())
        case Decision.Kind.PAUSE:
            until = _other_pause(seat, decision)
            Participant.objects.filter(pk=seat.pk).update(paused_until=until)
            ledger.note_pause(room=seat.room_id, person=seat.user_id, until=until)
        case Decision.Kind.NEUTRAL_NAME:
            _give_name_back(seat, decision)
        case Decision.Kind.TAKE_SEAT:
            Participant.objects.filter(pk=seat.pk).update(removed_at=None)
            ledger.note_seat(room=seat.room_id, person=seat.user_id, removed=False)
    broadcast.recheck_seats()


def _give_name_back(seat: Participant, decision: Decision) -> None:
    """Unless the person chose another since, got another neutral one, or somebody else has the name now."""
    renamed = [parse_datetime(one) for one in seat.renamed_at]
    newer = seat.decisions.filter(kind=Decision.Kind.NEUTRAL_NAME, pk__gt=decision.pk)
    key = key_of(decision.name_before)
    others = Participant.objects.filter(room=seat.room_id, nickname_key=key).exclude(pk=seat.pk)
    if not any(at and at > decision.made_at for at in renamed) and not newer.exists() and not others.exists():
        Participant.objects.filter(pk=seat.pk).update(nickname=decision.name_before, nickname_key=key)
        ledger.note_name(room=seat.room_id, person=seat.user_id, neutral=False)


def _other_pause(seat: Participant, decision: Decision) -> datetime | None:
    """Until when another pause holds that was not changed."""
    pauses = seat.decisions.filter(kind=Decision.Kind.PAUSE, until__gt=clock.now()).exclude(pk=decision.pk)
    standing = pauses.exclude(appeal__outcome=Appeal.Outcome.OVERTURNED)
    return standing.order_by("-until").values_list("until", flat=True).first()


def _restore(room: Room, decision: Decision, *, status: Message.Status) -> None:
    """Only what still is as this decision left it."""
    message = Message.objects.select_related("participant").filter(decisions=decision, status=status).first()
    newer = Decision.objects.filter(
        message=decision.message_id, pk__gt=decision.pk, kind__in=[Decision.Kind.REMOVE, Decision.Kind.MASK]
    )
    if message and not newer.exists():
        restore_message(room, message)


def _log(act: LogEntry.Act, actor: User, appeal: Appeal, code: str = "") -> None:
    decision = appeal.decision
    about = decision.participant
    logbook.write(
        act,
        at=clock.now(),
        code=code or decision.kind,
        reason=decision.reason.code if decision.reason else "",
        actor=actor,
        person=about.user_id if about else None,
        room=about.room_id if about else None,
        message=decision.message_id,
        item=appeal,
        waited_since=appeal.made_at if act == LogEntry.Act.APPEAL_DECIDED else None,
    )
