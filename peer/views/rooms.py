"""The pages of rooms. Everything works by link and form; the script only adds what comes by itself."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from peer import chat, duty, queries, seats, wording
from peer.care import care_card
from peer.forms import MessageForm, new_ref
from peer.models import Participant, Room
from peer.permissions import may_read_all_held
from portal.kit.keeping import keeps_text

from .doors import SignedIn, for_members, in_room, only_posted, page_of
from .numbers import number_in


@for_members
@require_GET
def rooms(request: SignedIn) -> HttpResponse:
    """The rooms, each with its state in words."""
    context = {
        "door": "talk",
        "rooms": queries.open_rooms(),
        "moderators": duty.moderators_present(),
        "reads_queue": may_read_all_held(request.user),
    }
    return render(request, "peer/rooms.html", context)


@in_room
@require_GET
def room(request: SignedIn, *, room: Room, seat: Participant) -> HttpResponse:
    """One room: its state, what was said, and the box to write in."""
    form = MessageForm(initial={"ref": new_ref()})
    return render(request, "peer/room.html", room_context(request, room, seat, form))


@only_posted
@in_room
def accept_rules(request: SignedIn, *, room: Room, seat: Participant) -> HttpResponse:
    """The person read the rules and agrees."""
    version = number_in(request.POST.get("version"))
    seats.accept_rules(request.user, room=room, version=version or 0)
    return redirect(f"{reverse('peer:room', args=[room.slug])}#write")


@keeps_text(MessageForm, page=page_of)
@only_posted
@in_room
def post_message(request: SignedIn, *, room: Room, seat: Participant) -> HttpResponse:
    """The plain door to saying something: the same action as the socket's."""
    form = MessageForm(request.POST)
    if not form.is_valid():
        return render(request, "peer/room.html", room_context(request, room, seat, form), status=422)
    outcome = chat.post_message(request.user, room=room, **form.cleaned_data)
    if isinstance(outcome, chat.Refused):
        # A new name, for the old one may be what was refused.
        form = MessageForm(QueryDict(urlencode({"text": form.cleaned_data["text"]})))
        for code in outcome.reasons:
            form.add_error("text", wording.reason_text(code))
        return render(request, "peer/room.html", room_context(request, room, seat, form), status=422)
    if not outcome.message.is_held:
        messages.success(request, _("Your message was sent."))
    return redirect(f"{reverse('peer:room', args=[room.slug])}#newest")


@only_posted
@in_room
def put_away(request: SignedIn, *, room: Room, seat: Participant, notice_id: int) -> HttpResponse:
    """The person has read a notice."""
    seats.put_away_notice(request.user, notice_id=notice_id)
    return redirect("peer:room", room.slug)


def room_context(request: SignedIn, room: Room, seat: Participant, form: MessageForm) -> dict[str, Any]:
    """What a room's page shows. The number is read before the messages, so that no change is missed."""
    last_seq = Room.objects.values_list("last_seq", flat=True).get(pk=room.pk)
    before, seen = number_in(request.GET.get("before")), number_in(request.GET.get("seen"))
    shown = queries.messages_before(room, request.user, before)
    rules = seats.newest_rules(room)
    moderators = duty.moderators_present()
    has_accepted = rules is None or seat.rules_accepted_version >= rules.version
    is_read_only = not moderators and room.when_unattended == Room.WhenUnattended.READ_ONLY
    return {
        "door": "talk",
        "room": room,
        "seat": seat,
        "form": form,
        "rules": rules,
        "has_accepted": has_accepted,
        "may_write": has_accepted and not is_read_only,
        "is_read_only": is_read_only,
        "moderators": moderators,
        "last_seq": last_seq,
        "shown": shown,
        "earlier": shown[0].seq if len(shown) == queries.PAGE else None,
        "is_past": before is not None,
        "first_new": next(
            (message.pk for message in shown if seen is not None and (message.seq or 0) > seen), None
        ),
        "seen": seen,
        "waiting": queries.waiting_messages(request.user, room),
        "notices": queries.unread_notices(request.user, room),
        "care": care_card(),
    }
