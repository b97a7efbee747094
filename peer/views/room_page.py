"""What the page of a room needs to know, for one reader."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from peer import history, queries, reading, seats
from peer.care import care_card
from peer.forms import MessageForm, new_ref
from peer.models import Message, Notice, Participant, Room
from peer.room_state import room_state

from .doors import SignedIn
from .numbers import number_in

Mode = Participant.ReadingMode


def empty_form(seat: Participant, asked: str | None) -> MessageForm:
    """The box to write in, with the message that it answers if the address names one."""
    answered = answered_message(seat, asked)
    return MessageForm(initial={"ref": new_ref(), "reply_to": answered.pk if answered else None})


def form_again(*, text: str, reply_to: int | None, symbols: list[str], **_old: object) -> MessageForm:
    """The box with what was refused in it, under a new name: the old one may be what was refused."""
    data = {"text": text, "reply_to": reply_to or "", "symbols": symbols}
    return MessageForm(QueryDict(urlencode(data, doseq=True)))


def answered_message(seat: Participant, asked: object) -> Message | None:
    """The message that somebody answers, if they may see it."""
    number = number_in(str(asked or ""))
    if number is None:
        return None
    shown = queries.messages_for(seat.user, seat.room_id).filter(status=Message.Status.POSTED)
    return shown.filter(pk=number).select_related("participant").first()


def room_context(request: SignedIn, room: Room, seat: Participant, form: MessageForm) -> dict[str, Any]:
    """What a room's page shows. The number is read before the messages, so that no change is missed."""
    last_seq = Room.objects.values_list("last_seq", flat=True).get(pk=room.pk)
    before, seen = number_in(request.GET.get("before")), number_in(request.GET.get("seen"))
    seat.user = request.user
    if seat.read_seq == 0 or seat.reading_mode == Mode.STREAM:
        seen = seen if seen is not None or seat.read_seq == 0 else seat.read_seq
        _read_up_to(request, room, seat, last_seq)
    place = last_seq if seat.reading_mode == Mode.STREAM else seat.read_seq
    shown = history.page_of_history(seat, up_to=place, before=before)
    notices = list(queries.unread_notices(request.user, room))
    rules, state = seats.newest_rules(room), room_state(room)
    has_accepted = rules is None or seat.rules_accepted_version >= rules.version
    return {
        "door": "talk",
        "room": room,
        "seat": seat,
        "form": form,
        "answered": answered_message(seat, form["reply_to"].value()),
        "rules": rules,
        "has_accepted": has_accepted,
        "rules_have_changed": not has_accepted and seat.rules_accepted_version > 0,
        "state": state,
        "modes": _modes(seat),
        "unread": history.unread(seat, batch=1 if seat.reading_mode == Mode.ONE else queries.PAGE),
        "last_seq": last_seq,
        "place": place,
        "shown": shown,
        "apart": queries.apart_from(request.user),
        "earlier": shown[0].seq if len(shown) == queries.PAGE else None,
        "is_past": before is not None,
        "seen": seen,
        "first_new": _first_new(shown, seat, seen),
        "waiting": history.waiting_for_a_turn(seat),
        "notices": notices,
        "warning": next((notice.pk for notice in notices if notice.kind == Notice.Kind.WARNED), None),
        "care": care_card(),
    }


def _read_up_to(request: SignedIn, room: Room, seat: Participant, seq: int) -> None:
    reading.keep_place(request.user, room=room, seq=seq)
    seat.read_seq = max(seat.read_seq, seq)


def _first_new(shown: list[Message], seat: Participant, seen: int | None) -> int | None:
    if seen is None:
        return None
    new = (one.pk for one in shown if (one.seq or 0) > seen and one.participant_id != seat.pk)
    return next(new, None)


def _modes(seat: Participant) -> list[dict[str, object]]:
    helps = {
        Mode.CALM: _("New messages wait until you ask for them."),
        Mode.ONE: _("You ask for each new message."),
        Mode.STREAM: _("New messages appear when somebody writes."),
    }
    labels = {
        Mode.CALM: _("Calmly, when I ask"),
        Mode.ONE: _("One at a time"),
        Mode.STREAM: _("By themselves"),
    }
    return [
        {"code": mode.value, "label": labels[mode], "help": helps[mode], "chosen": seat.reading_mode == mode}
        for mode in Mode
    ]
