"""What leaves after commit. Hints only: the database has it all, and readers catch up by number."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.db import transaction

from portal.kit import clock
from portal.live import publishing
from portal.live.events import Event

from . import events, wording
from .models import Change, Message, Notice, Participant
from .parting import asking_kept_from, kept_from, kept_from_many, missed_by
from .staff_marks import is_staff, needs_a_mark

QUEUE = "queue"
SAYING = {events.ChangeKind.POSTED.value, events.ChangeKind.RESTORED.value}


def topic_of_person(user_id: int) -> str:
    """The hub's name for what is meant for one person."""
    return f"person.{user_id}"


def _after_commit(act: Callable[[], None]) -> None:
    # What was accepted stays accepted, whatever happens to the hint.
    transaction.on_commit(act, robust=True)


def tell_room(change: Change, *, is_committed: bool = False) -> None:
    """A change to everybody in its room. Who may not read it is asked after commit: no block is too late.

    `is_committed`: the end of the transaction was said already, and what is asked now comes after it.
    """
    asked = asking_kept_from(_speakers([change])) if is_committed else None
    is_new = change.kind == events.ChangeKind.POSTED
    _after_commit(lambda: publishing.publish(encoded(change, kept_apart([change], asked, is_new=is_new))))


def tell_person(notice: Notice) -> None:
    """A notice to the one whom it is for."""
    frame = events.care(notice=notice.pk) if notice.kind == Notice.Kind.CARE else _notice_frame(notice)
    event = Event(topic_of_person(notice.person_id), events.encode(frame))
    _after_commit(lambda: publishing.publish(event))


def tell_waiting(message: Message) -> None:
    """To its writer: what was to be shown by now waits for a moderator, and why."""
    event = Event(topic_of_person(message.participant.user_id), events.encode(wording.waiting_frame(message)))
    _after_commit(lambda: publishing.publish(event))


def cover_name(seat: Participant) -> None:
    """What this seat was called so far is told no more. Who it is now is not said: some do not meet them."""
    frame = events.name_covered(author=seat.pk)
    event = Event(
        f"room.{seat.room_id}",
        events.encode(frame),
        about=seat.user_id,
        unsays=True,
        kept_from=kept_from(seat.user_id),
    )
    _after_commit(lambda: publishing.publish(event))


def tell_queue() -> None:
    """To moderators: something in the queue changed."""
    _after_commit(_publish_queue)


def recheck_seats() -> None:
    """After a block or a lost seat: look again at who may listen."""
    _after_commit(publishing.recheck)


@dataclass(frozen=True)
class Kept:
    """Who may not read what: because of its writer now, or of a block that lasted when it was said."""

    now: Mapping[int, frozenset[int]]
    then: Mapping[int, frozenset[int]]

    def of(self, message: Message) -> frozenset[int]:
        """The people who do not read this message."""
        return self.now[message.participant.user_id] | self.then.get(message.pk, frozenset())


def kept_apart(
    changes: Iterable[Change],
    asked: Callable[[], Mapping[int, frozenset[int]]] | None = None,
    *,
    is_new: bool = False,
) -> Kept:
    """Who may not read the words in these changes; `asked` knows who does not meet their speakers now.

    What `is_new` was missed by nobody before, so that one question less is asked at a post.
    """
    whole = list(changes)
    now = asked() if asked else kept_from_many(_speakers(whole))
    said = (one for change in whole for one in _words_in(change)[1 if is_new else 0 :])
    return Kept(now, missed_by(said))


def _speakers(changes: Iterable[Change]) -> set[int]:
    return {message.participant.user_id for change in changes for message in _words_in(change)}


def _words_in(change: Change) -> list[Message]:
    """The message that a change is about, then the one that it answers."""
    message = change.message
    quoted = quotable(message) if message and change.kind in SAYING else None
    return [one for one in (message, quoted) if one]


def encoded(change: Change, kept: Kept) -> Event:
    """A change in its encodings: the real one, and the void for whoever may not read it.

    An answer has a third, without the quote, for whoever may not meet the writer of what it answers.
    """
    message = change.message
    topic, void = f"room.{change.room_id}", events.encode(events.void(seq=change.seq))
    if message is None:
        return Event(topic, void, change.seq)
    about = message.participant.user_id
    quoted = quotable(message) if change.kind in SAYING else None
    text = events.encode(_change_frame(change, message, quoted))
    if quoted is None:
        unsays = change.kind in {events.ChangeKind.HIDDEN, events.ChangeKind.MASKED}
        return Event(topic, text, change.seq, void, about, unsays=unsays, kept_from=kept.of(message))
    bare = events.encode(_change_frame(change, message, None))
    answered = quoted.participant.user_id
    apart, bare_for = kept.of(message), kept.of(quoted)
    return Event(topic, text, change.seq, void, about, bare, answered, kept_from=apart, bare_for=bare_for)


def quotable(message: Message) -> Message | None:
    """What the message answers, while the room may read all of that."""
    quoted = message.reply_to if message.reply_to_id else None
    return quoted if quoted and quoted.is_shown and not quoted.masked_text else None


def _change_frame(change: Change, message: Message, quoted: Message | None) -> events.Frame:
    if change.kind == events.ChangeKind.HIDDEN:
        return events.hidden(seq=change.seq, message=message.pk, by=change.payload["by"])
    if not message.is_shown:
        return events.void(seq=change.seq)  # shown once, hidden since: its text is told to nobody
    if change.kind == events.ChangeKind.MASKED:
        return events.masked(seq=change.seq, message=message.pk, text=message.public_text)
    said = _posted_frame(change, message, quoted)
    return events.restored(said) if change.kind == events.ChangeKind.RESTORED else said


def _posted_frame(change: Change, message: Message, quoted: Message | None) -> events.Frame:
    return events.posted(
        seq=change.seq,
        message=message.pk,
        ref=message.ref,
        author={
            "id": message.participant_id,
            "name": message.participant.nickname,
            **_mark(message),
        },
        text=message.public_text,
        time=message.written_at.isoformat(),
        when=_said_at(message.written_at.replace(second=0, microsecond=0), clock.today()),
        symbols=message.symbols,
        quote=_quote(quoted) if quoted else None,
    )


def _quote(quoted: Message) -> events.Frame:
    name = quoted.participant.nickname
    said = events.quote(message=quoted.pk, name=name, text=quoted.text, symbols=quoted.symbols)
    return {**said, **_mark(quoted)}


def _mark(message: Message) -> events.Frame:
    if is_staff(message.participant):
        return {"staff": True}
    return {"member": True} if needs_a_mark(message) else {}


@lru_cache(maxsize=512)
def _said_at(minute: datetime, _today: date) -> events.Texts:
    return wording.in_each_language(lambda: wording.said_at(minute))


def _notice_frame(notice: Notice) -> events.Frame:
    return events.notice(
        kind=notice.kind,
        title=wording.in_each_language(lambda: wording.notice_title(notice)),
        text=wording.in_each_language(lambda: wording.notice_text(notice)),
        notice=notice.pk,
        message=notice.message_id,
        ref=notice.message.ref if notice.message else None,
    )


def _publish_queue() -> None:
    publishing.publish(Event(QUEUE, events.encode(events.queue_changed())))
