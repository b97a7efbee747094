"""What becomes of somebody's seats and words in rooms when their account is erased."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from portal.accounts.farewell import Part
from portal.accounts.models import Farewell, User
from portal.kit import clock

from . import broadcast
from .duty import running_shift
from .models import Message, Participant, Room, Shift
from .series import hide_again

STILL_THERE = (Message.Status.POSTED, Message.Status.HELD, Message.Status.QUEUED)


def reason_against(person: User) -> str | None:
    """A shift ends with a word to the next moderator, and not by going away."""
    return _("You are on shift. End your shift first.") if running_shift(person) else None


def erase(person: User, _keeps_news: bool) -> None:
    """Others read that a message was removed; the seat is a former member's. Planned shifts are free."""
    for seat in Participant.objects.filter(user=person).select_related("room"):
        _leave(seat)
    ahead = Shift.objects.filter(begun_at=None, starts_at__gt=clock.now())
    ahead.filter(moderator=person).delete()
    ahead.filter(second=person).update(second=None)
    broadcast.recheck_seats()


def _leave(seat: Participant) -> None:
    room = Room.objects.select_for_update().get(pk=seat.room_id)
    theirs = Message.objects.filter(participant=seat, status__in=STILL_THERE)
    for message in theirs.select_related("participant").order_by("pk"):
        # The account's own line in the ledger does this again after a restore.
        hide_again(room, message, status=Message.Status.TAKEN_BACK, by="writer")
    with translation.override(settings.LANGUAGE_CODE):
        name = _("A former member")
    now = clock.now()
    Participant.objects.filter(pk=seat.pk).update(nickname=name, nickname_key="", removed_at=now)
    broadcast.cover_name(seat)


def nothing(_farewell: Farewell) -> None:
    """Until the last day a person talks on in rooms as before: only who is there reads it."""


PART = Part(reason_against, hide=nothing, bring_back=nothing, erase=erase)
