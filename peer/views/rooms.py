"""The pages of rooms. Everything works by link and form; the script only adds what comes by itself."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from peer import chat, history, queries, seats, wording
from peer.forms import MessageForm
from peer.models import Participant, Room
from peer.permissions import may_read_all_held
from portal.kit.keeping import keeps_text
from portal.kit.public_pages import public_page
from portal.kit.telling_first import told_first

from .doors import SignedIn, for_members, in_room, only_posted, page_of
from .numbers import number_in
from .room_page import empty_form, form_again, room_context


@told_first("peer:about")
@for_members
@require_GET
def rooms(request: SignedIn) -> HttpResponse:
    """The rooms, each with its state in words."""
    found = list(queries.open_rooms(request.user))
    unread = history.unread_in_rooms(request.user, found)
    context = {
        "door": "talk",
        "rooms": [{"room": room, "unread": unread.get(room.pk, 0)} for room in found],
        "reads_queue": may_read_all_held(request.user),
    }
    return render(request, "peer/rooms.html", context)


@public_page
@require_GET
def about(request: HttpRequest) -> HttpResponse:
    """What a room is and which there are, for readers who are not signed in. The same for everybody."""
    context = {
        "door": "talk",
        "rooms": queries.rooms_told_in_public(),
        "is_open": settings.JOINING_OPEN,
        "here": reverse("peer:rooms"),
    }
    return render(request, "peer/about.html", context)


@in_room
@require_GET
def room(request: SignedIn, *, room: Room, seat: Participant) -> HttpResponse:
    """One room: its state, what was said, and the box to write in."""
    form = empty_form(seat, request.GET.get("answer"))
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
        form = form_again(**form.cleaned_data)
        for code in outcome.reasons:
            form.add_error("text", wording.reason_text(code))
        return render(request, "peer/room.html", room_context(request, room, seat, form), status=422)
    if outcome.message.is_shown:
        messages.success(request, _("Your message was sent."))
    return redirect(f"{reverse('peer:room', args=[room.slug])}#newest")


@only_posted
@in_room
def put_away(request: SignedIn, *, room: Room, seat: Participant, notice_id: int) -> HttpResponse:
    """The person has read a notice."""
    seats.put_away_notice(request.user, notice_id=notice_id)
    return redirect("peer:room", room.slug)
