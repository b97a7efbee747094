"""What leaves after commit. Hints only: the database has it all, and readers catch up by number."""

from collections.abc import Callable

from django.db import transaction

from portal.live import publishing
from portal.live.events import Event

from . import events, queue, wording
from .models import Change, Message, Notice

QUEUE = "queue"


def topic_of_person(user_id: int) -> str:
    """The hub's name for what is meant for one person."""
    return f"person.{user_id}"


def _after_commit(act: Callable[[], None]) -> None:
    # What was accepted stays accepted, whatever happens to the hint.
    transaction.on_commit(act, robust=True)


def tell_room(change: Change) -> None:
    """A change to everybody in its room."""
    _after_commit(lambda: publishing.publish(encoded(change)))


def tell_person(notice: Notice) -> None:
    """A notice to the one whom it is for."""
    frame = events.care(notice=notice.pk) if notice.kind == Notice.Kind.CARE else _notice_frame(notice)
    event = Event(topic_of_person(notice.person_id), events.encode(frame))
    _after_commit(lambda: publishing.publish(event))


def tell_queue() -> None:
    """To moderators: something in the queue changed."""
    _after_commit(_publish_queue)


def recheck_seats() -> None:
    """After a block or a lost seat: look again at who may listen."""
    _after_commit(publishing.recheck)


def encoded(change: Change) -> Event:
    """A change in its two encodings: the real one, and the void for whoever may not meet its writer."""
    message = change.message
    void = events.encode(events.void(seq=change.seq))
    return Event(
        topic=f"room.{change.room_id}",
        seq=change.seq,
        text=events.encode(_change_frame(change, message)) if message else void,
        void=void,
        about=message.participant.user_id if message else None,
    )


def _change_frame(change: Change, message: Message) -> events.Frame:
    if change.kind == events.ChangeKind.HIDDEN:
        return events.hidden(seq=change.seq, message=message.pk, by=change.payload["by"])
    if not message.is_shown:
        return events.void(seq=change.seq)  # shown once, hidden since: its text is told to nobody
    if change.kind == events.ChangeKind.MASKED:
        return events.masked(seq=change.seq, message=message.pk, text=message.public_text)
    said = _posted_frame(change, message)
    return events.restored(said) if change.kind == events.ChangeKind.RESTORED else said


def _posted_frame(change: Change, message: Message) -> events.Frame:
    return events.posted(
        seq=change.seq,
        message=message.pk,
        ref=message.ref,
        author={"id": message.participant_id, "name": message.participant.nickname},
        text=message.public_text,
        time=message.written_at.isoformat(),
        when=wording.in_each_language(lambda: wording.said_at(message.written_at)),
    )


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
    frame = events.queue_changed(waiting=queue.count_of_queue())
    publishing.publish(Event(QUEUE, events.encode(frame)))
