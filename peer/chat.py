"""Saying something in a room, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from portal.accounts.models import User
from portal.kit import clock
from portal.kit.meters import POSTS
from portal.kit.prepared import Prepared, together
from portal.kit.tempo import Tempo
from portal.reading import symbols as pictures

from . import caring, threats
from .models import Message, Participant, Room
from .permissions import holders_of, may_take_back, require
from .policy import Said, Verdict, judge, sounds_like_danger
from .posts import Post, post_of
from .present_names import people_in
from .queries import apart_from
from .seats import seat_of
from .series import hide_message, show_message
from .standing import Standing, code_of_room, is_signed_in, lock_room, reason_against, standing
from .turns import TooManyWait, do_too_many_wait_held, hold_message, turn_of

REMEMBERED = timedelta(minutes=2)
MOST_REMEMBERED = 5
STAFF_CLAIM = "staff_claim"  # the house rule: whoever is a moderator may say so
TAKEN_BACK = Tempo(limit=3, seconds=600)  # soon after they were shown: said, seen, and gone
SOON = timedelta(minutes=2)
TRIES = Tempo(limit=20, seconds=10)  # of one person, in all rooms, by socket and by form


@dataclass(frozen=True)
class Accepted:
    """The message is stored. `seq` is None while it waits."""

    message: Message

    @property
    def seq(self) -> int | None:
        """The number under which the room sees it."""
        return self.message.seq


@dataclass(frozen=True)
class Refused:
    """The message is not stored, for these reasons (codes). `care` is None where nobody has read it yet."""

    reasons: tuple[str, ...]
    care: bool | None = field(default=None, compare=False, repr=False)


def post_message(
    actor: User,
    *,
    room: Room,
    ref: str,
    text: str,
    symbols: Sequence[str] = (),
    reply_to: int | None = None,
    session: str | None = None,
) -> Accepted | Refused:
    """Says something in a room: shown at once or in its turn, held for a moderator, or refused with reasons.

    It has a text, or symbols (codes of `peer.symbols`), or both. Sending the same `ref` with the same again
    gives the same answer and changes nothing. The actor's rights, and the session where one is given, are
    read anew here; the rows that are given may be old.

    Who may not write is refused before anything is read. Danger is looked for then, in nobody's way.
    """
    if room.flood_limit and TRIES.is_over(actor.pk):
        return Refused(("too_fast",))
    post = post_of(ref=ref, text=text, reply_to=reply_to, symbols=symbols)
    outcome, stands = _post(actor, room, post, session)
    POSTS.labels("refused" if isinstance(outcome, Refused) else outcome.message.status).inc()
    if isinstance(outcome, Refused) and stands:
        _look_for_danger(_seat(actor, room, stands), post, outcome)
    return outcome


@transaction.atomic
def _post(
    actor: User, room: Room, post: Post, session: str | None
) -> tuple[Accepted | Refused, Standing | None]:
    """The answer, and where the writer stands; None for whoever has no place here."""
    with together():
        lock_room(room.pk)
        stands = standing(actor.pk, room.pk, ref=post.ref, session=session or "")
    if session is not None and not (stands.is_signed_in if stands else is_signed_in(session)):
        return Refused(("signed_out",)), None
    if stands is None:
        return Refused(("no_seat",)), None
    return _take(actor, room, stands, post), stands


def _look_for_danger(seat: Participant, post: Post, refused: Refused) -> None:
    care = sounds_like_danger(post.heard) if refused.care is None else refused.care
    if care:
        with transaction.atomic():
            lock_room(seat.room_id)  # one alarm for each writer
            caring.care_for_refused(seat, text=post.heard, reason=refused.reasons[0])


def _take(actor: User, room: Room, stands: Standing, post: Post) -> Accepted | Refused:
    if stands.earlier:
        return _again(stands.earlier, post)
    code = code_of_room(room.pk)
    if reason := _reason_against(stands, code, post):
        return Refused((reason,))
    if stands.flood_limit and TAKEN_BACK.is_full(actor.pk):
        return Refused(("taken_back_often",))
    quoted = _quoted(actor, room, post)
    if post.reply_to is not None and quoted is None:
        return Refused(("no_such_message",))
    verdict = _verdict(actor, room, stands, post)
    if verdict.is_refused:
        return Refused(verdict.reasons, verdict.care)
    room.last_seq = stands.last_seq
    message = _message(actor, room, stands, post)
    message.reply_to = quoted
    return _store(message, stands, _held_for(actor, stands, code, verdict), care=verdict.care)


def _verdict(actor: User, room: Room, stands: Standing, post: Post) -> Verdict:
    seat = _seat(actor, room, stands)
    return judge(
        post.judged,
        recent=_recent(stands),
        people=people_in(room.pk),
        is_cared_for=lambda: caring.is_cared_for(seat),
    )


def _again(earlier: int, post: Post) -> Accepted | Refused:
    message = Message.objects.select_related("participant").get(pk=earlier)
    is_the_same = message.text == post.text and tuple(message.symbols) == post.symbols
    return Accepted(message) if is_the_same else Refused(("ref_conflict",))


@transaction.atomic
def take_back(actor: User, *, message: Message) -> None:
    """The writer takes a message away, shown or waiting, at any time. Others read no more of it.

    Whoever does so again and again, soon after the room has read it, waits a while with the next one.
    """
    room = Room.objects.select_for_update().get(pk=message.room_id)
    message = Message.objects.select_related("participant").get(pk=message.pk)
    seat = seat_of(actor, room)
    if message.status == Message.Status.TAKEN_BACK and seat and message.participant_id == seat.pk:
        return
    require(seat is not None and may_take_back(seat, message))
    if message.is_shown and message.shown_at and message.shown_at > clock.now() - SOON:
        TAKEN_BACK.is_over(actor.pk)
    hide_message(room, message, status=Message.Status.TAKEN_BACK, by="writer")


def _reason_against(stands: Standing, code: str, post: Post) -> str | None:
    if reason := reason_against(stands, code):
        return reason
    if post.is_too_long:
        return "too_long"
    if not post.text and not post.symbols:
        return "empty"
    if post.is_crowded:
        return "crowded"
    return None if pictures.are_known(post.symbols) else "bad_symbols"


def _quoted(actor: User, room: Room, post: Post) -> Message | None:
    if post.reply_to is None:
        return None
    shown = Message.objects.filter(pk=post.reply_to, room=room, status=Message.Status.POSTED)
    quoted = shown.select_related("participant").first()
    return None if quoted and apart_from(actor).does_hide(quoted) else quoted


def _recent(stands: Standing) -> list[Said]:
    if not stands.flood_limit:
        return []
    now = clock.now()
    said = RECENT.ask(seat=stands.seat, since=now - REMEMBERED)
    return [Said(text, (now - written_at).total_seconds()) for text, written_at in said]


def _held_for(actor: User, stands: Standing, code: str, verdict: Verdict) -> list[str]:
    codes = list(verdict.reasons) if verdict.is_held else []
    if stands.is_staff:
        codes = [each for each in codes if each != STAFF_CLAIM]
    is_new = stands.shown_count < stands.newcomer_messages
    if stands.review == Room.Review.ALL_HELD and not _moderates(actor):
        codes.append("all_held")
    elif stands.review == Room.Review.NEWCOMERS_HELD and is_new and not _moderates(actor):
        codes.append("newcomer")
    return [*codes, "unattended"] if code == "holding" else codes


def _moderates(actor: User) -> bool:
    return User.objects.filter(holders_of("moderate_rooms", actor.pk), pk=actor.pk).exists()


def _seat(actor: User, room: Room, stands: Standing) -> Participant:
    seat = Participant(pk=stands.seat, room=room, user_id=actor.pk, nickname=stands.nickname)
    seat.is_staff = bool(stands.is_staff)
    return seat


def _message(actor: User, room: Room, stands: Standing, post: Post) -> Message:
    seat = _seat(actor, room, stands)
    symbols = list(post.symbols)
    return Message(
        room=room, participant=seat, ref=post.ref, text=post.text, symbols=symbols, written_at=clock.now()
    )


def _store(message: Message, stands: Standing, held_for: list[str], *, care: bool) -> Accepted | Refused:
    if held_for and do_too_many_wait_held(stands.seat):
        return Refused(("held_full",), care)
    try:
        due_at = None if held_for else turn_of(stands, message.written_at)
    except TooManyWait:
        return Refused(("queue_full",), care)
    if held_for:
        hold_message(message, held_for)
    elif due_at:
        message.status, message.due_at = Message.Status.QUEUED, due_at
        message.save()
    else:
        show_message(message.room, message, is_last=not care)
    if care:
        caring.care_for_message(message)
    if threats.RULE in held_for:
        threats.call_about_threat(message)
    return Accepted(message)


def _recent_messages(seat: int, since: datetime) -> QuerySet[Message, tuple[object, ...]]:
    latest = Message.objects.filter(participant=seat, written_at__gt=since).order_by("-written_at")
    return latest.values_list("text", "written_at")[:MOST_REMEMBERED]


RECENT = Prepared(_recent_messages, seat=int, since=datetime)
