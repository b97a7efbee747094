"""What a moderator reads beside a message: what was said before, what it answers, what was tried."""

from datetime import timedelta

from django.db.models import OuterRef, QuerySet, Subquery

from portal.kit import clock

from .events import ChangeKind
from .models import Change, Message

CONTEXT = 10
TODAY = timedelta(days=1)


def context_of(message: Message, limit: int = CONTEXT) -> list[Message]:
    """The messages shown before this one was written, oldest first.

    About what waits or was told about, also those that are gone: an answer tells nothing without what it
    answers. Each knows when its writer took it back (`gone_at`).
    """
    shown = Message.objects.filter(room=message.room, seq__isnull=False)
    if not is_looked_into(message):
        shown = shown.filter(status=Message.Status.POSTED)
    before = shown.filter(seq__lt=message.seq) if message.seq else shown
    return list(reversed(_with_end(before).order_by("-seq")[:limit]))


def answered_by(message: Message) -> Message | None:
    """The message that this one answers, in whatever state it is; nothing of it where nobody may look."""
    answered = _with_end(Message.objects.filter(pk=message.reply_to_id or 0)).first()
    return answered if answered and (answered.is_shown or is_looked_into(message)) else None


def is_looked_into(message: Message) -> bool:
    """Whether a moderator looks at what led to it: it waits, or somebody told about it."""
    return message.is_held or message.flags.exists()


def tries_taken_back(seat: int | OuterRef) -> QuerySet[Message]:
    """What waited for a moderator today, and its writer took back before anybody had read it."""
    today = clock.now() - TODAY
    waited = Message.objects.filter(participant=seat, seq=None, written_at__gt=today).exclude(held_for=[])
    return waited.filter(status=Message.Status.TAKEN_BACK)


def _with_end(messages: QuerySet[Message]) -> QuerySet[Message]:
    hidden = Change.objects.filter(message=OuterRef("pk"), kind=ChangeKind.HIDDEN.value).order_by("-seq")
    ended = messages.annotate(gone_at=Subquery(hidden.values("made_at")[:1]))
    return ended.select_related("participant")
